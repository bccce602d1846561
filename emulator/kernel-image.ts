/**
 * The header of an x86 Linux kernel image, as Documentation/arch/x86/boot.rst describes it ("The Real-Mode Kernel
 * Header"), and what a file that has none looks like instead.
 */

/** What the header of a bzImage says. Sizes and offsets are in bytes. */
export interface KernelImage {
  /** `kernel_version`: release, builder and date, "6.12.117 (root@host) #2 Sat …"; empty where the image has none. */
  readonly version: string;
  /** Boot protocol: 0x020f is 2.15. */
  readonly protocol: number;
  /** LOADED_HIGH in `loadflags`: false for the old zImage. */
  readonly loadedHigh: boolean;
  /**
   * XLF_KERNEL_64 in `xloadflags`: the kernel needs a 64-bit processor. Kernels older than 3.8 (protocol before 2.12)
   * do not say; for them this is false.
   */
  readonly is64Bit: boolean;
  readonly relocatable: boolean;
  /** Longest command line, without the terminating NUL. */
  readonly cmdlineSize: number;
  /** Highest address that a byte of the initramfs may have. */
  readonly initrdAddressMax: number;
  /** Address where the protected-mode part is to be loaded. */
  readonly loadAddress: number;
  /** Address where the kernel runs once it is unpacked, and the memory it needs from there before it can look around. */
  readonly runAddress: number;
  readonly runSize: number;
  /** The setup header, 0x1f1 to its end, which a boot loader copies into `boot_params`. */
  readonly setupHeader: ByteRange;
  /** The protected-mode part, to the end of the file. */
  readonly protectedMode: ByteRange;
  /** Size of the whole image according to its header; a smaller file is a truncated one. */
  readonly declaredSize: number;
  /** The compressed kernel inside the protected-mode part; null before protocol 2.08. */
  readonly payload: ByteRange | null;
}

/** Part of a file, in bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const BOOT_FLAG = 0xaa55;
const HEADER_MAGIC = 0x53726448; // "HdrS"
const HEADER_START = 0x1f1;
const SECTOR = 512;

/** Reads the header of a kernel image; null when the bytes are no x86 kernel image with a boot protocol. */
export function inspectKernel(bytes: Uint8Array): KernelImage | null {
  if (bytes.length < 0x264) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u8 = (offset: number) => view.getUint8(offset);
  const u16 = (offset: number) => view.getUint16(offset, true);
  const u32 = (offset: number) => view.getUint32(offset, true);
  if (u16(0x1fe) !== BOOT_FLAG || u32(0x202) !== HEADER_MAGIC) return null;

  const protocol = u16(0x206);
  const since = <T>(version: number, read: () => T, before: T): T => (protocol >= version ? read() : before);
  // A setup_sects of 0 means 4, for images older than the field.
  const setupSize = ((u8(HEADER_START) || 4) + 1) * SECTOR;
  const loadedHigh = (u8(0x211) & 1) !== 0;
  const relocatable = since(0x205, () => u8(0x234) !== 0, false);
  const preferred = since(0x20a, () => Number(view.getBigUint64(0x258, true)), 0x100000);
  const protectedSize = since(0x204, () => u32(0x1f4), u16(0x1f4)) * 16;
  const payloadStart = setupSize + since(0x208, () => u32(0x248), 0);
  return {
    version: readVersion(bytes, u16(0x20e), setupSize),
    protocol,
    loadedHigh,
    is64Bit: since(0x20c, () => (u16(0x236) & 1) !== 0, false),
    relocatable,
    cmdlineSize: since(0x206, () => u32(0x238), 255),
    initrdAddressMax: since(0x203, () => u32(0x22c), 0x37ffffff),
    // Only a relocatable kernel may be loaded at its preferred address; the others expect the fixed one.
    loadAddress: relocatable ? preferred : loadedHigh ? 0x100000 : 0x10000,
    runAddress: preferred,
    runSize: since(0x20a, () => u32(0x260), protectedSize),
    setupHeader: { start: HEADER_START, end: Math.min(0x202 + u8(0x201), setupSize) },
    protectedMode: { start: setupSize, end: bytes.length },
    declaredSize: setupSize + protectedSize,
    payload: since(0x208, () => ({ start: payloadStart, end: payloadStart + u32(0x24c) }), null),
  };
}

