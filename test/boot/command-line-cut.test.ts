/** What cmdline-too-long says, seen on a real kernel. Our engines refuse such a boot, so QEMU is started by hand. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assembleTarget } from "../../core/project/boot-target.js";
import { checkTarget } from "../../core/rules/run.js";
import { guestKernel, shippedVersion } from "../../scripts/guest.js";
import { packCpio } from "../support/cpio.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const qemu = "qemu-system-i386";
/** The first build of the kernels takes minutes. */
const PREPARATION_MS = 30 * 60_000;

describe("A command line that is longer than the kernel's", function () {
  this.timeout(PREPARATION_MS);

  before(function () {
    if (spawnSync(qemu, ["--version"]).status !== 0) this.skip();
  });

  const entry = (filler: number) => `console=ttyS0 panic=-1 filler=${"x".repeat(filler)} rdinit=/program`;

  for (const [what, filler, isCut] of [
    ["is read to its end when it just fits", 2047 - entry(0).length, false],
    ["loses what does not fit, and the boot with it", 2100, true],
  ] as const) {
    it(what, async () => {
      const initrd = join(temporaryFolder(), "initrd");
      writeFileSync(initrd, packCpio([{ name: "program", mode: 0o100755, content: Buffer.from("no program") }]));
      const { image } = await guestKernel(shippedVersion, "external");
      const cmdline = entry(filler);
      const machine = ["-M", "pc", "-m", "128", "-nic", "none", "-no-reboot", "-display", "none", "-monitor", "none"];
      const boot = ["-serial", "stdio", "-kernel", image, "-append", cmdline, "-initrd", initrd];
      const { stdout } = spawnSync(qemu, [...machine, ...boot], { encoding: "utf8", timeout: 60_000 });
      assert.equal(/Failed to execute \/program|Run \/program/.test(stdout), !isCut, stdout.slice(-2000));
      assert.match(stdout, /Kernel panic - not syncing/);
      const findings = checkTarget(assembleTarget({ cmdline: { path: "cmdline", text: cmdline }, described: true }));
      assert.equal(
        findings.some(({ code, severity }) => code === "cmdline-too-long" && severity === "error"),
        isCut,
      );
    });
  }
});
