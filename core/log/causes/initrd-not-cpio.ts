/** An image was passed that is no cpio archive of the kind that the kernel unpacks. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { afterUnpackFailure, concludeUnpackFailure, observeUnpackFailure, unpackMessages } from "../unpack-failure.js";

export const initrdNotCpio: Cause = {
  code: "initrd-not-cpio",
  severity: "error",
  title: "the initrd is no cpio archive in newc format",
  messages: [...unpackMessages, kernel.ramdiskFileSystem, kernel.ramdiskCompressed],
  sources: [
    { file: "init/initramfs.c", function: "do_header" },
    { file: "init/do_mounts_initrd.c", function: "initrd_load" },
  ],
  leadsTo: afterUnpackFailure,
  recognise(match, line, boot) {
    const imageLine = boot.unpackFailure?.line ?? line;
    if (match.message === kernel.ramdiskFileSystem || match.message === kernel.ramdiskCompressed) {
      const isFileSystem = match.message === kernel.ramdiskFileSystem;
      return { line: imageLine, ...imageTexts(boot.ramdiskContent ?? "unknown", isFileSystem) };
    }
    return observeUnpackFailure(match, line, "not-cpio", ({ reason }) =>
      reason === "no cpio magic"
        ? {
            cause:
              "Where a cpio header should be the kernel found something else. It reads the formats newc (070701) and crc (070702) only.",
            fix: "Pack the files with cpio -o -H newc, gen_init_cpio or `bootpath pack`. When that was done the data are damaged.",
          }
        : {
            cause: "The archive is a cpio of the old portable format (070707), which the kernel does not unpack.",
            fix: "Pack the files with cpio -o -H newc, gen_init_cpio or `bootpath pack`.",
          },
    );
  },
  conclude: concludeUnpackFailure,
};

function imageTexts(content: string, isFileSystem: boolean): { readonly cause: string; readonly fix: string } {
  const what = isFileSystem
    ? `a file system image (${content})`
    : `compressed data (${content}) that hold no cpio archive`;
  return {
    cause: `The initrd is ${what}, not a cpio archive. The kernel copies such an image to the ram disk /dev/ram0 and mounts it as root only when root=/dev/ram0 is on the command line.`,
    fix: "Pack the files as a cpio archive (cpio -o -H newc, gen_init_cpio, `bootpath pack`), or add root=/dev/ram0, which later kernels will no longer support.",
  };
}
