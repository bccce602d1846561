/** Decompresses the parts of an initramfs image, with libraries: see docs/decisions/compression-libraries.md. */
import { inflateRawSync } from "node:zlib";
import type { Decompress, Decompressed, ImageCompression } from "../core/initramfs-image/image.js";

/** Decompresses what the kernel does, except lzo, which no distribution uses for an initramfs. */
export const decompress: Decompress = (compression, bytes) => methods[compression](bytes);

type Method = (bytes: Uint8Array) => Promise<Decompressed>;

const methods: Readonly<Record<ImageCompression, Method>> = {
  gzip,
  bzip2,
  lzma,
  xz,
  lz4,
  zstd,
  lzo: () => Promise.reject(new Error("lzo archives cannot be looked into; unpack it with the program lzop first")),
};

const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;
/** The flag of a header that has a file name behind it. */
const GZIP_NAME = 8;

/** One member: Node's own gunzip would go on with what follows it. The kernel skips a name, too, and no other extra. */
function gzip(bytes: Uint8Array): Promise<Decompressed> {
  const name = ((bytes[3] ?? 0) & GZIP_NAME) === 0 ? -1 : bytes.indexOf(0, GZIP_HEADER);
  const start = name < 0 ? GZIP_HEADER : name + 1;
  const result = inflateRawSync(bytes.subarray(start), { info: true }) as unknown as InflateInfo;
  return Promise.resolve({ bytes: result.buffer, consumed: start + result.engine.bytesWritten + GZIP_TRAILER });
}

interface InflateInfo {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

async function bzip2(bytes: Uint8Array): Promise<Decompressed> {
  const { default: bunzip } = await import("seek-bzip");
  return { bytes: bunzip.decode(Buffer.from(bytes)), consumed: bytes.length };
}

async function lzma(bytes: Uint8Array): Promise<Decompressed> {
  const { decompress: unpack } = await import("lzma1");
  return { bytes: unpack(bytes), consumed: bytes.length };
}

async function xz(bytes: Uint8Array): Promise<Decompressed> {
  const { XzReadableStream } = exportsOf(await import("xz-decompress"));
  const consumed = xzStreamEnd(bytes);
  const packed = new Blob([Buffer.from(bytes.subarray(0, consumed))]).stream();
  return { bytes: await wholeStream(new XzReadableStream(packed)), consumed };
}

async function zstd(bytes: Uint8Array): Promise<Decompressed> {
  const { Zstd } = await import("@hpcc-js/wasm-zstd");
  const library = await Zstd.load();
  const consumed = zstdFramesEnd(bytes);
  return { bytes: library.decompress(bytes.subarray(0, consumed)), consumed };
}

const LZ4_MAGIC = 0x184c2102;
/** The kernel's room for one block: lib/decompress_unlz4.c. */
const LZ4_BLOCK = 8 * 1024 * 1024;

async function lz4(bytes: Uint8Array): Promise<Decompressed> {
  const { uncompressBlock } = exportsOf(await import("@rinsuki/lz4-ts"));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== LZ4_MAGIC) throw new Error("only the legacy frame (lz4 -l) is read by the kernel");
  const pieces: Uint8Array[] = [];
  const room = new Uint8Array(LZ4_BLOCK);
  let at = 4;
  while (at + 4 <= bytes.length) {
    const size = view.getUint32(at, true);
    if (size === 0) break;
    at += 4;
    if (size === LZ4_MAGIC) continue;
    if (at + size > bytes.length) throw new Error("data corrupted");
    pieces.push(room.slice(0, uncompressBlock(bytes.subarray(at, at + size), room)));
    at += size;
  }
  return { bytes: Buffer.concat(pieces), consumed: at };
}

/** A bundle gives the exports of a CommonJS library as its default export only. */
function exportsOf<T extends object>(module: T): T {
  return "default" in module ? (module.default as T) : module;
}

async function wholeStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const XZ_FOOTER = 12;

/**
 * Where the xz stream ends: behind its footer, whose flags repeat those of the header and whose size field leads back to
 * an index. Null bytes and further archives may follow.
 */
function xzStreamEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(6, true);
  for (let end = 2 * XZ_FOOTER; end <= bytes.length; end += 4) {
    if (bytes[end - 2] !== 0x59 || bytes[end - 1] !== 0x5a || view.getUint16(end - 4, true) !== flags) continue;
    const index = end - XZ_FOOTER - 4 * (view.getUint32(end - 8, true) + 1);
    // An index begins with a zero byte, where a block has its size.
    if (index >= XZ_FOOTER && bytes[index] === 0) return end;
  }
  throw new Error("the stream has no end");
}

const ZSTD_MAGIC = 0xfd2fb528;

/** Where the zstd frames that follow each other end (the format's frame and block headers, RFC 8878). */
function zstdFramesEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 5 <= bytes.length && view.getUint32(at, true) === ZSTD_MAGIC) {
    const descriptor = view.getUint8(at + 4);
    const single = (descriptor >> 5) & 1;
    const dictionarySize = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const contentSize = [single, 2, 4, 8][descriptor >> 6] ?? 0;
    at += 5 + (1 - single) + dictionarySize + contentSize;
    for (let isLast = false; !isLast;) {
      if (at + 3 > bytes.length) throw new Error("the frame has no end");
      const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      isLast = (header & 1) === 1;
      const isRepeated = ((header >> 1) & 3) === 1;
      at += 3 + (isRepeated ? 1 : header >> 3);
    }
    if ((descriptor & 4) !== 0) at += 4;
  }
  return at;
}
