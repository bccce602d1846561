import assert from "node:assert/strict";
import type { BootContext } from "../../../../core/log/boot-context.js";
import { diagnoseLog } from "../../../../core/log/diagnose.js";

const panic = "Kernel panic - not syncing: ";
const rootPanic = `${panic}VFS: Unable to mount root fs on unknown-block(0,0)`;

/** Lines that no recorded fixture holds, and the codes that follow from them. */
const cases: readonly {
  readonly about: string;
  readonly lines: readonly string[];
  readonly context?: BootContext;
  readonly codes: readonly string[];
}[] = [
  {
    about: "a MIPS kernel that got no initrd and has no root",
    lines: ["Initrd not found or empty - disabling initrd", rootPanic],
    codes: ["initrd-not-found", "root-not-specified"],
  },
  {
    about: "a MIPS kernel that got no initrd and mounts its root",
    lines: ["Initrd not found or empty - disabling initrd", "VFS: Mounted root (ext2 filesystem) on device 8:1."],
    codes: [],
  },
  {
    about: "Linux 7.2 without the decompressor",
    lines: [
      "Unpacking initramfs...",
      "compression method zstd not configured",
      "Initramfs unpacking failed: decompressor failed",
      rootPanic,
    ],
    codes: ["initramfs-compression-unsupported", "initramfs-decode-error", "init-missing"],
  },
  {
    about: "a damaged archive that is built into the kernel",
    lines: [`${panic}junk within compressed archive`],
    codes: ["initramfs-junk"],
  },
  {
    about: "a built-in archive compressed by a method that the kernel lacks",
    lines: [`${panic}compression method xz not configured`],
    codes: ["initramfs-compression-unsupported"],
  },
  {
    about: "no memory to unpack an archive",
    lines: [`${panic}can't allocate buffers`],
    codes: ["out-of-memory"],
  },
  {
    about: "a damaged header in Linux 7.2",
    lines: ["Initramfs unpacking failed: damaged header", rootPanic],
    codes: ["initramfs-decode-error", "init-missing"],
  },
  {
    about: "an archive without cpio magic",
    lines: ["rootfs image is not initramfs (no cpio magic); looks like an initrd", rootPanic],
    codes: ["initrd-not-cpio", "init-missing"],
  },
  {
    about: "the words of Linux 5.14 for unknown parameters",
    lines: ["Unknown command line parameters: BOOT_IMAGE=/vmlinuz splash"],
    codes: ["unknown-parameters"],
  },
  {
    about: "a boot loader's identifier alone",
    lines: ["Unknown command line parameters: BOOT_IMAGE=/vmlinuz"],
    codes: [],
  },
  {
    about: "a value that is too large",
    lines: ["Booting kernel: `123456789012' too large for parameter `x'"],
    codes: ["invalid-parameter-value"],
  },
  {
    about: "rdinit= on the command line and no line about an initramfs: the archive is built in",
    lines: ["Kernel command line: rdinit=/bin/sh", rootPanic],
    codes: ["init-missing"],
  },
  {
    about: "rdinit= and root= together, and the program is missing",
    lines: [
      "Kernel command line: rdinit=/bin/sh root=/dev/sda1",
      "Trying to unpack rootfs image as initramfs...",
      'VFS: Cannot open root device "/dev/sda1" or unknown-block(0,0): error -19',
      rootPanic,
    ],
    codes: ["init-missing", "root-device-missing"],
  },
  {
    about: "a command line over several lines, as Linux 7.2 may print it",
    lines: ["Kernel command line: console=ttyS0 \\", "Kernel command line: root=UUID=12-34", rootPanic],
    codes: ["root-needs-initramfs"],
  },
  {
    about: "a broken archive and root=",
    lines: [
      "Kernel command line: root=/dev/sda1",
      "Initramfs unpacking failed: invalid magic at start of compressed archive",
      'VFS: Cannot open root device "sda1" or unknown-block(0,0): error -6',
      rootPanic,
    ],
    codes: ["initramfs-bad-magic", "root-device-missing"],
  },
  {
    about: "an old kernel's message without an error number",
    lines: ['VFS: Cannot open root device "sda1" or unknown-block(0,0)', rootPanic],
    codes: ["root-device-missing"],
  },
  {
    about: "a folder of the path that is a file",
    lines: ["check access for rdinit=/bin/sh/x failed: -20, ignoring", rootPanic],
    codes: ["init-inaccessible", "root-not-specified"],
  },
  {
    about: "quiet, an init that fails, and a prompt in the end",
    lines: ["Failed to execute /init (error -13)", "# "],
    context: { endedBy: "prompt" },
    codes: ["init-exec-permission"],
  },
  {
    about: "an old kernel without a working init",
    lines: [
      `${panic}No init found.  Try passing init= option to kernel. See Linux Documentation/init.txt for guidance.`,
    ],
    codes: ["no-working-init"],
  },
  {
    about: "init that the out-of-memory killer ends",
    lines: [
      "init invoked oom-killer: gfp_mask=0x140dca(GFP_HIGHUSER), order=0, oom_score_adj=0",
      `${panic}Attempted to kill init! exitcode=0x00000009`,
    ],
    codes: ["out-of-memory", "init-killed"],
  },
  {
    about: "an oops in an interrupt",
    lines: ["BUG: unable to handle page fault for address: ffffa3c000001000", `${panic}Fatal exception in interrupt`],
    codes: ["oops", "panic-other"],
  },
  {
    about: "an oops of Linux 6.1 that is no page fault",
    lines: ["general protection fault: 0000 [#1] PREEMPT SMP NOPTI"],
    codes: ["oops"],
  },
  {
    about: "a library that musl's loader misses",
    lines: ["Error loading shared library libz.so.1: No such file or directory (needed by /bin/tool)"],
    codes: ["init-library-missing"],
  },
  {
    about: "bash without a terminal",
    lines: ["bash: no job control in this shell"],
    codes: ["no-controlling-tty"],
  },
  {
    about: "a 64-bit kernel that halts without a word",
    lines: [],
    context: { endedBy: "silence", kernelBits: 64, processorBits: 32 },
    codes: ["kernel-is-64-bit"],
  },
  {
    about: "a processor without a feature is not one without 64-bit mode",
    lines: ["This kernel requires an i686 CPU, but only detected an i586 CPU."],
    codes: [],
  },
  {
    about: "silence with quiet",
    lines: [],
    context: { endedBy: "silence", cmdline: "console=ttyS0 quiet" },
    codes: ["no-output"],
  },
  {
    about: "a boot that somebody stopped before it said anything",
    lines: [],
    context: { cmdline: "console=ttyS0" },
    codes: [],
  },
];

