/**
 * Text and bytes. The kernel and gen_init_cpio read bytes; editors hold UTF-16. Files that are not valid UTF-8 must
 * survive the way through a string unchanged, so every byte that is not part of a valid UTF-8 sequence becomes one
 * lone low surrogate U+DC80…U+DCFF and turns back into that byte (the scheme of Python's "surrogateescape").
 */

/** Bytes to text, losing nothing: `encodeBytes(decodeBytes(b))` equals `b` for all bytes. */
export function decodeBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    const first = bytes[at] ?? 0;
    if (length === 0) units.push(0xdc00 + first);
    else pushCodePoint(units, codePointAt(bytes, at, length));
    at += length === 0 ? 1 : length;
    if (units.length >= 4096) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join("");
}

/**
 * Text to bytes: UTF-8, with escaped bytes restored. A lone surrogate that is no escaped byte becomes U+FFFD, as in
 * every encoder of the platform.
 */
export function encodeBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const codePoint = codePointOf(text, i);
    if (codePoint > 0xffff) i++;
    at = writeCodePoint(bytes, at, codePoint);
  }
  return bytes;
}

/** The number of bytes that `encodeBytes(text)` has, without making them. */
export function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const codePoint = codePointOf(text, i);
    if (codePoint > 0xffff) i++;
    length += encodedLength(codePoint);
  }
  return length;
}

function encodedLength(codePoint: number): number {
  if (codePoint < 0x80 || isEscapedByte(codePoint)) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function isEscapedByte(codePoint: number): boolean {
  return codePoint >= 0xdc80 && codePoint <= 0xdcff;
}

/** The code point at `index`, where other lone surrogates than escaped bytes read as U+FFFD. */
function codePointOf(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0;
  if (codePoint < 0xd800 || codePoint > 0xdfff || isEscapedByte(codePoint)) return codePoint;
  return 0xfffd;
}

function writeCodePoint(bytes: Uint8Array, at: number, codePoint: number): number {
  const length = encodedLength(codePoint);
  if (length === 1) {
    bytes[at] = codePoint & 0xff;
    return at + 1;
  }
  for (let i = length - 1; i > 0; i--) {
    bytes[at + i] = 0x80 | ((codePoint >> (6 * (length - 1 - i))) & 0x3f);
  }
  const lead = [0, 0, 0xc0, 0xe0, 0xf0][length] ?? 0;
  bytes[at] = lead | (codePoint >> (6 * (length - 1)));
  return at + length;
}

function pushCodePoint(units: number[], codePoint: number): void {
  if (codePoint < 0x10000) {
    units.push(codePoint);
    return;
  }
  units.push(0xd800 + ((codePoint - 0x10000) >> 10), 0xdc00 + ((codePoint - 0x10000) & 0x3ff));
}

/** Length of the valid UTF-8 sequence that starts at `at`, 0 when none does (overlong and surrogates are not valid). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const codePoint = codePointAt(bytes, at, length);
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  if (codePoint < smallest || codePoint > 0x10ffff) return 0;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? 0 : length;
}

function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let codePoint = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) codePoint = (codePoint << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return codePoint;
}
