/** What gen_init_cpio does with a line: the branches of `main()` in usr/gen_init_cpio.c and what they print. */
import { decodeBytes } from "../text/bytes.js";
import { entryFields, type EntryKind } from "./entry.js";
import { bytesOf } from "./lines.js";

/**
 * - `kept`: the line becomes an entry of the archive.
 * - `ignored`: skipped in silence.
 * - `dropped`: skipped with a message; the archive is made without the entry and the exit status stays 0.
 * - `refused`: the exit status is not 0 and the archive lacks its end, whatever the other lines are.
 * - `unread`: the tool has stopped at a line before.
 */
export type VerdictKind = "kept" | "ignored" | "dropped" | "refused" | "unread";

/** Why. */
export type VerdictCode =
  | "kept"
  | "unread"
  /** `ignored`: nothing but the end of the line, or blanks before it. */
  | "blank"
  /** `ignored`: the first byte is `#`. */
  | "comment"
  /** `ignored`: one word and nothing else, not even a blank behind it; it may be `dir` or `file`. */
  | "lone-word"
  /** `dropped`: the line up to its first word's end is no known type. Blanks before the type count. */
  | "unknown-type"
  /** `refused`: a field is missing or is not a number. */
  | "bad-fields"
  /** `refused`: one word that is no type with blanks beside it. */
  | "no-fields"
  /** `refused`, and the tool stops: a line of blanks that has no newline, or one that starts with a NUL byte. */
  | "no-type"
  /** `refused`, and the tool crashes: a type followed by one blank and nothing else. */
  | "crash";

/** The tool's verdict on one line. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly code: VerdictCode;
  /** Exactly what the tool prints on standard error because of this line, newlines included; empty for nothing. */
  readonly stderr: string;
  /** Whether the tool reads no further line. */
  readonly stops: boolean;
}

/** The verdict on every good entry. */
export const kept: Verdict = { kind: "kept", code: "kept", stderr: "", stops: false };

/** The verdict on lines behind the one where the tool stopped. */
export const unread: Verdict = { kind: "unread", code: "unread", stderr: "", stops: false };

const silent = {
  blank: { kind: "ignored", code: "blank", stderr: "", stops: false },
  comment: { kind: "ignored", code: "comment", stderr: "", stops: false },
  "lone-word": { kind: "ignored", code: "lone-word", stderr: "", stops: false },
} as const satisfies Record<string, Verdict>;

/** A line skipped in silence. */
export function ignored(code: keyof typeof silent): Verdict {
  return silent[code];
}

/** `head` is the line up to the end of its first word, as bytes of one character each. */
export function unknownType(number: number, head: string): Verdict {
  return { kind: "dropped", code: "unknown-type", stderr: unknownTypeMessage(number, head), stops: false };
}

/** `fields` is the text behind the type, as bytes of one character each. */
export function refusedFields(number: number, kind: EntryKind, fields: string): Verdict {
  const shown = printed(fields);
  const message = {
    file: `Unrecognized file format '${shown}'`,
    nod: `Unrecognized nod format '${shown}'`,
    // The tool says "dir" for a symbolic link, and names field list and type the wrong way round for the others.
    slink: `Unrecognized dir format '${shown}'`,
    dir: `Unrecognized ${shown} format 'dir'`,
    pipe: `Unrecognized ${shown} format 'pipe'`,
    sock: `Unrecognized ${shown} format 'sock'`,
  }[kind];
  return { kind: "refused", code: "bad-fields", stderr: `${message} line ${number}\n`, stops: false };
}

/** A single word that is no type. The tool complains twice. */
export function refusedNoFields(number: number, head: string): Verdict {
  const stderr = newlineRequired(number, head) + unknownTypeMessage(number, head);
  return { kind: "refused", code: "no-fields", stderr, stops: false };
}

/** A type with nothing behind it: the handler calls `sscanf` with a null pointer. */
export function crash(number: number, head: string): Verdict {
  return { kind: "refused", code: "crash", stderr: newlineRequired(number, head), stops: true };
}

/** No word at all, and no newline either. */
export function refusedNoType(number: number, line: string): Verdict {
  const stderr = `ERROR: incorrect format, could not locate file type line ${number}: '${printed(line)}'\n`;
  return { kind: "refused", code: "no-type", stderr, stops: true };
}

/** The verdict in a sentence of our own, for people who do not read the tool's source; null for `kept`. */
export function explainVerdict(verdict: Verdict, type: string): string | null {
  switch (verdict.code) {
    case "kept":
      return null;
    case "unread":
      return "gen_init_cpio stops at an earlier line and does not read this one.";
    case "blank":
      return "Blank lines are skipped.";
    case "comment":
      return "Comments are skipped.";
    case "lone-word":
      return `The line has nothing but "${type}"; gen_init_cpio skips it without a message.`;
    case "unknown-type":
      return `No entry type stands in the first column ("${type}"); gen_init_cpio drops the line and goes on.`;
    case "bad-fields":
      return `A field is missing or is not a number; the form is "${usage(type)}".`;
    case "no-fields":
      return `The line has one word and blanks, and "${type}" is no entry type.`;
    case "no-type":
      return "The line has no word and no newline at its end; gen_init_cpio stops here.";
    case "crash":
      return `"${type}" has a blank behind it and no fields; gen_init_cpio crashes here.`;
  }
}

function usage(type: string): string {
  const form = Object.entries(entryFields).find(([kind]) => kind === type)?.[1];
  if (form === undefined) return "<type> <fields>";
  const fields = form.fields.map((field) => `<${field}>`).join(" ");
  return `${type} ${fields}${form.rest === "link" ? " [<hard links>]" : ""}`;
}

function unknownTypeMessage(number: number, head: string): string {
  return `unknown file type line ${number}: '${printed(head)}'\n`;
}

function newlineRequired(number: number, head: string): string {
  return `ERROR: incorrect format, newline required line ${number}: '${printed(head)}'\n`;
}

function printed(bytes: string): string {
  return decodeBytes(bytesOf(bytes));
}
