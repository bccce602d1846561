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
    filled = unpackBlock(frame.subarray(start, end), output, filled);
    if (filled < 0) return null;
    position = end;
  }
  return output.subarray(0, filled);
}

/** Unpacks one block to `output` from `to` on and returns where it ends there; -1 when it is damaged. */
function unpackBlock(input: Uint8Array, output: Uint8Array, to: number): number {
  const { length: end } = input;
  let from = 0;
  while (from < end) {
    const token = input[from++] ?? 0;
    let literals = token >> 4;
    if (literals === 15) {
      const more = longLength(input, from);
      literals += more.length;
      from = more.next;
    }
    if (from + literals > end || to + literals > output.length) return -1;
    copy(input, from, output, to, literals);
    from += literals;
    to += literals;
    // The last sequence of a block has no match.
    if (from === end) return to;

    const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
    from += 2;
    let matched = (token & 15) + 4;
    if (matched === 19) {
      const more = longLength(input, from);
      matched += more.length;
      from = more.next;
    }
    if (distance === 0 || distance > to || to + matched > output.length || from > end) return -1;
    copy(output, to - distance, output, to, matched);
    to += matched;
  }
  return -1;
}

/** The bytes that continue a length: all that are 255, and the one behind them. */
function longLength(input: Uint8Array, from: number): { readonly length: number; readonly next: number } {
  let length = 0;
  let next = from;
  let byte: number;
  do {
    byte = input[next++] ?? 0;
    length += byte;
  } while (byte === 255);
  return { length, next };
}

/** Copies upwards byte by byte where it must, because a match may overlap what it produces, or where it is quicker. */
function copy(source: Uint8Array, from: number, target: Uint8Array, to: number, length: number): void {
  if (length > 64 && (source !== target || to - from >= length)) {
    target.set(source.subarray(from, from + length), to);
    return;
  }
  for (let index = 0; index < length; index++) target[to + index] = source[from + index] ?? 0;
}
