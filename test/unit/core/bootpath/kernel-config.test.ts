import assert from "node:assert/strict";
import { kernelFactsOfConfig } from "../../../../core/bootpath/kernel-config.js";
import { bundledKernelFacts } from "../../../../core/bootpath/kernel-facts.js";

const small = `# a comment
CONFIG_BINFMT_ELF=y
# CONFIG_BINFMT_SCRIPT is not set
CONFIG_BLK_DEV_INITRD=y
CONFIG_BLK_DEV_RAM=m
CONFIG_DEFAULT_INIT="/usr/lib/systemd/systemd \\"x\\""
CONFIG_INIT_ENV_ARG_LIMIT=64
CONFIG_SERIAL_8250_CONSOLE=y
CONFIG_SERIAL_8250_NR_UARTS=32
CONFIG_BTRFS_FS=y
CONFIG_XFS_FS=m
`;

describe("core/bootpath/kernel-config", () => {
  it("takes from a configuration what decides on the boot path", () => {
    const facts = kernelFactsOfConfig(small, "6.12", "x86");
    assert.equal(facts.defaultInit, '/usr/lib/systemd/systemd "x"');
    assert.equal(facts.initArgumentLimit, 64);
    assert.equal(facts.ramDisks, 0);
    assert.deepEqual([facts.scripts, facts.archives], ["refused", "unpacked"]);
    assert.deepEqual(facts.consoles, [{ name: "ttyS", ports: { count: 4, present: [0] } }]);
    assert.deepEqual(
      facts.fileSystems.filter((type) => type.kind === "device").map((type) => type.name),
      ["btrfs"],
    );
    assert.deepEqual(
      facts.formats?.map((format) => format.bits),
      [32],
    );
  });

  it("reads the word size of a PC from it", () => {
    const wide = kernelFactsOfConfig(`${small}CONFIG_64BIT=y\n`, "6.12", "x86");
    assert.deepEqual(
      wide.formats?.map((format) => format.bits),
      [64],
    );
    const both = kernelFactsOfConfig(`${small}CONFIG_64BIT=y\nCONFIG_IA32_EMULATION=y\n`, "6.12", "x86");
    assert.deepEqual(
      both.formats?.map((format) => format.bits),
      [64, 32],
    );
  });

  it("is without programs and archives when the configuration is empty", () => {
    const facts = kernelFactsOfConfig("", "6.1", "arm64");
    assert.deepEqual([facts.formats, facts.scripts, facts.archives, facts.consoles], [[], "refused", "ignored", null]);
    assert.equal(facts.known, bundledKernelFacts("6.1", "arm64").known);
  });
});
