/** What was passed as initramfs starts like nothing that the kernel knows. */
import type { Cause } from "../cause.js";
import {
  afterUnpackFailure,
  archiveName,
  concludeUnpackFailure,
  observeUnpackFailure,
  unpackMessages,
} from "../unpack-failure.js";

export const initramfsBadMagic: Cause = {
  code: "initramfs-bad-magic",
  severity: "error",
  title: "the initramfs is no archive that the kernel knows",
  messages: unpackMessages,
  sources: [
    { file: "init/initramfs.c", function: "unpack_to_rootfs" },
    { file: "lib/decompress.c", function: "decompress_method" },
  ],
  leadsTo: afterUnpackFailure,
  recognise: (match, line) =>
    observeUnpackFailure(match, line, "bad-magic", (failure) => ({
      cause: `At the start of ${archiveName(failure)}, or behind a complete archive in it, the kernel found bytes that are neither a cpio archive nor compressed data.`,
      fix: "Check with `file` and `cpio -itv` that the file is the initramfs, that it is complete, and that nothing but zero bytes stands behind the archive; a boot loader that passes a wrong size has the same effect.",
    })),
  conclude(observations, boot) {
    // An image in which the kernel found a file system is another cause.
    return boot.ramdiskContent === null ? concludeUnpackFailure(observations, boot) : [];
  },
};
