/** The messages of programs on which the recognition of causes relies, each with the package and file that prints it. */
import { programMessage, type LogMessage } from "./message.js";

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
  isaLevel: programMessage("%s: CPU ISA level is lower than required", "glibc", "sysdeps/x86/dl-prop.h"),

  mountFailed: programMessage("mounting %s on %s failed: %s", "busybox", "util-linux/mount.c"),
  mountPointMissing: programMessage("%s: mount point does not exist.", "util-linux", "libmount/src/context_mount.c"),
  mountPointMissingBefore: programMessage(
    "mount: mount point %s does not exist",
    "util-linux 2.34",
    "sys-utils/mount.c",
  ),

  switchRootCannotExecute: programMessage("switch_root: can't execute '%s': %s", "busybox", "util-linux/switch_root.c"),
  switchRootCannotEnter: programMessage(
    "switch_root: can't change directory to '%s': %s",
    "busybox",
    "util-linux/switch_root.c",
  ),
  switchRootNotRamfs: programMessage(
    "switch_root: root filesystem is not ramfs/tmpfs",
    "busybox",
    "util-linux/switch_root.c",
  ),
  switchRootUsage: programMessage(
    "Usage: switch_root [-c %s] NEW_ROOT NEW_INIT [ARGS]",
    "busybox",
    "util-linux/switch_root.c",
  ),
  switchRootMoves: programMessage("switch_root: error moving root: %s", "busybox", "util-linux/switch_root.c"),
  switchRootExecutes: programMessage("switch_root: failed to execute %s: %s", "util-linux", "sys-utils/switch_root.c"),
  switchRootMountMove: programMessage(
    "switch_root: failed to mount moving %s to %s: %s",
    "util-linux",
    "sys-utils/switch_root.c",
  ),
  switchRootOfSystemd: programMessage("Failed to switch root: %s", "systemd", "src/systemctl/systemctl-switch-root.c"),
  runInit: programMessage("run-init: %s: %s", "klibc", "usr/kinit/run-init/run-init.c"),
  noInitOnTarget: programMessage("Target filesystem doesn't have requested %s.", "initramfs-tools", "init"),
  noInitOnRoot: programMessage("No init found. Try passing init= bootarg.", "initramfs-tools", "init"),
  noInitInNewRoot: programMessage("Root device mounted successfully, but %s does not exist.", "mkinitcpio", "init"),

  rootAlert: programMessage("ALERT!%s does not exist.", "initramfs-tools", "scripts/local local_device_setup"),
  rootGaveUp: programMessage("Gave up waiting for %s device.", "initramfs-tools", "scripts/local local_device_setup"),
  rootNotGiven: programMessage(
    "No root device specified. Boot arguments must include a root= parameter.",
    "initramfs-tools",
    "scripts/local local_mount_root",
  ),
  rootNotFound: programMessage(
    "ERROR: device '%s' not found. Skipping fsck.",
    "mkinitcpio",
    "init_functions fsck_device",
  ),
  rootUnable: programMessage("ERROR: Unable to find root device '%s'.", "mkinitcpio", "init_functions resolve_device"),
  rootNotMounted: programMessage(
    "ERROR: Failed to mount '%s' on real root",
    "mkinitcpio",
    "init_functions default_mount_handler",
  ),
  rootCannotBeFound: programMessage("mount: %s: can't find %s.", "util-linux", "libmount/src/context_mount.c"),
  rootWarning: programMessage(
    "Warning: %s does not exist",
    "dracut",
    "modules.d/99base/dracut-dev-lib.sh wait_for_dev",
  ),
} as const satisfies Record<string, LogMessage>;
