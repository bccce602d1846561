/** The parts of a boot in which the kernel decides something: the nodes of the way through start_kernel() and kernel_init(). */

/** The programs that the kernel tries when nothing else can be started, in its order. Kernel: init/main.c kernel_init. */
export const fallbackPrograms = ["/sbin/init", "/etc/init", "/bin/init", "/bin/sh"] as const;

/**
 * A part of a boot, in the order in which the kernel comes to them.
 * - `command-line`: reading the command line. `initramfs`: unpacking the archive. `console`: opening /dev/console.
 * - `access`: asking whether the initramfs has what `rdinit=` names. `initramfs-program`: executing that.
 * - `mount-root`: mounting a root file system instead. `requested-init`: executing what `init=` names.
 * - `default-init`: executing CONFIG_DEFAULT_INIT. The others: executing the program of that name.
 */
export type Stage =
  | "command-line"
  | "initramfs"
  | "console"
  | "access"
  | "initramfs-program"
  | "mount-root"
  | "requested-init"
  | "default-init"
  | (typeof fallbackPrograms)[number];
