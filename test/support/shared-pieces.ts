/** Yields the bytes in pieces that share one buffer, as the packing of an archive does: each destroys the one before. */
export function* sharedPieces(bytes: Uint8Array, pieceSize: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(pieceSize);
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = buffer.subarray(0, Math.min(pieceSize, bytes.length - at));
    piece.set(bytes.subarray(at, at + pieceSize));
    yield piece;
    buffer.fill(0xa5);
  }
}

/** All the bytes that were yielded. Each piece is copied before the next is asked for. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const piece of pieces) copies.push(Buffer.from(piece));
  return Buffer.concat(copies);
}

/** Bytes that no compressor makes smaller, the same in every run. */
export function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 2463534242;
  for (let at = 0; at < length; at++) {
    // Marsaglia's xorshift with 32 bits.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}
