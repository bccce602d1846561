/** Lines that no recorded fixture holds, and the codes that follow from them. */
import type { BootContext } from "../../../../core/log/boot-context.js";

/** A log made up of a few lines. */
export interface LineCase {
  readonly about: string;
  readonly lines: readonly string[];
  readonly context?: BootContext;
  readonly codes: readonly string[];
}

/** What a panic begins with. */
export const panic = "Kernel panic - not syncing: ";
const rootPanic = `${panic}VFS: Unable to mount root fs on unknown-block(0,0)`;

/** The cases. */
export const lineCases: readonly LineCase[] = [
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
    about: "an oops on arm64",
    lines: [
      "Unable to handle kernel NULL pointer dereference at virtual address 0000000000000000",
      "Internal error: Oops: 0000000096000045 [#1] SMP",
      `${panic}Attempted to kill init! exitcode=0x0000000b`,
    ],
    codes: ["oops", "init-killed"],
  },
  {
    about: "an oops on RISC-V",
    lines: ["Unable to handle kernel paging request at virtual address ffffffd6000000ff", "Oops [#1]"],
    codes: ["oops"],
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
    about: "an older processor is not one without 64-bit mode",
    lines: ["This kernel requires an i686 CPU, but only detected an i586 CPU."],
    codes: ["cpu-feature-missing"],
  },
  {
    about: "features that are missed, and the capture ends",
    lines: ["This kernel requires the following features not present on the CPU:"],
    codes: ["cpu-feature-missing"],
  },
  {
    about: "features that are missed, and the line with them is lost",
    lines: [
      "This kernel requires the following features not present on the CPU:",
      "",
      "Unable to boot - please use a kernel appropriate for your CPU.",
    ],
    codes: ["cpu-feature-missing"],
  },
  {
    about: "a parameter that the kernel knows only to refuse it",
    lines: ["Parameter floppy= is obsolete, ignored"],
    codes: ["deprecated-parameter"],
  },
  {
    about: "parameters of IOMMUs",
    lines: [
      "AMD-Vi: amd_iommu=fullflush deprecated; use iommu.strict=1 instead",
      "DMAR: intel_iommu=strict deprecated; use iommu.strict=1 instead",
    ],
    codes: ["deprecated-parameter", "deprecated-parameter"],
  },
  {
    about: "a boot configuration that is too large",
    lines: ["bootconfig size 40000 is greater than max size 32767"],
    codes: ["bootconfig-invalid"],
  },
  {
    about: "an initrd beyond the memory of a MIPS machine",
    lines: ["Initrd extends beyond end of memory - disabling initrd", rootPanic],
    codes: ["initrd-outside-memory", "root-not-specified"],
  },
  {
    about: "an SMB share that cannot be mounted as root",
    lines: ["VFS: Unable to mount root fs via SMB.", `${panic}No working init found.`],
    codes: ["root-nfs-failed", "panic-other"],
  },
  {
    about: "SIGILL in PID 1 without the kernel's line about the trap",
    lines: ["Run /init as init process", `${panic}Attempted to kill init! exitcode=0x00000004`],
    codes: ["init-illegal-instruction"],
  },
  {
    about: "a trap of another kind",
    lines: ["traps: init[1] trap divide error ip:401000 sp:7ffd0 error:0 in init[401000+1000]"],
    codes: [],
  },
  {
    about: "a library for a newer processor",
    lines: [
      "Run /init as init process",
      "/init: error while loading shared libraries: /lib/libc.so.6: CPU ISA level is lower than required",
      `${panic}Attempted to kill init! exitcode=0x00007f00`,
    ],
    codes: ["init-isa-level", "init-exited"],
  },
  {
    about: "mount of util-linux, now and before",
    lines: ["mount: /proc: mount point does not exist.", "mount: mount point /sys does not exist"],
    codes: ["mount-point-missing", "mount-point-missing"],
  },
  {
    about: "a mount that fails for another reason",
    lines: ["mount: mounting proc on /proc failed: Device or resource busy"],
    codes: [],
  },
  {
    about: "a data disk that a script does not find",
    lines: ["mount: mounting /dev/sdb1 on /data failed: No such file or directory"],
    codes: [],
  },
  {
    about: "a driver whose message ends like that of devtmpfs",
    lines: ["mydisk: error mounting -5"],
    codes: [],
  },
  {
    about: "switch_root of util-linux",
    lines: ["switch_root: failed to execute /sbin/init: No such file or directory"],
    codes: ["switch-root-failed"],
  },
  {
    about: "run-init of klibc, and Debian's script behind it",
    lines: [
      "run-init: /sbin/init: No such file or directory",
      "Target filesystem doesn't have requested /sbin/init.",
      "No init found. Try passing init= bootarg.",
    ],
    codes: ["switch-root-failed"],
  },
  {
    about: "mkinitcpio with a stale UUID",
    lines: [
      "ERROR: device 'UUID=12-34' not found. Skipping fsck.",
      "mount: /new_root: can't find UUID=12-34.",
      "ERROR: Failed to mount 'UUID=12-34' on real root",
      "You are now being dropped into an emergency shell.",
      "sh: can't access tty; job control turned off",
    ],
    codes: ["initramfs-root-missing", "no-controlling-tty"],
  },
  {
    about: "mkinitcpio, where the line about fsck scrolled away",
    lines: ["mount: /new_root: can't find UUID=12-34."],
    codes: ["initramfs-root-missing"],
  },
  {
    about: "words of initramfs-tools that somebody copied by hand",
    lines: [
      "Gave up waiting for root device. Common problems:",
      "ALERT! UUID=12-34 does not exist. Dropping to a shell!",
    ],
    codes: ["initramfs-root-missing"],
  },
  {
    about: "switch_root of an older BusyBox, not as PID 1",
    lines: ["Usage: switch_root [-c /dev/console] NEW_ROOT NEW_INIT [ARGS]"],
    codes: ["switch-root-failed"],
  },
  {
    about: "systemd in an initramfs, and a root that is no system",
    lines: [
      "systemctl[974]: Failed to switch root: Specified switch root path '/sysroot' does not seem to be an OS tree. os-release file is missing.",
    ],
    codes: ["switch-root-failed"],
  },
  {
    about: "mkinitcpio whose root has no init",
    lines: [
      "ERROR: Root device mounted successfully, but /sbin/init does not exist.",
      "Bailing out, you are on your own. Good luck.",
    ],
    codes: ["switch-root-failed"],
  },
  {
    about: "dracut, which quotes the device",
    lines: ['dracut-initqueue[402]: Warning: "/dev/disk/by-uuid/12-34" does not exist'],
    codes: ["initramfs-root-missing"],
  },
  {
    about: "dracut of old",
    lines: ["[    3.000000] dracut Warning: /dev/disk/by-uuid/12-34 does not exist"],
    codes: ["initramfs-root-missing"],
  },
  {
    about: "a warning about a file",
    lines: ["Warning: /etc/fstab does not exist"],
    codes: [],
  },
  {
    about: "a lockup, the stall that it causes, and the panic",
    lines: [
      "watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [modprobe:123]",
      "rcu: INFO: rcu_sched self-detected stall on CPU",
      `${panic}softlockup: hung tasks`,
    ],
    codes: ["soft-lockup", "rcu-stall", "panic-other"],
  },
  {
    about: "a boot that stands still in a blocked task",
    lines: ["INFO: task mount:45 blocked for more than 120 seconds."],
    context: { endedBy: "timeout" },
    codes: ["hung-task"],
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
