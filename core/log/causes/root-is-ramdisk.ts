/** root= names a ram disk that nobody has filled. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootIsRamdisk: Cause = {
  code: "root-is-ramdisk",
  severity: "error",
  title: "the root device is an empty ram disk",
  messages: [kernel.cannotMountRoot],
  sources: [{ file: "init/do_mounts_initrd.c", function: "initrd_load" }],
  leadsTo: [],
  recognise: (match, line, boot) =>
    observeRootFailure(match, line, boot, "ramdisk", ({ root, device }) => ({
      cause: boot.ramdiskIncomplete
        ? `root=${root} names a ram disk, and what was loaded into it is no complete file system.`
        : device === "0,0"
          ? `root=${root} names a ram disk, and this kernel has none (CONFIG_BLK_DEV_RAM). A cpio initramfs is unpacked into the root file system and never into a ram disk.`
          : `root=${root} names a ram disk, and nothing was loaded into it: a cpio initramfs is unpacked into the root file system and never into a ram disk.`,
      fix: boot.ramdiskIncomplete
        ? "Let the whole image get into the ram disk."
        : `Remove root=${root} and let the initramfs have an /init. Only a file system image (ext2, squashfs) passed as initrd is mounted by root=/dev/ram0.`,
    })),
};
