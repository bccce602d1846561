/** A kernel command line, split as the kernel splits it. */
import { decodeBytes, encodeBytes } from "../text/bytes.js";
import { bytePositions, type BytePositions } from "./byte-positions.js";
import { nextArg, skipSpaces, type ByteWord } from "./next-arg.js";

/** A part of a text, in UTF-16 units; the end is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a word has quotes: nowhere; as its first character (`word`), which the kernel drops; as the first character of
 * its value, dropped too; or somewhere else only (`inside`), where they protect blanks but stay in name or value.
 */
export type Quoting = "none" | "word" | "value" | "inside";

/**
 * One word of the command line. `name` and `value` are what next_arg() gives the kernel: a value of null is its NULL, a
 * word without "=". Bytes that are no valid UTF-8, or only half a character, are escaped as in core/text/bytes.ts.
 */
export interface Parameter extends TextRange {
  readonly name: string;
  readonly value: string | null;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Null where there is no value; equal to valueEnd where it is empty. */
  readonly valueStart: number | null;
  readonly valueEnd: number | null;
  readonly quoting: Quoting;
}

/** A command line as start_kernel() reads it. All offsets are UTF-16 units of `text`. */
export interface CommandLine {
  readonly text: string;
  /** The words before the separator: those that the kernel looks at. */
  readonly parameters: readonly Parameter[];
  /** The first word `--`, behind which the words are init's. `"--"` is one as well; `--=` and `--x` are none. */
  readonly separator: TextRange | null;
  /**
   * What parse_args() returns where it stops at the separator: the rest of the text without leading blanks, unsplit.
   * Null without a separator. (When a parameter before the separator has a value that its handler refuses, parse_args()
   * returns the error instead and start_kernel() drops the rest; that depends on the kernel's configuration.)
   */
  readonly initArguments: string | null;
  /** Where `initArguments` starts; null without a separator. */
  readonly initArgumentsStart: number | null;
  /**
   * The words of `initArguments` as start_kernel() splits them for set_init_arg(). That is the same loop, so it stops
   * at a second `--`, and what follows that reaches nobody.
   */
  readonly initParameters: readonly Parameter[];
  /** The second `--`; null where there is none. */
  readonly secondSeparator: TextRange | null;
  /** The quote that stays open, so that everything behind it is one word; null where all quotes are closed. */
  readonly unbalancedQuote: number | null;
  /** Where the text ends for the kernel: at the first NUL character, or the text's length. */
  readonly end: number;
  /** The number of bytes before that end: what C's strlen() says. */
  readonly byteLength: number;
}

/**
 * Splits a command line. Takes any text, in time proportional to its length. Kernel: kernel/params.c parse_args, called
 * by init/main.c start_kernel for the line and then for the part behind `--`; lib/cmdline.c next_arg.
 */
export function parseCommandLine(text: string): CommandLine {
  const bytes = encodeBytes(text);
  const nul = bytes.indexOf(0);
  const line: Line = {
    text,
    bytes,
    end: nul < 0 ? bytes.length : nul,
    positions: bytePositions(text, bytes.length),
    plain: isAscii(text),
  };
  const kernelPart = parseArgs(line, 0);
  const { rest } = kernelPart;
  const initPart = rest === null ? null : parseArgs(line, rest);
  const openQuote = Math.max(kernelPart.openQuote, initPart?.openQuote ?? -1);
  return {
    text,
    parameters: kernelPart.parameters,
    separator: kernelPart.separator,
    initArguments: rest === null ? null : textOf(line, rest, line.end),
    initArgumentsStart: rest === null ? null : line.positions.start(rest),
    initParameters: initPart?.parameters ?? [],
    secondSeparator: initPart?.separator ?? null,
    unbalancedQuote: openQuote < 0 ? null : line.positions.start(openQuote),
    end: line.positions.start(line.end),
    byteLength: line.end,
  };
}

interface Line {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Byte offset of the C string's end. */
  readonly end: number;
  readonly positions: BytePositions;
  /** Whether a byte offset is a text offset and every slice of the text is its own decoding. */
  readonly plain: boolean;
}

interface ParsedArgs {
  readonly parameters: readonly Parameter[];
  readonly separator: TextRange | null;
  /** Byte offset of the text behind the separator; null without one. */
  readonly rest: number | null;
  /** Byte offset of the quote that stays open, or -1. */
  readonly openQuote: number;
}

/** The loop of kernel/params.c parse_args: words up to the end or to `--`. */
function parseArgs(line: Line, start: number): ParsedArgs {
  const parameters: Parameter[] = [];
  let openQuote = -1;
  let at = skipSpaces(line.bytes, start, line.end);
  while (at < line.end) {
    const word = nextArg(line.bytes, at, line.end);
    openQuote = Math.max(openQuote, word.openQuote);
    if (isSeparator(line.bytes, word)) {
      const separator = { start: line.positions.start(word.start), end: line.positions.end(word.end) };
      return { parameters, separator, rest: word.next, openQuote };
    }
    parameters.push(toParameter(line, word));
    at = word.next;
  }
  return { parameters, separator: null, rest: null, openQuote };
}

function isSeparator(bytes: Uint8Array, word: ByteWord): boolean {
  if (word.valueStart >= 0 || word.nameEnd - word.nameStart !== 2) return false;
  return bytes[word.nameStart] === 0x2d && bytes[word.nameStart + 1] === 0x2d;
}

function toParameter(line: Line, word: ByteWord): Parameter {
  const { positions } = line;
  const hasValue = word.valueStart >= 0;
  return {
    name: textOf(line, word.nameStart, word.nameEnd),
    value: hasValue ? textOf(line, word.valueStart, word.valueEnd) : null,
    start: positions.start(word.start),
    end: positions.end(word.end),
    nameStart: positions.start(word.nameStart),
    nameEnd: positions.end(word.nameEnd),
    valueStart: hasValue ? positions.start(word.valueStart) : null,
    valueEnd: hasValue ? positions.end(word.valueEnd) : null,
    quoting: quotingOf(line.bytes, word),
  };
}

function quotingOf(bytes: Uint8Array, word: ByteWord): Quoting {
  if (word.nameStart > word.start) return "word";
  // The value starts two bytes behind the name only where a quote between them was dropped.
  if (word.valueStart > word.nameEnd + 1) return "value";
  for (let at = word.start; at < word.end; at++) if (bytes[at] === 0x22) return "inside";
  return "none";
}

function textOf(line: Line, start: number, end: number): string {
  return line.plain ? line.text.slice(start, end) : decodeBytes(line.bytes.subarray(start, end));
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
