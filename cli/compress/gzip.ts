import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { blocksOf } from "./blocks.js";

const blockSize = 64 * 1024;

/** One gzip member without name and time, at the level of the kernel's build: `gzip -n -9`. */
export async function* compressGzip(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // An error of the pieces ends the compressor too, so that whoever reads from it gets to know.
  const compressed = pipeline(Readable.from(blocksOf(pieces, blockSize)), createGzip({ level: 9 }), () => undefined);
  yield* compressed as AsyncIterable<Uint8Array>;
}
