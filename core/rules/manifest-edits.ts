/** Edits of manifests that several rules make. They keep the line ends of the document. */
import type { ManifestLine } from "../manifest/parse.js";
import type { ManifestDocument } from "../project/boot-target.js";
import { lineEnding } from "../text/lines.js";
import type { Edit, Fix } from "./finding.js";
import type { Range } from "./manifest-lines.js";

/** The line of a folder that a fix adds. */
export function folderLine(path: string): string {
  return `dir ${path} 0755 0 0`;
}

/** A missing line has no place of its own: a finding about it stands at the first entry. */
export function firstEntry({ manifest }: ManifestDocument): Range {
  for (const { piece, start } of manifest.pieces) {
    const line = piece.lines.find((candidate) => candidate.kind === "entry");
    if (line !== undefined) return { start: start + line.start, end: start + line.end };
  }
  return { start: 0, end: 0 };
}

/** Inserts lines in front of the line that starts at `offset`. */
export function insertBefore({ path, text }: ManifestDocument, offset: number, lines: readonly string[]): Edit {
  const lineEnd = lineEnding(text);
  return { path, start: offset, end: offset, newText: lines.map((line) => line + lineEnd).join("") };
}

/** Inserts lines behind the line that ends at `lineStop`, which may be the last one and lack its line end. */
export function insertAfter(document: ManifestDocument, lineStop: number, lines: readonly string[]): Edit {
  const { path, text } = document;
  if (text[lineStop] === "\n") return insertBefore(document, lineStop + 1, lines);
  return { path, start: text.length, end: text.length, newText: lines.map((line) => lineEnding(text) + line).join("") };
}

/** Takes a line away, with its line end. */
export function removeLine({ path, text }: ManifestDocument, { start, end }: ManifestLine): Edit {
  return { path, start, end: Math.min(end + 1, text.length), newText: "" };
}

/** Writes something else in place of a part of the document. */
export function replaceRange({ path }: ManifestDocument, { start, end }: Range, newText: string): Edit {
  return { path, start, end, newText };
}

/** The fix that "fix all" makes. */
export function preferredFix(title: string, ...edits: readonly Edit[]): Fix {
  return { title, preferred: true, edits };
}

/** One possible repair. */
export function possibleFix(title: string, ...edits: readonly Edit[]): Fix {
  return { title, preferred: false, edits };
}
