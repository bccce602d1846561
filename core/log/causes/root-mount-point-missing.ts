/** The kernel's own archive lacks the folders that it needs to mount a root device. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootMountPointMissing: Cause = {
  code: "root-mount-point-missing",
  severity: "error",
  title: "no /dev or /root to mount the root device with",
  messages: [kernel.cannotMountRoot],
  sources: [
    { file: "init/do_mounts.c", function: "do_mount_root" },
    { file: "init/do_mounts.c", function: "mount_block_root" },
  ],
  leadsTo: [],
  recognise: (match, line, boot) =>
    observeRootFailure(match, line, boot, "mount-point", ({ root, device }) => ({
      cause: `The device ${root} (${device}) is there, but the kernel makes the node /dev/root for it and mounts it on /root, and its first root file system lacks one of these folders (error -2, ENOENT).`,
      fix: 'Add "dir /dev 0755 0 0" and "dir /root 0700 0 0" to the manifest that is built into the kernel (CONFIG_INITRAMFS_SOURCE); the default archive has both.',
    })),
};
