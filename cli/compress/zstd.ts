import { Zstd } from "@hpcc-js/wasm-zstd";
import { blocksOf } from "./blocks.js";

/** The level of the kernel's build. The kernel must find memory for its window, 8 MiB (lib/decompress_unzstd.c). */
const level = 19;

const blockSize = 128 * 1024;

/** One Zstandard frame, as `zstd -19` makes it from a pipe, but without a checksum: the library has none. */
export async function* compressZstd(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* compressedBlocks(await Zstd.load(), pieces);
}

/** The library has one stream for everybody, so a frame is made from beginning to end without a pause. */
function compressedBlocks(zstd: Zstd, pieces: Iterable<Uint8Array>): readonly Uint8Array[] {
  zstd.reset();
  zstd.setCompressionLevel(level);
  const compressed: Uint8Array[] = [];
  for (const block of blocksOf(pieces, blockSize)) compressed.push(zstd.compressChunk(block));
  compressed.push(zstd.compressEnd());
  return compressed.filter(({ length }) => length > 0);
}
