/** From offsets in the bytes of a text to offsets in its UTF-16 units. */

/**
 * The positions of a text's bytes. A byte offset inside a character, which the kernel's splitting can produce, is
 * widened: a start goes to the character's start, an end to its end.
 */
export interface BytePositions {
  /** Offset of the character that holds the byte at `offset`; the text's length for the end of the bytes. */
  readonly start: (offset: number) => number;
  /** Offset behind the character that holds the byte before `offset`. */
  readonly end: (offset: number) => number;
}

/** The positions of the `length` bytes that `encodeBytes(text)` made. Takes four bytes of memory for each of them. */
export function bytePositions(text: string, length: number): BytePositions {
  // Every unit is at least one byte, so equal lengths mean one byte each.
  if (length === text.length) return { start: (offset) => offset, end: (offset) => offset };
  const starts = characterStarts(text, length);
  const start = (offset: number) => starts[offset] ?? text.length;
  const end = (offset: number) => {
    const last = offset === 0 ? 0 : start(offset - 1);
    return offset === 0 ? 0 : last + unitsAt(text, last);
  };
  return { start, end };
}

/** For each byte, the offset of its character. */
function characterStarts(text: string, length: number): Uint32Array {
  const starts = new Uint32Array(length);
  let at = 0;
  for (let offset = 0; offset < text.length; offset += unitsAt(text, offset)) {
    const count = bytesAt(text, offset);
    starts.fill(offset, at, at + count);
    at += count;
  }
  return starts;
}

/** The number of bytes of the character at `offset`, by the rules of core/text/bytes.ts. */
function bytesAt(text: string, offset: number): number {
  const codePoint = text.codePointAt(offset) ?? 0;
  if (codePoint < 0x80 || (codePoint >= 0xdc80 && codePoint <= 0xdcff)) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function unitsAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