/** The NUL-terminated text that `kernel_version` points to, 0x200 bytes before it. */
function readVersion(bytes: Uint8Array, pointer: number, setupSize: number): string {
  if (pointer === 0 || pointer + 0x200 >= setupSize) return "";
  const text = bytes.subarray(pointer + 0x200, Math.min(pointer + 0x400, setupSize, bytes.length));
  const end = text.indexOf(0);
  return latin1(end < 0 ? text : text.subarray(0, end));
}

/** A file format told by bytes at a fixed place. */
interface Signature {
  readonly offset: number;
  readonly bytes: string;
  /** Completes "This is …". */
  readonly is: string;
  /** What to use instead; empty when there is nothing to say. */
  readonly remedy: string;
}

const UNPACK_FIRST = "Unpack it and use the bzImage inside.";
const OTHER_MACHINE = "Only x86 kernels can be booted here: use arch/x86/boot/bzImage.";
const SEPARATE_FILES = "Use the kernel inside (vmlinuz or bzImage) as a file of its own.";

/** Ordered: the first that fits names the file. Bytes are written as Latin-1 text. */
const signatures: readonly Signature[] = [
  {
    offset: 0,
    bytes: "\x7fELF",
    is: "an ELF file",
    remedy: "Use arch/x86/boot/bzImage, which the build makes from vmlinux.",
  },
  { offset: 0x38, bytes: "ARM\x64", is: "an ARM64 kernel Image", remedy: OTHER_MACHINE },
  { offset: 0x24, bytes: "\x18\x28\x6f\x01", is: "an ARM zImage", remedy: OTHER_MACHINE },
  { offset: 0x38, bytes: "RSC\x05", is: "a RISC-V kernel Image", remedy: OTHER_MACHINE },
  { offset: 4, bytes: "zimg", is: "an EFI zboot image", remedy: OTHER_MACHINE },
  { offset: 0, bytes: "\x27\x05\x19\x56", is: "a U-Boot uImage", remedy: OTHER_MACHINE },
  { offset: 0, bytes: "\xd0\x0d\xfe\xed", is: "a device tree or a U-Boot FIT image", remedy: OTHER_MACHINE },
  { offset: 0, bytes: "ANDROID!", is: "an Android boot image", remedy: SEPARATE_FILES },
  { offset: 0, bytes: "\x1f\x8b", is: "a gzip file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "\x28\xb5\x2f\xfd", is: "a zstd file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "\xfd7zXZ\0", is: "an xz file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "\x02\x21\x4c\x18", is: "an LZ4 file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "BZh", is: "a bzip2 file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "\x5d\0\0", is: "an LZMA file", remedy: UNPACK_FIRST },
  { offset: 0, bytes: "07070", is: "a cpio archive", remedy: "Pass it as the initramfs, and a bzImage as the kernel." },
  { offset: 0, bytes: "QFI\xfb", is: "a QEMU disk image", remedy: SEPARATE_FILES },
  { offset: 0x8001, bytes: "CD001", is: "a CD image", remedy: SEPARATE_FILES },
  { offset: 0, bytes: "!<arch>\n", is: "an archive or a Debian package", remedy: UNPACK_FIRST },
  {
    offset: 0,
    bytes: "version https://git-lfs",
    is: "a Git LFS pointer",
    remedy: "Fetch the real file: git lfs pull.",
  },
  { offset: 0, bytes: "MZ", is: "an EFI program without an x86 boot header", remedy: SEPARATE_FILES },
  { offset: 0x1fe, bytes: "\x55\xaa", is: "a boot sector or a disk image", remedy: SEPARATE_FILES },
];

/** What a file that is no kernel image looks like. */
export interface FileLook {
  /** Completes "This is …": "a gzip file". */
  readonly is: string;
  /** A sentence that says what to do; empty when there is nothing to say. */
  readonly remedy: string;
}

/** Names the format of a file that `inspectKernel` does not accept. */
export function describeFile(bytes: Uint8Array): FileLook {
  if (bytes.length === 0) return { is: "an empty file", remedy: "Build or fetch the kernel again." };
  for (const { offset, bytes: expected, is, remedy } of signatures) {
    if (latin1(bytes.subarray(offset, offset + expected.length)) === expected) return { is, remedy };
  }
  if (isText(bytes)) return { is: "a text file", remedy: "Use arch/x86/boot/bzImage." };
  return { is: "not a file that a boot loader would know", remedy: "Use arch/x86/boot/bzImage." };
}

function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 1024);
  return start.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
