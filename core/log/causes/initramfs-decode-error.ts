/** Compressed data, or the archive inside, is damaged. */
import type { Cause } from "../cause.js";
import {
  afterUnpackFailure,
  archiveName,
  concludeUnpackFailure,
  observeUnpackFailure,
  unpackMessages,
} from "../unpack-failure.js";

/** Reasons of init/initramfs.c do_reset, do_name, do_copy and (in Linux 7.2) parse_header: the cpio archive is damaged. */
const archiveReasons: readonly string[] = [
  "broken padding",
  "malformed archive",
  "bad data checksum",
  "damaged header",
];

export const initramfsDecodeError: Cause = {
  code: "initramfs-decode-error",
  severity: "error",
  title: "the data of the initramfs are damaged",
  messages: unpackMessages,
  sources: [{ file: "init/initramfs.c", function: "unpack_to_rootfs" }],
  leadsTo: afterUnpackFailure,
  recognise: (match, line) =>
    observeUnpackFailure(match, line, "damaged", (failure) => {
      const where = archiveReasons.includes(failure.reason) ? "The cpio archive of" : "The compressed data of";
      return {
        cause: `${where} ${archiveName(failure)} cannot be read to the end ("${failure.reason}"): damaged, cut off, or followed by padding that the decompressor takes for data.`,
        fix: "Make the file again and compare its size with the one that the boot loader passes; test it with the program that compressed it (xz -t, zstd -t, lz4 -t, gzip -t).",
      };
    }),
  conclude: concludeUnpackFailure,
};
