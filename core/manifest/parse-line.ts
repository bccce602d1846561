/**
 * One line of a manifest: the exact verdict of usr/gen_init_cpio.c (Linux 6.12) on it, with the ranges an editor needs.
 */
import { fieldOf, isEntryKind, scanEntry, type Entry, type Field } from "./entry.js";
import type { InputLine } from "./lines.js";
import { isSpace } from "./scan.js";
import { crash, ignored, kept, refusedFields, refusedNoFields, refusedNoType, unknownType } from "./verdict.js";
import type { Verdict } from "./verdict.js";

/** One line of a manifest. */
export interface ManifestLine {
  /** The number that the tool's messages have. Greater than the editor's line number behind a too long line. */
  readonly number: number;
  /** Range in the text without the newline, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** True where the line before was longer than the tool's buffer and the tool takes this rest of it for a line. */
  readonly continued: boolean;
  /** What the writer meant, judged by the first word, wherever it stands. */
  readonly kind: "blank" | "comment" | "entry";
  /** The first word, null on a blank line. */
  readonly type: Field | null;
  /**
   * The fields as the tool reads them. Set also on a line that is dropped only for blanks before its type or for the
   * type's case. Null when the type is not known, or a field is missing or malformed.
   */
  readonly entry: Entry | null;
  readonly verdict: Verdict;
}

/** How `main()` takes a line apart with `strtok`, in bytes from the start of the line. */
interface Split {
  /** The line as C's string functions see it: it ends at the first NUL byte. */
  readonly visible: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  /** Where the arguments start and end; equal where there are none. */
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
}

/** A line as it is when the tool gets there, and what becomes of its verdict under another number. */
export interface ParsedLine {
  readonly line: ManifestLine;
  /** Null where nothing is printed, so that the number does not matter. */
  readonly judgeAs: ((number: number) => Verdict) | null;
}

/** Reads one line that the tool reaches. */
export function parseLine(input: InputLine, number: number): ParsedLine {
  const split = splitLine(input.bytes);
  const type = typeField(input, split);
  const kind = type === null ? "blank" : type.text.startsWith("#") ? "comment" : "entry";
  const meant = type?.text.toLowerCase() ?? "";
  const entry =
    kind === "entry" && isEntryKind(meant) ? scanEntry(meant, input, split.visible, split.argumentsStart) : null;
  const verdict = judge(split, number, kind, entry);
  return {
    line: { number, start: input.start, end: input.end, continued: !input.first, kind, type, entry, verdict },
    judgeAs: verdict.stderr === "" ? null : (other) => judge(split, other, kind, entry),
  };
}

/** The body of the loop in `main()`, with what it prints. */
function judge(split: Split, number: number, kind: ManifestLine["kind"], entry: Entry | null): Verdict {
  const { visible, typeStart, typeEnd } = split;
  if (visible.startsWith("#")) return ignored("comment");
  if (typeStart === visible.length) return refusedNoType(number, visible);
  if (visible[typeStart] === "\n") return ignored("blank");
  if (typeStart === 0 && typeEnd === visible.length) return ignored(kind === "blank" ? "blank" : "lone-word");
  // strtok() has ended the line behind its first word, so the blanks before it are part of what is compared.
  const head = visible.slice(0, typeEnd);
  const known = isEntryKind(head) ? head : null;
  if (split.argumentsStart === split.argumentsEnd) {
    return known === null ? refusedNoFields(number, head) : crash(number, head);
  }
  if (known === null) return unknownType(number, head);
  if (entry !== null) return kept;
  return refusedFields(number, known, visible.slice(split.argumentsStart, split.argumentsEnd));
}

/** `strtok(line, " \t")` and then `strtok(NULL, "\n")`. */
function splitLine(bytes: string): Split {
  const nul = bytes.indexOf("\0");
  const visible = nul < 0 ? bytes : bytes.slice(0, nul);
  let typeStart = 0;
  while (isDelimiter(visible.charCodeAt(typeStart))) typeStart++;
  let typeEnd = typeStart;
  while (typeEnd < visible.length && !isDelimiter(visible.charCodeAt(typeEnd))) typeEnd++;
  const rest = Math.min(typeEnd + 1, visible.length);
  const argumentsEnd = visible.endsWith("\n") && rest < visible.length ? visible.length - 1 : visible.length;
  return { visible, typeStart, typeEnd, argumentsStart: rest, argumentsEnd };
}

/** The first word for the editor: delimited by any white space, so that a line's end is not part of it. */
function typeField(input: InputLine, { visible }: Split): Field | null {
  let from = 0;
  while (isSpace(visible.charCodeAt(from))) from++;
  let to = from;
  while (to < visible.length && !isSpace(visible.charCodeAt(to))) to++;
  return from === to ? null : fieldOf(input, from, to);
}

function isDelimiter(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
