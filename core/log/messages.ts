/**
 * The messages on which the recognition of causes relies. Formats are those of Linux 6.12 where nothing else is said; a
 * test compares each with the source.
 */
import { kernelMessage, type LogMessage } from "./message.js";
import { programs } from "./program-messages.js";

const main = "init/main.c";
const mounts = "init/do_mounts.c";
const initramfs = "init/initramfs.c";

/** Messages of the kernel. */
export const kernel = {
  version: kernelMessage("Linux version", "init/version-timestamp.c", "linux_banner"),
  commandLine: kernelMessage("Kernel command line:", main, "start_kernel"),
  commandLineOfLoader: kernelMessage("Command line: %s", "arch/x86/kernel/setup.c", "setup_arch"),
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
  noBootconfig: kernelMessage("'bootconfig' found on command line, but no bootconfig found", main, "setup_boot_config"),
  bootconfigSyntax: kernelMessage("Failed to parse bootconfig: %s at %d.", main, "setup_boot_config"),
  bootconfigTree: kernelMessage("Failed to init bootconfig: %s.", main, "setup_boot_config"),
  bootconfigChecksum: kernelMessage("bootconfig checksum failed", main, "get_boot_config_from_initrd"),
  bootconfigTooBig: kernelMessage("greater than max size %d", main, "get_boot_config_from_initrd"),
  bootconfigNotBuilt: kernelMessage(
    "WARNING: 'bootconfig' found on the kernel command line but CONFIG_BOOT_CONFIG is not set.",
    main,
    "warn_bootconfig",
  ),

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
  initrdOutsideMemory: kernelMessage(
    "INITRD: 0x%08llx+0x%08lx is not a memory region",
    initramfs,
    "reserve_initrd_mem",
  ),
  initrdOverlaps: kernelMessage(
    "INITRD: 0x%08llx+0x%08lx overlaps in-use memory region",
    initramfs,
    "reserve_initrd_mem",
  ),
  initrdNotAccessible: kernelMessage(
    "initrd not fully accessible via the linear mapping -- please check your bootloader ...",
    "arch/arm64/mm/init.c",
    "arm64_memblock_init",
  ),
  initrdBeyondMemoryOnMips: kernelMessage(
    "Initrd extends beyond end of memory",
    "arch/mips/kernel/setup.c",
    "finalize_initrd",
  ),
  noPlaceForInitrd: kernelMessage(
    "Cannot find place for new RAMDISK of size %lld",
    "arch/x86/kernel/setup.c",
    "relocate_initrd",
  ),
  ramdiskEnds: kernelMessage("RAMDISK: EOF while reading compressed data", "init/do_mounts_rd.c", "compr_fill"),
  ramdiskUnreadable: kernelMessage("RAMDISK: error while reading compressed data", "init/do_mounts_rd.c", "compr_fill"),
  ramdiskFull: kernelMessage("RAMDISK: incomplete write (%ld != %ld)", "init/do_mounts_rd.c", "compr_flush"),
  ramdiskTooBig: kernelMessage("RAMDISK: image too big! (%dKiB/%ldKiB)", "init/do_mounts_rd.c", "rd_load_image"),
  rdinitInaccessible: kernelMessage("check access for rdinit=%s failed: %i, ignoring", main, "kernel_init_freeable", {
    since: "6.17",
  }),

  // Root file system.
  waitingForRoot: kernelMessage("Waiting for root device %s...", mounts, "wait_for_root"),
  cannotOpenRoot: kernelMessage('VFS: Cannot open root device "%s" or %s', mounts, "mount_root_generic"),
  noFileSystemForRoot: kernelMessage("No filesystem could mount root, tried:", mounts, "mount_root_generic"),
  mountedRoot: kernelMessage("VFS: Mounted root (%s filesystem)%s on device %u:%u.", mounts, "do_mount_root"),
  noNetworkDevices: kernelMessage("IP-Config: No network devices available", "net/ipv4/ipconfig.c", "ic_open_devs"),
  noNetworkDevice: kernelMessage("IP-Config: Device `%s' not found", "net/ipv4/ipconfig.c", "ic_open_devs"),
  networkConfigured: kernelMessage("IP-Config: Complete:", "net/ipv4/ipconfig.c", "ip_auto_config"),
  noNfsServer: kernelMessage("Root-NFS: no NFS server address", "fs/nfs/nfsroot.c", "nfs_root_data"),
  noRootOverNfs: kernelMessage("VFS: Unable to mount root fs via NFS.", mounts, "mount_nfs_root"),
  noRootOverSmb: kernelMessage("VFS: Unable to mount root fs via SMB.", mounts, "mount_cifs_root"),
  // With "devtmpfs: " in front; the number behind it is %d or, in 6.1, %i.
  devtmpfsNotMounted: kernelMessage("error mounting", "drivers/base/devtmpfs.c", "devtmpfs_mount"),
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

  trap: kernelMessage("%s[%d] %s%s ip:%lx sp:%lx error:%lx", "arch/x86/kernel/traps.c", "show_signal"),

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
  // ARM, arm64 and RISC-V.
  kernelFault: kernelMessage(
    "Unable to handle kernel %s at virtual address",
    "arch/arm64/mm/fault.c",
    "die_kernel_fault",
  ),
  die: kernelMessage("%s: %04lx [#%d]", "arch/x86/kernel/dumpstack.c", "__die_header"),
  bug: kernelMessage("kernel BUG at %s:%u!", "lib/bug.c", "__report_bug"),

  // Watchdogs.
  hungTask: kernelMessage(
    "INFO: task %s:%d blocked for more than %ld seconds.",
    "kernel/hung_task.c",
    "check_hung_task",
  ),
  softLockup: kernelMessage(
    "BUG: soft lockup - CPU#%d stuck for %us! [%s:%d]",
    "kernel/watchdog.c",
    "watchdog_timer_fn",
  ),
  rcuStallHere: kernelMessage("INFO: %s self-detected stall on CPU", "kernel/rcu/tree_stall.h", "print_cpu_stall"),
  rcuStallElsewhere: kernelMessage(
    "INFO: %s detected stalls on CPUs/tasks:",
    "kernel/rcu/tree_stall.h",
    "print_other_cpu_stall",
  ),

  // The real-mode part of an x86 kernel.
  wrongProcessor: kernelMessage("This kernel requires an %s CPU, ", "arch/x86/boot/cpu.c", "validate_cpu"),
  missingFeatures: kernelMessage(
    "This kernel requires the following features not present on the CPU:",
    "arch/x86/boot/cpu.c",
    "validate_cpu",
  ),
  undefinedVideoMode: kernelMessage("Undefined video mode number: %x", "arch/x86/boot/video.c", "set_video"),
} as const satisfies Record<string, LogMessage>;