describe("causes in single lines", () => {
  for (const { about, lines, context, codes } of cases) {
    it(`${codes.join(", ") || "nothing"}: ${about}`, () => {
      const text = lines.map((line) => `${line}\n`).join("");
      assert.deepEqual(
        diagnoseLog(text, context).map(({ code }) => code),
        codes,
      );
    });
  }

  it("names quiet as the reason of silence", () => {
    const [entry] = diagnoseLog("", { endedBy: "silence", cmdline: "console=ttyS0 quiet" });
    assert.match(entry?.fix ?? "", /Remove quiet /);
  });

  it("says what a signal means", () => {
    for (const [code, name] of [
      ["04", "SIGILL"],
      ["07", "SIGBUS"],
      ["0f", "SIGTERM"],
      ["3f", "signal 63"],
    ] as const) {
      const [entry] = diagnoseLog(`${panic}Attempted to kill init! exitcode=0x000000${code}\n`);
      assert.ok(entry?.cause.includes(name), entry?.cause);
    }
  });

  it("says what an exit status means", () => {
    for (const [code, words] of [
      ["00", "no error"],
      ["02", "syntax"],
      ["7e", "cannot be executed"],
      ["7f", "not found"],
      ["65", "status 101."],
    ] as const) {
      const [entry] = diagnoseLog(`${panic}Attempted to kill init! exitcode=0x0000${code}00\n`);
      assert.ok(entry?.cause.includes(words), entry?.cause);
    }
  });
});
