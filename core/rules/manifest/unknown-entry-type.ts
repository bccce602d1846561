/** A line whose first word is no entry type: gen_init_cpio leaves the entry out and still reports success. */
import { entryFields, isEntryKind, type Field } from "../../manifest/entry.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { preferredFix, possibleFix, removeLine, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import { nearestWord } from "../near-words.js";
import type { Rule } from "../rule.js";

export const unknownEntryType: Rule = {
  code: "unknown-entry-type",
  language: "manifest",
  title: "a line that starts with no entry type",
  sources: [{ file: "usr/gen_init_cpio.c", function: "main" }],
  check: (target) => findingsOfLines(target, checkLine),
};

const types = Object.keys(entryFields);
const list = "file, dir, nod, slink, pipe and sock";

/** The three ways in which the tool takes a word that is no type: dropped, skipped in silence, refused. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const { type, verdict } = line;
  // Blanks before the type are the matter of indented-line.
  if (type?.start !== line.start || line.kind !== "entry") return null;
  if (verdict.code === "lone-word" && !isEntryKind(type.text)) {
    const message = `${quoted(type.text)} stands alone on its line and is no entry type. gen_init_cpio skips the line without a word.`;
    return report(document, type, "warning", message, [
      ...repairs(document, type),
      possibleFix("Remove the line", removeLine(document, line)),
    ]);
  }
  if (verdict.code === "no-fields") {
    const message =
      `${quoted(type.text)} is no entry type, and nothing but blanks follows it. gen_init_cpio refuses the manifest with an ` +
      `error here, and what it has written is no usable archive.`;
    return report(document, type, "error", message, [possibleFix("Remove the line", removeLine(document, line))]);
  }
  if (verdict.code !== "unknown-type") return null;
  if (type.text.startsWith(BYTE_ORDER_MARK)) return reportByteOrderMark(document, type);
  return report(document, type, "error", droppedMessage(type.text), repairs(document, type));
}

/** A dropped entry is lost data, as nothing but a line on standard error tells of it. */
function droppedMessage(word: string): string {
  const reason = types.includes(word.toLowerCase())
    ? `Entry types are written in small letters, and ${quoted(word)} is none of them`
    : `${quoted(word)} is no entry type (they are ${list})`;
  return `${reason}. gen_init_cpio drops this line and still ends with success, so the archive lacks the entry.`;
}

const BYTE_ORDER_MARK = "\ufeff";

/** Editors take the mark away when they open a file; it is seen where a file is read as it is. */
function reportByteOrderMark(document: ManifestDocument, type: Field): Finding {
  const rest = type.text.slice(1);
  const isComment = rest.startsWith("#");
  const message =
    `The file starts with a byte order mark, which editors do not show. For gen_init_cpio it belongs to the first word, so ` +
    (isComment
      ? "it complains about this comment."
      : `it drops this line and still ends with success: the archive lacks the entry.`);
  const mark = replaceRange(document, { start: type.start, end: type.start + 1 }, "");
  return report(document, type, isComment ? "information" : "error", message, [
    preferredFix("Remove the byte order mark", mark),
  ]);
}

/** The type that was meant. A letter more or less, or another case, leaves no doubt. */
function repairs(document: ManifestDocument, type: Field): readonly Fix[] {
  const same = types.find((candidate) => candidate === type.text.toLowerCase());
  const near = same ?? nearestWord(type.text, types, 1) ?? synonyms.get(type.text.toLowerCase()) ?? null;
  return near === null ? [] : [preferredFix(`Write ${near}`, replaceRange(document, type, near))];
}

/** What other tools call these things. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["directory", "dir"],
  ["folder", "dir"],
  ["mkdir", "dir"],
  ["node", "nod"],
  ["mknod", "nod"],
  ["device", "nod"],
  ["symlink", "slink"],
  ["link", "slink"],
  ["ln", "slink"],
  ["fifo", "pipe"],
  ["mkfifo", "pipe"],
  ["socket", "sock"],
  ["regular", "file"],
]);

function report(
  document: ManifestDocument,
  { start, end }: Field,
  severity: Severity,
  message: string,
  fixes: readonly Fix[],
): Finding {
  return { code: "unknown-entry-type", severity, path: document.path, start, end, message, fixes, related: [] };
}
