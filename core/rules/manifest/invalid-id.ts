/** An owner or a group that is no number. */
import type { NumberField } from "../../manifest/entry.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import { fieldFault, type FieldFault } from "../field-faults.js";
import type { Finding, Fix } from "../finding.js";
import { preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted, type Range } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const invalidId: Rule = {
  code: "invalid-id",
  language: "manifest",
  title: "an owner or group that is no number",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkgeneric_line" },
    { file: "fs/open.c", function: "chown_common" },
  ],
  check: (target) => findingsOfLines(target, checkLine),
};

/** First the form of the numbers, then values that are not what they seem. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const fault = fieldFault(document.manifest, line);
  if (fault !== null) return fault.code === "invalid-id" ? reportForm(document, line, fault) : null;
  const { entry, verdict } = line;
  if (verdict.kind !== "kept" || entry === null) return null;
  if (entry.uid.value < UNUSUAL && entry.gid.value < UNUSUAL) return null;
  return reportValue(document, entry.uid.value >= UNUSUAL ? [entry.uid, entry.gid] : [entry.gid]);
}

/** From here on a number may have been written with a minus sign or with more than 32 bits. */
const UNUSUAL = 0x8000_0000;
const UNCHANGED = 0xffff_ffff;

/** `%d` stops at the first character that is no digit, and names of users are not looked up. */
function reportForm(document: ManifestDocument, line: ManifestLine, { word, role, words }: FieldFault): Finding | null {
  if (word === null) return null;
  const what = role === "gid" ? "group" : "owner";
  const consequence =
    line.verdict.kind === "refused"
      ? "gen_init_cpio knows no names of users, refuses the line, and what it has written is no usable archive"
      : "gen_init_cpio reads it up to the first other character and takes the rest for the next field";
  return {
    code: "invalid-id",
    severity: line.verdict.kind === "refused" ? "error" : "warning",
    path: document.path,
    start: word.start,
    end: word.end,
    message: `The ${what} must be a decimal number, and ${quoted(word.text)} is none; ${consequence}.`,
    fixes: repairs(document, { word, words }),
    related: [],
  };
}

/** Root is 0 everywhere; what number another name has is decided by a file that we do not see. */
function repairs(
  document: ManifestDocument,
  { word, words }: Pick<FieldFault, "words"> & { word: Range & { text: string } },
): readonly Fix[] {
  const pair = /^(root|[0-9]+)[:.,](root|[0-9]+)$/.exec(word.text);
  if (pair !== null) {
    const ids = `${numberOf(pair[1])} ${numberOf(pair[2])}`;
    return [preferredFix(`Write ${ids}`, replaceRange(document, word, ids))];
  }
  const named = words.filter(({ role, text }) => (role === "uid" || role === "gid") && text === "root");
  if (word.text !== "root") return [];
  // Both of "root root" at once: after one alone the line would still be refused.
  return [preferredFix("Write 0 for root", ...named.map((name) => replaceRange(document, name, "0")))];
}

function numberOf(name: string | undefined): string {
  return name === undefined || name === "root" ? "0" : name;
}

/** The first number is the one at fault; a second -1 is repaired with it. */
function reportValue(document: ManifestDocument, fields: readonly NumberField[]): Finding | null {
  const field = fields.find(({ start, end, value }) => {
    return value === UNCHANGED || Number(document.text.slice(start, end)) !== value;
  });
  if (field === undefined) return null;
  const unchanged = fields.filter(({ value }) => value === UNCHANGED);
  const effect =
    field.value === UNCHANGED
      ? "stands for “unchanged” in the kernel, so the entry belongs to root"
      : `has more than 32 bits or a sign, and becomes ${field.value}`;
  return {
    code: "invalid-id",
    severity: "warning",
    path: document.path,
    start: field.start,
    end: field.end,
    message: `The number ${quoted(document.text.slice(field.start, field.end))} ${effect}.`,
    fixes:
      field.value === UNCHANGED
        ? [preferredFix("Write 0", ...unchanged.map((one) => replaceRange(document, one, "0")))]
        : [],
    related: [],
  };
}
