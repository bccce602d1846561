/** LZ4 as the kernel build packs with it: blocks behind their lengths, as in the "legacy" frame. */

/**
 * Unpacks the blocks behind the frame's magic number. Null when they are damaged or hold more than `size` bytes;
 * shorter than `size` when they hold less.
 */
export function unpackLz4(frame: Uint8Array, size: number): Uint8Array | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const output = new Uint8Array(size);
  let filled = 0;
  for (let position = 0; position + 4 <= frame.length;) {
    const start = position + 4;
    const end = start + view.getUint32(position, true);
    if (end > frame.length) return null;
    filled = unpackBlock(frame, start, end, output, filled);
    if (filled < 0) return null;
    position = end;
  }
  return output.subarray(0, filled);
}

/**
 * Unpacks the block between `from` and `end` to `output` from `to` on and returns where it ends there; -1 when it is
 * damaged. Without a function or an object for each piece: most of it runs before V8 has optimized it.
 */
function unpackBlock(input: Uint8Array, from: number, end: number, output: Uint8Array, to: number): number {
  let byte: number;
  while (from < end) {
    const token = input[from++] ?? 0;
    let literals = token >> 4;
    if (literals === 15) {
      do literals += byte = input[from++] ?? 0;
      while (byte === 255);
    }
    const literalsEnd = from + literals;
    if (literalsEnd > end || to + literals > output.length) return -1;
    if (literals > longPiece) {
      output.set(input.subarray(from, literalsEnd), to);
      to += literals;
      from = literalsEnd;
    } else while (from < literalsEnd) output[to++] = input[from++] ?? 0;
    // The last sequence of a block has no match.
    if (from === end) return to;

    const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
    from += 2;
    let matched = (token & 15) + 4;
    if (matched === 19) {
      do matched += byte = input[from++] ?? 0;
      while (byte === 255);
    }
    let match = to - distance;
    const matchEnd = to + matched;
    if (distance === 0 || match < 0 || matchEnd > output.length || from > end) return -1;
    if (matched > longPiece && distance >= matched) {
      output.copyWithin(to, match, match + matched);
      to = matchEnd;
    } else while (to < matchEnd) output[to++] = output[match++] ?? 0; // May overlap what it produces.
  }
  return -1;
}

/** Bytes from which on a call that copies them is quicker than a loop. */
const longPiece = 32;
