import { compressBlock, compressBlockBound } from "@rinsuki/lz4-ts";
import { blocksOf } from "./blocks.js";

/** What `unlz4()` in lib/decompress_unlz4.c wants to see first, ARCHIVE_MAGICNUMBER. It knows no other frame. */
const magicNumber = 0x184c2102;

/** LZ4_DEFAULT_UNCOMPRESSED_CHUNK_SIZE in the same file: the kernel's room for one block. */
const blockSize = 8 * 1024 * 1024;

/**
 * The legacy frame of LZ4, as `lz4 -l` makes it: a magic number, then blocks, each behind its compressed size.
 * The library's other function, for `lz4 -9`, takes minutes for a few MiB of unlucky data.
 */
export function* compressLz4(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield littleEndian(magicNumber);
  for (const block of blocksOf(pieces, blockSize)) {
    const compressed = compressedBlock(block);
    yield littleEndian(compressed.length);
    yield compressed;
  }
}

function compressedBlock(block: Uint8Array): Uint8Array {
  const result = new Uint8Array(compressBlockBound(block.length));
  const length = compressBlock(block, result, 0);
  // The library gives up on a block that would not shrink, and the frame has no other mark for such a block.
  return length > 0 ? result.subarray(0, length) : literalsOnly(block);
}

/** A block of one sequence without a match: a token, the rest of the length in steps of 255, the bytes. */
function literalsOnly(block: Uint8Array): Uint8Array {
  const longest = 15;
  if (block.length < longest) return Buffer.concat([Uint8Array.of(block.length << 4), block]);
  const rest = block.length - longest;
  const steps = new Uint8Array(Math.floor(rest / 255)).fill(255);
  return Buffer.concat([Uint8Array.of(longest << 4), steps, Uint8Array.of(rest % 255), block]);
}

function littleEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
