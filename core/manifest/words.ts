/** The words of a manifest line with their meaning, for completion, hover and messages: also in broken lines. */
import { entryFields, isEntryKind, type Field, type FieldRole } from "./entry.js";
import { lineIndexAt, lineOf, type Manifest, type ManifestLine } from "./parse.js";

/** A word and what it stands for, judged by its place. */
export interface Word extends Field {
  readonly role: FieldRole | "type";
}

/**
 * The words of a line, delimited by white space, the type first. Blank lines and comments have none. The type is taken
 * as meant: with blanks before it and in any case. Where a word holds more than its field, as in the mode `0899`, the
 * line's `entry` says what the tool reads.
 */
export function wordsOf(manifest: Manifest, line: ManifestLine): Word[] {
  if (line.kind !== "entry") return [];
  const kind = line.type?.text.toLowerCase() ?? "";
  const form = isEntryKind(kind) ? entryFields[kind] : { fields: [], rest: "argument" as const };
  const words: Word[] = [];
  // The C locale's white space, and NUL: the tool sees nothing behind one.
  for (const match of manifest.text.slice(line.start, line.end).matchAll(/[^\t-\r \0]+|\0/gu)) {
    if (match[0] === "\0") break;
    const start = line.start + match.index;
    const role = words.length === 0 ? "type" : (form.fields[words.length - 1] ?? form.rest);
    words.push({ role, text: match[0], start, end: start + match[0].length });
  }
  return words;
}

/** The word at an offset of the text, its end included, so that a cursor behind a word is at it; null when there is none. */
export function wordAt(manifest: Manifest, offset: number): { line: ManifestLine; word: Word | null } | null {
  const line = lineAt(manifest, offset);
  if (line === null) return null;
  const word = wordsOf(manifest, line).find((candidate) => candidate.start <= offset && offset <= candidate.end);
  return { line, word: word ?? null };
}

/** The line at an offset of the text, by binary search; null where the offset is behind the last line. */
export function lineAt(manifest: Manifest, offset: number): ManifestLine | null {
  const line = lineOf(manifest, lineIndexAt(manifest, offset));
  return line !== undefined && line.start <= offset && offset <= line.end ? line : null;
}
