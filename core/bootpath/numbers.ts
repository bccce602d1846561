/** How the kernel reads numbers out of texts: lib/kstrtox.c and lib/vsprintf.c. */

/** The range of an integer type. */
export interface IntegerRange {
  readonly least: bigint;
  readonly most: bigint;
}

function signed(bits: bigint): IntegerRange {
  return { least: -(2n ** (bits - 1n)), most: 2n ** (bits - 1n) - 1n };
}

function unsigned(bits: bigint): IntegerRange {
  return { least: 0n, most: 2n ** bits - 1n };
}

/** The ranges of the kernel's types. `long` is that of a 32-bit kernel. */
export const integerRanges = {
  byte: unsigned(8n),
  short: signed(16n),
  ushort: unsigned(16n),
  int: signed(32n),
  uint: unsigned(32n),
  long: signed(32n),
  ulong: unsigned(32n),
  longlong: signed(64n),
  ullong: unsigned(64n),
} as const satisfies Record<string, IntegerRange>;

/**
 * kstrtoint() and its relatives with base 0 (or the given one): a whole text, with one newline at its end allowed.
 * @returns null for EINVAL and ERANGE.
 */
export function parseInteger(text: string, range: IntegerRange, base: 0 | 10 | 16 = 0): bigint | null {
  const isSigned = range.least < 0n;
  const negative = isSigned && text.startsWith("-");
  const rest = negative || text.startsWith("+") ? text.slice(1) : text;
  const { digits, radix } = splitRadix(rest, base);
  const number = digits.endsWith("\n") ? digits.slice(0, -1) : digits;
  const value = digitsValue(number, radix);
  if (value === null || number === "") return null;
  const result = negative ? -value : value;
  return result < range.least || result > range.most ? null : result;
}

/** What simple_strtoul() reads, modulo 2^64, and where it stops. */
export function readUnsigned(text: string, base: 0 | 10 | 16): { readonly value: bigint; readonly rest: string } {
  const { digits, radix } = splitRadix(text, base);
  let end = 0;
  while (end < digits.length && digitOf(digits.charAt(end), radix) !== null) end++;
  return { value: BigInt.asUintN(64, digitsValue(digits.slice(0, end), radix) ?? 0n), rest: digits.slice(end) };
}

/** kstrtobool() (7.2 and newer take "e" and "d" as well): null where the text is no boolean. */
export function parseBoolean(text: string, newer: "with-e-and-d" | "plain" = "plain"): boolean | null {
  const first = text.charAt(0).toLowerCase();
  if (first === "y" || first === "t" || first === "1") return true;
  if (first === "n" || first === "f" || first === "0") return false;
  if (newer === "with-e-and-d" && (first === "e" || first === "d")) return first === "e";
  if (first !== "o") return null;
  const second = text.charAt(1).toLowerCase();
  return second === "n" ? true : second === "f" ? false : null;
}

/** _parse_integer_fixup_radix() */
function splitRadix(text: string, base: 0 | 10 | 16): { readonly digits: string; readonly radix: number } {
  if (base === 10) return { digits: text, radix: 10 };
  const isHex = /^0x/i.test(text);
  if (base === 16) return { digits: isHex ? text.slice(2) : text, radix: 16 };
  if (isHex && /^0x[\da-f]/i.test(text)) return { digits: text.slice(2), radix: 16 };
  return { digits: text, radix: text.startsWith("0") ? 8 : 10 };
}

function digitsValue(digits: string, radix: number): bigint | null {
  let value = 0n;
  for (const digit of digits) {
    const number = digitOf(digit, radix);
    if (number === null) return null;
    value = value * BigInt(radix) + BigInt(number);
  }
  return value;
}

function digitOf(character: string, radix: number): number | null {
  const value = "0123456789abcdef".indexOf(character.toLowerCase());
  return value < 0 || value >= radix ? null : value;
}
