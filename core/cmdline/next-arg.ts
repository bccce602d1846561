/**
 * The kernel's splitting of a command line into words, on bytes as the kernel does it: `next_arg()` of lib/cmdline.c
 * and the `isspace()` of lib/ctype.c.
 */

/**
 * One word as `next_arg()` hands it over, in offsets of the bytes it was given. `[start, end)` is the word with its
 * quotes; name and value are what is left of them.
 */
export interface ByteWord {
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** -1, as valueEnd, where the kernel's value pointer is NULL. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The quote that no other quote closes, -1 where all are closed. Such a word reaches to the end of the line. */
  readonly openQuote: number;
  /** Where the next word starts: `next_arg()`'s return value. */
  readonly next: number;
}

const equalsSign = 0x3d;
const quoteSign = 0x22;

/**
 * Splits off the word that starts at `start`; the string ends at `end`, where C has its NUL. The caller has skipped
 * leading blanks, as parse_args() does. A word that starts with "=" has that sign in its name, because the kernel
 * remembers the place of the sign as an index and 0 means none. Kernel: lib/cmdline.c next_arg.
 */
export function nextArg(bytes: Uint8Array, start: number, end: number): ByteWord {
  const wholeQuoted = bytes[start] === quoteSign;
  const nameStart = wholeQuoted ? start + 1 : start;
  let openQuote = wholeQuoted ? start : -1;
  let equals = -1;
  let at = nameStart;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (openQuote < 0 && isSpace(byte)) break;
    if (byte === equalsSign && equals < 0 && at > nameStart) equals = at;
    if (byte === quoteSign) openQuote = openQuote < 0 ? at : -1;
  }
  const valueQuoted = equals >= 0 && bytes[equals + 1] === quoteSign;
  // One closing quote goes, and only where an opening one went; it need not be the one that closes it.
  const dropsLast = (wholeQuoted || valueQuoted) && at > nameStart && bytes[at - 1] === quoteSign;
  const contentEnd = dropsLast ? at - 1 : at;
  const valueStart = equals < 0 ? -1 : equals + (valueQuoted ? 2 : 1);
  return {
    start,
    end: at,
    nameStart,
    nameEnd: equals < 0 ? contentEnd : equals,
    valueStart,
    // A value that is nothing but one quote loses it once, not twice.
    valueEnd: equals < 0 ? -1 : Math.max(valueStart, contentEnd),
    openQuote,
    next: skipSpaces(bytes, at < end ? at + 1 : at, end),
  };
}

/** The first offset from `at` on that is no blank. Kernel: lib/string_helpers.c skip_spaces. */
export function skipSpaces(bytes: Uint8Array, at: number, end: number): number {
  let offset = at;
  while (offset < end && isSpace(bytes[offset] ?? 0)) offset++;
  return offset;
}

/**
 * Whether the kernel takes a byte for a blank: tab, line feed, vertical tab, form feed, carriage return, space, and
 * 0xA0, the no-break space of Latin-1. In UTF-8, 0xA0 is part of many characters ("à" is C3 A0), and the kernel splits
 * them. Kernel: lib/ctype.c _ctype.
 */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xa0;
}