/** What the kernel says of parameters that it ignores or that it is going to forget. */
export const deprecations = {
  obsolete: kernelMessage("Parameter %s is obsolete, ignored", main, "obsolete_checksetup"),
  loadRamdisk: kernelMessage("ignoring the deprecated load_ramdisk= option", mounts, "load_ramdisk", { until: "6.19" }),
  promptRamdisk: kernelMessage(
    "ignoring the deprecated prompt_ramdisk= option",
    "init/do_mounts_rd.c",
    "prompt_ramdisk",
    { until: "6.19" },
  ),
  noinitrd: kernelMessage(
    "noinitrd option is deprecated and will be removed soon",
    "init/do_mounts_initrd.c",
    "no_initrd",
    { since: "7.0" },
  ),
  ramdiskStart: kernelMessage(
    "ramdisk_start= option is deprecated and will be removed soon",
    "init/do_mounts_rd.c",
    "ramdisk_start_setup",
    { since: "7.0" },
  ),
  clock: kernelMessage(
    "clock= boot option is deprecated - use clocksource=xyz",
    "kernel/time/clocksource.c",
    "boot_override_clock",
  ),
  clockPmtmr: kernelMessage(
    "clock=pmtmr is deprecated - use clocksource=acpi_pm",
    "kernel/time/clocksource.c",
    "boot_override_clock",
  ),
  amdIommu: kernelMessage(
    "amd_iommu=fullflush deprecated; use iommu.strict=1 instead",
    "drivers/iommu/amd/init.c",
    "parse_amd_iommu_options",
  ),
  intelIommuForcedac: kernelMessage(
    "intel_iommu=forcedac deprecated; use iommu.forcedac instead",
    "drivers/iommu/intel/iommu.c",
    "intel_iommu_setup",
  ),
  intelIommuStrict: kernelMessage(
    "intel_iommu=strict deprecated; use iommu.strict=1 instead",
    "drivers/iommu/intel/iommu.c",
    "intel_iommu_setup",
  ),
} as const satisfies Record<string, LogMessage>;

/** Every message. */
export const allMessages: readonly LogMessage[] = [
  ...Object.values(kernel),
  ...Object.values(deprecations),
  ...Object.values(programs),
];
