/** A comment behind an entry: there are none. Behind a file its words become further names of the file. */
import { entryFields, type Entry } from "../../manifest/entry.js";
import type { LineTest } from "../../manifest/line-tests.js";
import type { ManifestLine } from "../../manifest/parse.js";
import { wordsOf } from "../../manifest/words.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import { lineEnding } from "../../text/lines.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { incidentsOf } from "../incidents.js";
import { preferredFix, replaceRange } from "../manifest-edits.js";
import { commentLink, findingsOfLines, quoted, wordsRange, type Range } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const trailingComment: Rule = {
  code: "trailing-comment",
  language: "manifest",
  title: "a comment behind an entry",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile_line" },
    { file: "usr/gen_init_cpio.c", function: "main" },
    { file: "init/initramfs.c", function: "maybe_link" },
  ],
  check: (target) => findingsOfLines(target, (line, document) => checkLine(target, line, document), hasMore),
};

const hasMore: LineTest = ({ entry, verdict }) =>
  verdict.kind === "kept" && entry !== null && (entry.ignored !== null || commentLink(entry) >= 0);

/** The words behind the fields, from the first that starts with `#` to the end of the line. */
function checkLine(target: BootTarget, line: ManifestLine, document: ManifestDocument): Finding | null {
  const { entry, verdict } = line;
  if (verdict.kind !== "kept" || entry === null) return null;
  if (entry.ignored === null && commentLink(entry) < 0) return null;
  const words = wordsOf(document.manifest, line).slice(entryFields[entry.kind].fields.length + 1);
  const comment = words.find(({ text }) => text.startsWith("#"));
  if (comment === undefined) return null;
  const range = { start: comment.start, end: wordsRange(document, line).end };
  const text = document.text.slice(range.start, range.end);
  return {
    code: "trailing-comment",
    path: document.path,
    ...range,
    ...effectOf(target, { line, entry }, text),
    fixes: [moveAbove(document, line, range)],
    related: [],
  };
}

interface CommentedLine {
  readonly line: ManifestLine;
  readonly entry: Entry;
}

/**
 * Behind a file the comment is packed. Its contents are written behind the last name, so they go down with that name when
 * the kernel cannot make it; the incidents of the tree tell.
 */
function effectOf(
  target: BootTarget,
  { line, entry }: CommentedLine,
  text: string,
): { severity: Severity; message: string } {
  if (entry.kind !== "file" || commentLink(entry) < 0) {
    return {
      severity: "hint",
      message: `A manifest has no comments behind an entry. gen_init_cpio reads nothing behind the last field, so ${quoted(text)} does no harm here; behind a "file" entry each of its words would become a file.`,
    };
  }
  const names = entry.links.slice(commentLink(entry)).map((link) => `/${link.text.replace(/^\/+/, "")}`);
  const made = `A manifest has no comments behind an entry: each word becomes a further name of this file (${shortList(names)})`;
  const incidents = incidentsOf(target, line);
  // Where the first name is lost already, the comment is not to blame.
  const isMade = !incidents.some(({ kind, nameIndex }) => kind === "lost" && nameIndex === 0);
  const losesData = isMade && incidents.some((incident) => incident.losesData);
  return losesData
    ? {
        severity: "error",
        message: `${made}, and its contents travel with the last of them. The kernel cannot make that name, so ${entry.name.text} is empty.`,
      }
    : { severity: "warning", message: `${made}.` };
}

function shortList(names: readonly string[]): string {
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

/** The comment keeps its text, and the entry everything before it. */
function moveAbove(document: ManifestDocument, line: ManifestLine, { start, end }: Range): Fix {
  const { text } = document;
  const before = text.slice(line.start, start).trimEnd().length;
  const inserted = text.slice(start, end) + lineEnding(text);
  return preferredFix(
    "Move the comment to a line of its own",
    replaceRange(document, { start: line.start, end: line.start }, inserted),
    replaceRange(document, { start: line.start + before, end }, ""),
  );
}
