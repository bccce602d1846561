/**
 * The messages on which the recognition of causes relies. Formats are those of Linux 6.12 where nothing else is said; a
 * test compares each with the source.
 */
import { kernelMessage, programMessage, type LogMessage } from "./message.js";

const main = "init/main.c";
const mounts = "init/do_mounts.c";
const initramfs = "init/initramfs.c";

/** Messages of the kernel. */
export const kernel = {
  version: kernelMessage("Linux version", "init/version-timestamp.c", "linux_banner"),
  commandLine: kernelMessage("Kernel command line:", main, "start_kernel"),
  memory: kernelMessage("Memory: %luK/%luK available (", "mm/mm_init.c", "mem_init_print_info"),
  freeingMemory: kernelMessage("Freeing %s memory: %ldK", "mm/page_alloc.c", "free_reserved_area"),
  panic: kernelMessage("Kernel panic - not syncing: %s", "kernel/panic.c", "panic"),

  // Command line.
  unknownParameters: kernelMessage(
    'Unknown kernel command line parameters "%s", will be passed to user space.',
    main,
    "print_unknown_bootoptions",
  ),
  // Without quotes and with BOOT_IMAGE= among them.
  unknownParametersAtFirst: kernelMessage("Unknown command line parameters:%s", main, "print_unknown_bootoptions", {
    since: "5.14",
    until: "5.15",
  }),
  invalidValue: kernelMessage("%s: `%s' invalid for parameter `%s'", "kernel/params.c", "parse_args"),
  valueTooLarge: kernelMessage("%s: `%s' too large for parameter `%s'", "kernel/params.c", "parse_args"),
  malformedEarlyOption: kernelMessage("Malformed early option '%s'", main, "do_early_param"),
  tooManyVariables: kernelMessage("Too many boot %s vars at `%s'", main, "start_kernel"),

  // Initramfs.
  ramdiskRange: kernelMessage("RAMDISK: [mem %#010llx-%#010llx]", "arch/x86/kernel/setup.c", "reserve_initrd"),
  noInitrdOnMips: kernelMessage("Initrd not found or empty", "arch/mips/kernel/setup.c", "finalize_initrd"),
  tryingToUnpack: kernelMessage("Trying to unpack rootfs image as initramfs...", initramfs, "do_populate_rootfs"),
  unpacking: kernelMessage("Unpacking initramfs...", initramfs, "do_populate_rootfs"),
  unpackingFailed: kernelMessage("Initramfs unpacking failed: %s", initramfs, "do_populate_rootfs"),
  looksLikeInitrd: kernelMessage(
    "rootfs image is not initramfs (%s); looks like an initrd",
    initramfs,
    "populate_initrd_image",
  ),
  methodNotConfigured: kernelMessage("compression method %s not configured", initramfs, "unpack_to_rootfs"),
  ramdiskFileSystem: kernelMessage("filesystem found at block %d", "init/do_mounts_rd.c", "identify_ramdisk_image"),
  ramdiskCompressed: kernelMessage(
    "RAMDISK: %s image found at block %d",
    "init/do_mounts_rd.c",
    "identify_ramdisk_image",
  ),
  rdinitInaccessible: kernelMessage("check access for rdinit=%s failed: %i, ignoring", main, "kernel_init_freeable", {
    since: "6.17",
  }),

  // Root file system.
  waitingForRoot: kernelMessage("Waiting for root device %s...", mounts, "wait_for_root"),
  cannotOpenRoot: kernelMessage('VFS: Cannot open root device "%s" or %s', mounts, "mount_root_generic"),
  noFileSystemForRoot: kernelMessage("No filesystem could mount root, tried:", mounts, "mount_root_generic"),
  mountedRoot: kernelMessage("VFS: Mounted root (%s filesystem)%s on device %u:%u.", mounts, "do_mount_root"),
  cannotMountRoot: kernelMessage("VFS: Unable to mount root fs on %s", mounts, "mount_root_generic"),

  // PID 1.
  noConsole: kernelMessage("Warning: unable to open an initial console.", main, "console_on_rootfs"),
  runInit: kernelMessage("Run %s as init process", main, "run_init_process"),
  failedToExecute: kernelMessage("Failed to execute %s (error %d)", main, "kernel_init"),
  cannotExecute: kernelMessage(
    "Starting init: %s exists but couldn't execute it (error %d)",
    main,
    "try_to_run_init_process",
  ),
  requestedInitFailed: kernelMessage("Requested init %s failed (error %d).", main, "kernel_init"),
  defaultInitFailed: kernelMessage("Default init %s failed (error %d)", main, "kernel_init"),
  noWorkingInit: kernelMessage("init found.  Try passing init= option to kernel.", main, "kernel_init"),
  killedInit: kernelMessage("Attempted to kill init! exitcode=0x%08x", "kernel/exit.c", "do_exit"),

  // Kernel faults and memory.
  oomKiller: kernelMessage("%s invoked oom-killer: gfp_mask=", "mm/oom_kill.c", "dump_header"),
  deadlockedOnMemory: kernelMessage("System is deadlocked on memory", "mm/oom_kill.c", "out_of_memory"),
  oomPanic: kernelMessage("Out of memory: %s panic_on_oom is enabled", "mm/oom_kill.c", "check_panic_on_oom"),
  nullPointer: kernelMessage(
    "BUG: kernel NULL pointer dereference, address: %px",
    "arch/x86/mm/fault.c",
    "show_fault_oops",
  ),
  pageFault: kernelMessage(
    "BUG: unable to handle page fault for address: %px",
    "arch/x86/mm/fault.c",
    "show_fault_oops",
  ),
  die: kernelMessage("%s: %04lx [#%d]", "arch/x86/kernel/dumpstack.c", "__die_header"),
  bug: kernelMessage("kernel BUG at %s:%u!", "lib/bug.c", "__report_bug"),

  // The real-mode part of an x86 kernel.
  wrongProcessor: kernelMessage("This kernel requires an %s CPU, ", "arch/x86/boot/cpu.c", "validate_cpu"),
} as const satisfies Record<string, LogMessage>;

/** Messages of programs that run as PID 1 or are started by it. */
export const programs = {
  noTerminal: programMessage("can't access tty; job control turned off", "busybox", "shell/ash.c"),
  noJobControl: programMessage("no job control in this shell", "bash", "jobs.c"),
  libraryMissing: programMessage(
    "%s: error while loading shared libraries: %s: cannot open shared object file: %s",
    "glibc",
    "elf/dl-load.c",
  ),
  libraryMissingMusl: programMessage("Error loading shared library %s: %s (needed by %s)", "musl", "ldso/dynlink.c"),
} as const satisfies Record<string, LogMessage>;

/** Every message. */
export const allMessages: readonly LogMessage[] = [...Object.values(kernel), ...Object.values(programs)];
