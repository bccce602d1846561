/** The bytes of the pieces in new blocks of `size` bytes each; the last one is what is left, and never empty. */
export function* blocksOf(pieces: Iterable<Uint8Array>, size: number): Generator<Uint8Array> {
  let block = new Uint8Array(size);
  let filled = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + size - filled);
      block.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < size) continue;
      yield block;
      block = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
