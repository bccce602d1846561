/** Takes an initramfs image apart: archives one after another, each compressed or not, as unpack_to_rootfs() reads them. */
import { readAllCpio, readCpio, skipZeros, type ImageMember } from "./cpio.js";

/** The ways of compression that the kernel tells apart by the first bytes (lib/decompress.c). */
export type ImageCompression = "gzip" | "bzip2" | "lzma" | "xz" | "lzo" | "lz4" | "zstd";

/** What decompressing gave, and how many bytes of the input it took. */
export interface Decompressed {
  readonly bytes: Uint8Array;
  readonly consumed: number;
}

/** Decompresses what begins at the first byte. Rejects with an error whose message says why it could not. */
export type Decompress = (compression: ImageCompression, bytes: Uint8Array) => Promise<Decompressed>;

/** One part of an image. */
export interface ImagePart {
  /** Bytes from the start of the image, and how many. */
  readonly offset: number;
  readonly length: number;
  /** Null for an archive that is not compressed. */
  readonly compression: ImageCompression | null;
  readonly members: readonly ImageMember[];
}

/** An image as far as it could be read. */
export interface InitramfsImage {
  readonly parts: readonly ImagePart[];
  /** Why reading ended before the image did; null when it did not. */
  readonly problem: { readonly offset: number; readonly text: string } | null;
}

/** Reads an image. Never throws: what cannot be read is named in `problem`. Kernel: init/initramfs.c unpack_to_rootfs. */
export async function readImage(bytes: Uint8Array, decompress: Decompress): Promise<InitramfsImage> {
  const parts: ImagePart[] = [];
  for (let at = skipZeros(bytes, 0); at < bytes.length; at = skipZeros(bytes, at)) {
    const run = await readPart(bytes, at, decompress);
    if (typeof run === "string") return { parts, problem: { offset: at, text: run } };
    parts.push(run.part);
    if (run.problem !== null) return { parts, problem: { offset: at, text: run.problem } };
    at += run.part.length;
  }
  return { parts, problem: parts.length === 0 ? { offset: 0, text: "the image is empty" } : null };
}

async function readPart(
  bytes: Uint8Array,
  offset: number,
  decompress: Decompress,
): Promise<{ readonly part: ImagePart; readonly problem: string | null } | string> {
  // An archive begins at a multiple of 4, or the kernel takes it for something compressed.
  if (bytes[offset] === ASCII_0 && offset % 4 === 0) {
    const { members, end, problem } = readCpio(bytes, offset);
    return { part: { offset, length: end - offset, compression: null, members }, problem };
  }
  const compression = compressionOf(bytes, offset);
  if (compression === null) return "invalid magic at start of compressed archive";
  try {
    const unpacked = await decompress(compression, bytes.subarray(offset));
    const { members, problem } = readAllCpio(unpacked.bytes);
    return { part: { offset, length: unpacked.consumed, compression, members }, problem };
  } catch (error) {
    return `${compression}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const ASCII_0 = 0x30;

/** First bytes and method, in the order of `compressed_formats` in lib/decompress.c. */
const signatures: readonly (readonly [number, number, ImageCompression])[] = [
  [0x1f, 0x8b, "gzip"],
  [0x1f, 0x9e, "gzip"],
  [0x42, 0x5a, "bzip2"],
  [0x5d, 0x00, "lzma"],
  [0xfd, 0x37, "xz"],
  [0x89, 0x4c, "lzo"],
  [0x02, 0x21, "lz4"],
  [0x28, 0xb5, "zstd"],
];

/** The compression that begins at an offset. Kernel: lib/decompress.c decompress_method. */
export function compressionOf(bytes: Uint8Array, offset: number): ImageCompression | null {
  const found = signatures.find(([first, second]) => bytes[offset] === first && bytes[offset + 1] === second);
  return found?.[2] ?? null;
}

/** Whether a file begins as an initramfs image does: with a cpio archive, or compressed. */
export function beginsAsImage(bytes: Uint8Array): boolean {
  return /^07070[12]/.test(String.fromCharCode(...bytes.subarray(0, 6))) || compressionOf(bytes, 0) !== null;
}
