/** For which processor a kernel image was built, as its header says. */
import { readContent, type FileContent } from "./file-content.js";

/** "HdrS", where an x86 image has its setup header (Documentation/arch/x86/boot.rst). */
const X86_MAGIC_AT = 0x202;
const X86_MAGIC = 0x53726448;
/** `xloadflags` came with protocol 2.12; its first bit is XLF_KERNEL_64. */
const XLOADFLAGS_AT = 0x236;
const XLOADFLAGS_SINCE = 0x20c;
/** "ARM\x64", where an arm64 Image has its magic number (Documentation/arch/arm64/booting.rst). */
const ARM64_MAGIC_AT = 0x38;
const ARM64_MAGIC = 0x644d5241;

/** The name of the architecture, as `arch` in `bootpath.json` has it; null for an image that is not known here. */
export function kernelArchitecture(image: FileContent): "i386" | "x86_64" | "arm64" | null {
  const read = readContent(image, { offset: 0, length: XLOADFLAGS_AT + 2 });
  if (read.kind !== "bytes") return null;
  const view = new DataView(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  if (view.getUint32(ARM64_MAGIC_AT, true) === ARM64_MAGIC) return "arm64";
  if (view.getUint32(X86_MAGIC_AT, true) !== X86_MAGIC) return null;
  const protocol = view.getUint16(X86_MAGIC_AT + 4, true);
  return protocol >= XLOADFLAGS_SINCE && (view.getUint16(XLOADFLAGS_AT, true) & 1) !== 0 ? "x86_64" : "i386";
}
