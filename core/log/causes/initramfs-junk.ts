/** Bytes in the compressed data that belong to no cpio archive. */
import type { Cause } from "../cause.js";
import {
  afterUnpackFailure,
  archiveName,
  concludeUnpackFailure,
  observeUnpackFailure,
  unpackMessages,
} from "../unpack-failure.js";

export const initramfsJunk: Cause = {
  code: "initramfs-junk",
  severity: "error",
  title: "bytes in the compressed initramfs that are no archive",
  messages: unpackMessages,
  sources: [
    { file: "init/initramfs.c", function: "flush_buffer" },
    { file: "init/initramfs.c", function: "unpack_to_rootfs" },
  ],
  leadsTo: afterUnpackFailure,
  recognise: (match, line) =>
    observeUnpackFailure(match, line, "junk", (failure) =>
      failure.reason === "junk at the end of compressed archive"
        ? {
            cause: `The compressed data of ${archiveName(failure)} end in the middle of a cpio entry, without the entry TRAILER!!!: the archive was cut off before it was compressed.`,
            fix: "Make the archive again and let its writer finish before it is compressed.",
          }
        : {
            cause: `Behind an entry of ${archiveName(failure)} the kernel found bytes that are neither a cpio header nor zero padding. It does not check gzip's checksum, so damaged data show up in this way, too.`,
            fix: "Make the archive again, and compress the cpio archive alone, without anything appended; test the file with gzip -t.",
          },
    ),
  conclude: concludeUnpackFailure,
};
