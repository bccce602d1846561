/** The usual lines of a manifest, read in one go. Large manifests have hardly any others. */
import type { EntryKind } from "./entry.js";
import { PATH_MAX } from "./lines.js";

/** What there is in a plain line. Ranges are offsets in the text. Used again for every line. */
export interface PlainLine {
  kind: PlainKind;
  nameStart: number;
  nameEnd: number;
  /** The location of a file's source, or the target of a symbolic link; empty for the other kinds. */
  secondStart: number;
  secondEnd: number;
  mode: number;
  uid: number;
  gid: number;
  /** Offset of the newline. */
  end: number;
}

/** Device nodes are few and have fields of their own. */
export type PlainKind = Exclude<EntryKind, "nod">;

/** A line to be filled by `readPlainLine`. */
export function blankLine(): PlainLine {
  return { kind: "file", nameStart: 0, nameEnd: 0, secondStart: 0, secondEnd: 0, mode: 0, uid: 0, gid: 0, end: 0 };
}

/**
 * Reads the line that starts at `at` where it is plain: a type, single words of printable ASCII, numbers of few digits, a
 * newline right behind the last field, and too short for any limit of usr/gen_init_cpio.c. Then all fields are those that
 * `parseLine` finds. False for every other line, also for many good ones: those are for `parseLine`.
 */
export function readPlainLine(text: string, at: number, line: PlainLine): boolean {
  const kind = kindAt(text, at);
  if (kind === null) return false;
  line.kind = kind;
  line.nameStart = skipBlanks(text, at + kind.length);
  line.nameEnd = skipWord(text, line.nameStart);
  if (line.nameStart === at + kind.length || line.nameStart === line.nameEnd) return false;
  line.secondStart = line.secondEnd = line.nameEnd;
  if (kind === "file" || kind === "slink") {
    line.secondStart = skipBlanks(text, line.nameEnd);
    line.secondEnd = skipWord(text, line.secondStart);
    if (line.secondStart === line.nameEnd || line.secondStart === line.secondEnd) return false;
  }
  line.end = line.secondEnd;
  line.mode = readNumber(text, line, 8);
  line.uid = readNumber(text, line, 10);
  line.gid = readNumber(text, line, 10);
  // A number that is missing or not plain is -1, and so is the result of "or" then.
  return (line.mode | line.uid | line.gid) >= 0 && text.charCodeAt(line.end) === NEWLINE && line.end - at < PATH_MAX;
}

function kindAt(text: string, at: number): PlainKind | null {
  switch (text.charCodeAt(at)) {
    case 0x66:
      return text.startsWith("file", at) ? "file" : null;
    case 0x64:
      return text.startsWith("dir", at) ? "dir" : null;
    case 0x70:
      return text.startsWith("pipe", at) ? "pipe" : null;
    case 0x73:
      return text.startsWith("slink", at) ? "slink" : text.startsWith("sock", at) ? "sock" : null;
    default:
      return null;
  }
}

/** So many digits can neither overflow nor become negative, in neither base. */
const MOST_DIGITS = 9;

/** Blanks, at least one, and then digits; -1 where there are none or too many. Moves the line's end behind them. */
function readNumber(text: string, line: PlainLine, base: 8 | 10): number {
  const start = skipBlanks(text, line.end);
  let at = start;
  let value = 0;
  for (let digit = digitAt(text, at); digit >= 0 && digit < base; digit = digitAt(text, ++at)) {
    value = value * base + digit;
  }
  const isPlain = start > line.end && at > start && at - start <= MOST_DIGITS;
  line.end = at;
  return isPlain ? value : -1;
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 0x30;
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code === SPACE || code === TAB; code = text.charCodeAt(end)) end++;
  return end;
}

function skipWord(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code > SPACE && code < DELETE; code = text.charCodeAt(end)) end++;
  return end;
}

const NEWLINE = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const DELETE = 0x7f;
