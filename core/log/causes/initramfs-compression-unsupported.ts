/** The archive is compressed by a method that the kernel was built without. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { afterUnpackFailure, concludeUnpackFailure, observeUnpackFailure, unpackMessages } from "../unpack-failure.js";

export const initramfsCompressionUnsupported: Cause = {
  code: "initramfs-compression-unsupported",
  severity: "error",
  title: "the kernel cannot decompress this initramfs",
  // Linux 7.2 prints the method in a line of its own and then fails with "decompressor failed".
  messages: [...unpackMessages, kernel.methodNotConfigured],
  sources: [],
  leadsTo: [...afterUnpackFailure, "initramfs-decode-error"],
  recognise(match, line) {
    if (match.message === kernel.methodNotConfigured) return { line, ...texts(match.values[0] ?? "") };
    return observeUnpackFailure(match, line, "compression", ({ reason }) => texts(reason.split(" ")[2] ?? ""));
  },
  conclude: concludeUnpackFailure,
};

function texts(method: string): { readonly cause: string; readonly fix: string } {
  return {
    cause: `The initramfs is compressed with ${method}, and this kernel was built without CONFIG_RD_${method.toUpperCase()}.`,
    fix: `Compress it by a method that the kernel has (gzip is the usual one; an uncompressed archive always works), or build the kernel with CONFIG_RD_${method.toUpperCase()}=y.`,
  };
}
