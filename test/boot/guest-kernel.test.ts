/** The guest kernels and BusyBox as they were built: what others rely on, asked of the files themselves. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  ET_EXEC,
  MOST_HEADER_BYTES,
  readElfHeader,
  readInterpreter,
  readProgramHeaders,
} from "../../core/binary/elf.js";
import { wholeContent } from "../../core/binary/file-content.js";
import { elfFormats } from "../../core/binary/machine.js";
import { inspectKernel } from "../../emulator/kernel-image.js";
import { busybox, deliveries, guestKernel, installFolder, installGuest, shippedVersion } from "../../scripts/guest.js";
import { unmetOptions } from "../../scripts/guest/recipe.js";

const LARGEST_IMAGE = 2_500_000;

/** What users and tests expect of a guest kernel. The fragments may change; these may not. */
const required = `
# CONFIG_64BIT is not set
# CONFIG_SMP is not set
CONFIG_M686=y
CONFIG_PCI=y
CONFIG_HIGH_RES_TIMERS=y
CONFIG_NO_HZ_IDLE=y
CONFIG_BLK_DEV_INITRD=y
CONFIG_RD_GZIP=y
CONFIG_RD_BZIP2=y
CONFIG_RD_LZMA=y
CONFIG_RD_XZ=y
CONFIG_RD_LZO=y
CONFIG_RD_LZ4=y
CONFIG_RD_ZSTD=y
CONFIG_BOOT_CONFIG=y
CONFIG_BLK_DEV_RAM=y
CONFIG_EXT4_FS=y
CONFIG_EXT4_USE_FOR_EXT2=y
CONFIG_DEVTMPFS=y
CONFIG_DEVTMPFS_MOUNT=y
CONFIG_BINFMT_ELF=y
CONFIG_BINFMT_SCRIPT=y
CONFIG_PRINTK=y
CONFIG_PRINTK_TIME=y
CONFIG_EARLY_PRINTK=y
CONFIG_BUG=y
CONFIG_KALLSYMS=y
CONFIG_MAGIC_SYSRQ=y
CONFIG_PANIC_TIMEOUT=0
CONFIG_TTY=y
CONFIG_VT=y
CONFIG_VT_CONSOLE=y
CONFIG_VGA_CONSOLE=y
CONFIG_SERIAL_8250=y
CONFIG_SERIAL_8250_CONSOLE=y
CONFIG_SERIAL_8250_NR_UARTS=4
CONFIG_SERIAL_8250_RUNTIME_UARTS=4
CONFIG_IKCONFIG=y
CONFIG_IKCONFIG_PROC=y
CONFIG_PROC_FS=y
CONFIG_SYSFS=y
CONFIG_TMPFS=y
CONFIG_UNIX=y
CONFIG_MULTIUSER=y
CONFIG_FUTEX=y
CONFIG_EPOLL=y
CONFIG_POSIX_TIMERS=y
# CONFIG_ELF_CORE is not set
# CONFIG_COREDUMP is not set
CONFIG_INIT_ENV_ARG_LIMIT=32
CONFIG_DEFAULT_INIT=""
`;

/** The configuration inside an uncompressed kernel (kernel/configs.c), which `/proc/config.gz` shows. */
function embeddedConfig(vmlinux: Buffer): string {
  const start = vmlinux.indexOf("IKCFG_ST");
  const end = vmlinux.indexOf("IKCFG_ED");
  assert.ok(start >= 0 && end > start, "the kernel holds its configuration");
  return gunzipSync(vmlinux.subarray(start + 8, end)).toString();
}

describe("Guest kernels", function () {
  // A fresh machine builds them here.
  this.timeout(20 * 60_000);

  for (const delivery of deliveries) {
    describe(`${shippedVersion} ${delivery}`, () => {
      it("is small enough to ship", async () => {
        const { image } = await guestKernel(shippedVersion, delivery);
        assert.ok(readFileSync(image).length <= LARGEST_IMAGE);
      });

      it("is a 32-bit bzImage that takes a command line of 2047 bytes", async () => {
        const kernel = inspectKernel(readFileSync((await guestKernel(shippedVersion, delivery)).image));
        assert.ok(kernel !== null);
        assert.ok(kernel.protocol >= 0x20c, `boot protocol ${kernel.protocol.toString(16)}`);
        assert.equal(kernel.is64Bit, false);
        assert.equal(kernel.loadedHigh, true);
        assert.equal(kernel.cmdlineSize, 2047);
        assert.match(kernel.version, /^6\.12\.\d+-bootpath \(bootpath@bootpath\) #1 /);
      });

      it("has every option that is relied on", async () => {
        const { config } = await guestKernel(shippedVersion, delivery);
        assert.deepEqual(unmetOptions(required, readFileSync(config, "utf8")), []);
      });

      it("holds the configuration that lies beside it", async () => {
        const { config, vmlinux } = await guestKernel(shippedVersion, delivery);
        assert.equal(embeddedConfig(readFileSync(vmlinux)), readFileSync(config, "utf8"));
      });

      it("fits uncompressed into the memory that its header asks for", async () => {
        const { image, vmlinux } = await guestKernel(shippedVersion, delivery);
        const kernel = inspectKernel(readFileSync(image));
        assert.ok(kernel !== null && readFileSync(vmlinux).length < kernel.runSize);
      });
    });
  }

  it("differ between the deliveries in nothing but the initramfs they are linked with", async () => {
    const [builtin, external] = await Promise.all(
      deliveries.map(async (delivery) => readFileSync((await guestKernel(shippedVersion, delivery)).config, "utf8")),
    );
    const withoutSource = (config: string | undefined) =>
      config?.split("\n").filter((line) => !/^CONFIG_INITRAMFS_|^# CONFIG_INITRAMFS_/.test(line));
    assert.match(builtin ?? "", /^CONFIG_INITRAMFS_SOURCE="empty\.list"$/m);
    assert.match(external ?? "", /^CONFIG_INITRAMFS_SOURCE=""$/m);
    assert.deepEqual(withoutSource(builtin), withoutSource(external));
  });

  it("come with a BusyBox that runs on them without libraries", async () => {
    const bytes = readFileSync((await busybox()).binary);
    const [format] = elfFormats("i386") ?? [];
    assert.ok(format !== undefined);
    const header = readElfHeader(bytes, format);
    const segments = readProgramHeaders(wholeContent(bytes), header, format, MOST_HEADER_BYTES);
    assert.ok("length" in segments);
    assert.equal(header.type, ET_EXEC);
    assert.ok(format.machines.includes(header.machine));
    assert.equal(readInterpreter(wholeContent(bytes), segments), null);
  });

  it("are installed with their licence and recipe", async () => {
    await installGuest();
    const installed = (name: string) => readFileSync(join(installFolder, name));
    for (const delivery of deliveries) {
      const kernel = await guestKernel(shippedVersion, delivery);
      assert.deepEqual(installed(`bzImage-${delivery}`), readFileSync(kernel.image));
      assert.deepEqual(installed(`config-${delivery}`), readFileSync(kernel.config));
    }
    assert.deepEqual(installed("busybox"), readFileSync((await busybox()).binary));
    assert.match(installed("busybox.copyright").toString(), /GNU General Public License/);
    assert.match(installed("busybox.origin").toString(), /^Version: \S+$/m);
    assert.match(installed("COPYING").toString(), /GNU GENERAL PUBLIC LICENSE\s+Version 2, June 1991/);
    assert.match(installed("README.md").toString(), /linux-source-6\.12/);
    assert.match(installed("kernel/base.config").toString(), /^CONFIG_VT=y$/m);
  });
});
