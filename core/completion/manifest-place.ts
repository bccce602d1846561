/** The field of a manifest line that is being written. */
import { entryFields, isEntryKind, type EntryKind, type FieldRole } from "../manifest/entry.js";
import type { BootTarget } from "../project/boot-target.js";
import type { HostFolders } from "./host-folders.js";

/** A word of a line, in offsets of the manifest. */
interface PlacedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line with a cursor in it, also when it is not finished. */
export interface LinePlace {
  /** The words of the line, the one at the cursor among them when there is one. */
  readonly words: readonly PlacedWord[];
  /** Which word the cursor is in, or would begin. */
  readonly index: number;
  /** The word at the cursor, empty where a new one would begin. */
  readonly word: PlacedWord;
  readonly cursor: number;
  /** What the line makes; null while its type is not known. */
  readonly kind: EntryKind | null;
  /** What the word at the cursor stands for. */
  readonly role: FieldRole | "type";
  /** Whether no other word follows on the line. */
  readonly isLast: boolean;
}

/** A field of a target's manifest. */
export interface FieldPlace extends LinePlace {
  readonly target: BootTarget;
  readonly host: HostFolders;
  /** The part of the word before the cursor. */
  readonly typed: string;
}

/** The place of an offset in a manifest's text; null in a comment. */
export function linePlaceAt(text: string, offset: number): LinePlace | null {
  const cursor = Math.max(0, Math.min(offset, text.length));
  const start = text.lastIndexOf("\n", cursor - 1) + 1;
  const newline = text.indexOf("\n", cursor);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  const words = [...line.matchAll(/[^\t-\r \0]+/g)].map((match) => ({
    text: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  if (words[0]?.text.startsWith("#") === true) return null;
  const at = words.findIndex((word) => word.start <= cursor && cursor <= word.end);
  const index = at >= 0 ? at : words.filter((word) => word.end < cursor).length;
  const meant = words[0]?.text.toLowerCase() ?? "";
  const kind = isEntryKind(meant) ? meant : null;
  return {
    words,
    index,
    word: words[at] ?? { text: "", start: cursor, end: cursor },
    cursor,
    kind,
    role: index === 0 ? "type" : roleOf(kind, index),
    isLast: index >= words.length - (at >= 0 ? 1 : 0),
  };
}

function roleOf(kind: EntryKind | null, index: number): FieldRole {
  if (kind === null) return "argument";
  const { fields, rest } = entryFields[kind];
  return fields[index - 1] ?? rest;
}
