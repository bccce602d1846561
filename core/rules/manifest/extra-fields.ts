/** Words behind the last field: ignored, or for a file taken for further names. */
import { entryFields } from "../../manifest/entry.js";
import type { ManifestLine } from "../../manifest/parse.js";
import { wordsOf, type Word } from "../../manifest/words.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import { fieldFault } from "../field-faults.js";
import type { Finding } from "../finding.js";
import { possibleFix, preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const extraFields: Rule = {
  code: "extra-fields",
  language: "manifest",
  title: "words behind the last field",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkgeneric_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mknod_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkslink_line" },
  ],
  check: (target) => findingsOfLines(target, checkLine),
};

/** Only lines with something behind their fields are taken apart: most have nothing. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const { entry, verdict } = line;
  if (verdict.kind !== "kept" || entry === null) return null;
  const hasNumber = entry.kind === "file" && entry.links.some((link) => isNumber(link.text));
  if (entry.ignored === null && !hasNumber) return null;
  // A number that the tool reads in two halves shifts all fields: that is the mistake then.
  if (fieldFault(document.manifest, line) !== null) return null;
  const words = wordsOf(document.manifest, line);
  const extra = words.slice(entryFields[entry.kind].fields.length + 1);
  const comment = extra.findIndex(({ text }) => text.startsWith("#"));
  const uncommented = comment < 0 ? extra : extra.slice(0, comment);
  return entry.kind === "file" ? reportFile(document, uncommented) : reportIgnored(document, uncommented);
}

/** All types but `file`: the tool does not look. */
function reportIgnored(document: ManifestDocument, extra: readonly Word[]): Finding | null {
  const range = rangeOf(extra);
  if (range === null) return null;
  const text = document.text.slice(range.start, range.end);
  // A path may be a second link or device that somebody wants to have.
  const fix = text.includes("/") ? possibleFix : preferredFix;
  return {
    code: "extra-fields",
    severity: "warning",
    path: document.path,
    ...range,
    message: `gen_init_cpio reads nothing behind the last field: ${quoted(text)} has no effect. Names and targets with blanks in them cannot be written in a manifest.`,
    fixes: [fix(`Remove ${quoted(text)}`, removeWords(document, range))],
    related: [],
  };
}

/** Words behind a `file` line are hard links: a number there was meant for a field. */
function reportFile(document: ManifestDocument, extra: readonly Word[]): Finding | null {
  const word = extra.find(({ text }) => isNumber(text) || startsUnreadably(text));
  if (word === undefined) return null;
  const unread = startsUnreadably(word.text);
  return {
    code: "extra-fields",
    severity: "warning",
    path: document.path,
    start: word.start,
    end: word.end,
    message: unread
      ? `Words behind the fields of a file are further names of it (hard links), but gen_init_cpio stops reading them at ${quoted(word.text)}, because that does not start with an ASCII character. Write a slash in front of it.`
      : `Words behind the fields of a file are further names of it (hard links): ${quoted(word.text)} makes a second file /${word.text}. A file has no more fields than name, source, mode, uid and gid.`,
    fixes: unread
      ? [preferredFix("Write a slash in front", replaceRange(document, { start: word.start, end: word.start }, "/"))]
      : [preferredFix(`Remove ${quoted(word.text)}`, removeWords(document, word))],
    related: [],
  };
}

function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** `isgraph()` of the loop in cpio_mkfile_line: no byte of a character beyond ASCII passes it. */
function startsUnreadably(text: string): boolean {
  return text.charCodeAt(0) > 0x7e;
}

function rangeOf(words: readonly Word[]): { start: number; end: number } | null {
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Takes words away, with the blanks before them. */
function removeWords(document: ManifestDocument, { start, end }: { readonly start: number; readonly end: number }) {
  const before = document.text.slice(0, start).trimEnd().length;
  return replaceRange(document, { start: before, end }, "");
}
