/**
 * The lines of a manifest as gen_init_cpio gets them. `main()` of usr/gen_init_cpio.c reads with
 * `fgets(line, LINE_SIZE, cpio_list)`: a line that does not fit arrives in pieces, and every piece counts as a line.
 */
import { byteLength, encodeBytes } from "../text/bytes.js";

/** What one `fgets` call returns, with the way back to the text. */
export interface InputLine {
  /** The bytes, one character each (U+0000 to U+00FF), with the newline that ends them. */
  readonly bytes: string;
  /** Offset of the first byte in the text, in UTF-16 units. */
  readonly start: number;
  /** Offset behind the last byte, the newline left out. */
  readonly end: number;
  /** False where the line before was too long and this is the rest of it. */
  readonly first: boolean;
  /** For text that is not ASCII: the offset in the text of each byte, and of the end. */
  readonly offsets: Uint32Array | null;
}

/** PATH_MAX of include/uapi/linux/limits.h, in bytes, with the NUL that ends a path. */
export const PATH_MAX = 4096;

/** LINE_SIZE of usr/gen_init_cpio.c: `fgets` returns at most one byte less. */
export const LINE_SIZE = 2 * PATH_MAX + 50;

const NOT_ASCII = /[\u0080-\uffff]/;

/** Reads a text line by line as `fgets` does. Takes time linear in the text's length. */
export function* readLines(text: string): Generator<InputLine> {
  const ascii = !NOT_ASCII.test(text);
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end);
    if (ascii || !NOT_ASCII.test(line)) {
      if (line.length < LINE_SIZE) {
        yield { bytes: line, start: at, end: newline < 0 ? end : newline, first: true, offsets: null };
      } else {
        yield* pieces(line, at, null);
      }
    } else {
      yield* pieces(byteString(encodeBytes(line)), at, byteOffsets(line, at));
    }
    at = end;
  }
}

/** The offset in the text of a byte of the line. A byte inside a character has the offset of the character. */
export function offsetOf(line: InputLine, byte: number): number {
  return line.offsets === null ? line.start + byte : (line.offsets[byte] ?? line.end);
}

/** Bytes as a string of one character each, the form in which C's string functions are easy to follow. */
export function byteString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  }
  return parts.join("");
}

/** The way back from `byteString`. */
export function bytesOf(byteString: string): Uint8Array {
  const bytes = new Uint8Array(byteString.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteString.charCodeAt(i);
  return bytes;
}

function* pieces(bytes: string, start: number, offsets: Uint32Array | null): Generator<InputLine> {
  for (let at = 0; at < bytes.length; at += LINE_SIZE - 1) {
    const piece = bytes.slice(at, at + LINE_SIZE - 1);
    const visible = at + piece.length - (piece.endsWith("\n") ? 1 : 0);
    yield {
      bytes: piece,
      start: offsets?.[at] ?? start + at,
      end: offsets?.[visible] ?? start + visible,
      first: at === 0,
      offsets: offsets?.subarray(at, at + piece.length + 1) ?? null,
    };
  }
}

function byteOffsets(line: string, start: number): Uint32Array {
  const offsets = new Uint32Array(byteLength(line) + 1);
  let byte = 0;
  for (let i = 0; i < line.length; i++) {
    const codePoint = line.codePointAt(i) ?? 0;
    for (let length = utf8Length(codePoint); length > 0; length--) offsets[byte++] = start + i;
    if (codePoint > 0xffff) i++;
  }
  offsets[byte] = start + line.length;
  return offsets;
}

/** Bytes of a code point in `encodeBytes`, where a lone surrogate U+DC80…U+DCFF stands for one byte. */
function utf8Length(codePoint: number): number {
  if (codePoint < 0x80 || (codePoint >= 0xdc80 && codePoint <= 0xdcff)) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
