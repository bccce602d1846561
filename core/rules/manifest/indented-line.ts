/** Blanks at the start of a line: gen_init_cpio takes them for a part of the type, or of the comment sign. */
import type { ManifestLine } from "../../manifest/parse.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import type { Finding, Severity } from "../finding.js";
import { preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const indentedLine: Rule = {
  code: "indented-line",
  language: "manifest",
  title: "blanks at the start of a line",
  sources: [{ file: "usr/gen_init_cpio.c", function: "main" }],
  check: (target) => findingsOfLines(target, checkLine),
};

/** Blanks before a line that the tool reads all the same, such as an empty one, do no harm. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const { verdict, type } = line;
  if (verdict.kind !== "dropped" && verdict.kind !== "refused") return null;
  const firstWord = type?.start ?? line.end;
  if (firstWord === line.start) return null;
  const effect = effectOn(line, document);
  // Blanks alone are marked as a whole, and a word behind blanks with them.
  const removed = { start: line.start, end: type === null ? line.start + blanks(document, line) : firstWord };
  return {
    code: "indented-line",
    severity: effect.severity,
    path: document.path,
    start: line.start,
    end: type?.end ?? removed.end,
    message: effect.message,
    fixes: [preferredFix("Remove the blanks at the start of the line", replaceRange(document, removed, ""))],
    related: [],
  };
}

/**
 * `strtok` ends the line behind its first word, so that the word is compared with the blanks before it; a line that has
 * just one word and blanks counts as an entry without fields, even when the word is a comment.
 */
function effectOn(
  { verdict, kind, type }: ManifestLine,
  document: ManifestDocument,
): { severity: Severity; message: string } {
  if (type === null) {
    const why = document.text.includes("\r") ? "blanks and a carriage return" : "blanks without a line end";
    return {
      severity: "error",
      message: `This line has nothing but ${why}. gen_init_cpio looks for an entry type in it, fails, and what it has written is no usable archive.`,
    };
  }
  const word = quoted(type.text);
  if (verdict.kind === "refused") {
    return {
      severity: "error",
      message:
        `Blanks stand before ${word}, and no other word follows. gen_init_cpio takes the line for an entry without fields ` +
        `and ends with an error: what it has written is no usable archive.`,
    };
  }
  if (kind === "comment") {
    return {
      severity: "information",
      message:
        `Only a "#" in the first column starts a comment. gen_init_cpio complains about an unknown file type and skips the ` +
        `line, so nothing is lost.`,
    };
  }
  return {
    severity: "error",
    message:
      `The entry type must stand in the first column. With the blanks before ${word} gen_init_cpio does not know it, drops the ` +
      `line and still ends with success, so the archive lacks the entry.`,
  };
}

/** How many of the line's characters are blanks; its carriage return stays, being a part of the line end. */
function blanks({ text }: ManifestDocument, { start, end }: ManifestLine): number {
  let at = start;
  while (at < end && (text[at] === " " || text[at] === "\t")) at++;
  return at - start;
}
