/**
 * The conversions of glibc's `sscanf` that usr/gen_init_cpio.c uses, in the C locale and on a machine with 64-bit
 * `long` (stdio-common/vfscanf-internal.c): `%4096s`, `%o`, `%d`, `%u`, `%c` and white space.
 */
import { PATH_MAX } from "./lines.js";

/** A place in a line. A conversion that succeeds moves `at` and leaves the bytes it took in `from`…`at`. */
export interface Scanner {
  /** Bytes, one character each. */
  readonly bytes: string;
  at: number;
  from: number;
  /** The number that the last conversion read, as an unsigned 32-bit value. */
  value: number;
}

/** The number formats of the tool: `%o` and `%u` go through `strtoul`, `%d` through `strtol`. */
export type NumberFormat = "octal" | "decimal" | "unsigned";

/** Starts scanning at `at`. */
export function scannerAt(bytes: string, at: number): Scanner {
  return { bytes, at, from: at, value: 0 };
}

/** `isspace()` in the C locale. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** `isgraph()` in the C locale: no byte from 0x80 on is one. False at the end of the bytes. */
export function isGraph(code: number): boolean {
  return code >= 0x21 && code <= 0x7e;
}

/** White space in a format: skips any amount of it, none included. */
export function skipSpaces(scanner: Scanner): void {
  while (isSpace(scanner.bytes.charCodeAt(scanner.at))) scanner.at++;
}

/** `%4096s`: a word, cut after 4096 bytes; the rest of a longer one is left for the next conversion. */
export function scanWord(scanner: Scanner): boolean {
  skipSpaces(scanner);
  const { bytes } = scanner;
  const limit = Math.min(bytes.length, scanner.at + PATH_MAX);
  let end = scanner.at;
  while (end < limit && !isSpace(bytes.charCodeAt(end))) end++;
  return take(scanner, end);
}

/** ` %c`: one byte that is not white space. */
export function scanCharacter(scanner: Scanner): boolean {
  skipSpaces(scanner);
  return take(scanner, Math.min(scanner.at + 1, scanner.bytes.length));
}

/**
 * `%o`, `%d` or `%u`: a sign, then digits of the base up to the first other byte. There is no `0x`, and an octal number
 * ends at an 8 or a 9. Too large numbers become the largest `long` before they are cut to 32 bits.
 */
export function scanNumber(scanner: Scanner, format: NumberFormat): boolean {
  skipSpaces(scanner);
  const { bytes } = scanner;
  const sign = bytes.charCodeAt(scanner.at);
  const digits = sign === MINUS || sign === PLUS ? scanner.at + 1 : scanner.at;
  const base = format === "octal" ? 8 : 10;
  let end = digits;
  let magnitude = 0;
  for (; ; end++) {
    const digit = bytes.charCodeAt(end) - ZERO;
    if (!(digit >= 0 && digit < base)) break;
    magnitude = magnitude * base + digit;
  }
  if (end === digits) return false;
  // As long as a floating point number holds it exactly, the number needs nothing but to be cut.
  scanner.value =
    magnitude <= Number.MAX_SAFE_INTEGER
      ? (sign === MINUS ? -magnitude : magnitude) >>> 0
      : cutLargeNumber(bytes.slice(digits, end), sign === MINUS ? "negative" : "positive", format);
  return take(scanner, end);
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const ZERO = 0x30;

function take(scanner: Scanner, end: number): boolean {
  if (end === scanner.at) return false;
  scanner.from = scanner.at;
  scanner.at = end;
  return true;
}

/** What `strtol` and `strtoul` make of a number beyond 2^53, cut to 32 bits. */
function cutLargeNumber(digits: string, sign: "negative" | "positive", format: NumberFormat): number {
  const magnitude = BigInt(format === "octal" ? `0o${digits}` : digits);
  if (format === "decimal") {
    if (sign === "positive" && magnitude > 0x7fff_ffff_ffff_ffffn) return 0xffff_ffff;
    if (sign === "negative" && magnitude > 0x8000_0000_0000_0000n) return 0;
  } else if (magnitude > 0xffff_ffff_ffff_ffffn) {
    return 0xffff_ffff;
  }
  return Number(BigInt.asUintN(32, sign === "negative" ? -magnitude : magnitude));
}
