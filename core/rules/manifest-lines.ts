/** Lines of a target's manifests: for rules that look at one after the other, or go from the file tree back to the text. */
import type { Entry, Field } from "../manifest/entry.js";
import type { Origin } from "../manifest/node.js";
import { lineCount, lineOf, type ManifestLine } from "../manifest/parse.js";
import { wordsOf } from "../manifest/words.js";
import { linesPassing, type LineTest } from "../manifest/line-tests.js";
import type { BootTarget, ManifestDocument } from "../project/boot-target.js";
import type { Finding, RelatedPlace } from "./finding.js";

/** A line and the document that it is in. */
export interface Place {
  readonly document: ManifestDocument;
  readonly line: ManifestLine;
}

/** A part of a document, in UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a rule says about one line, from the text of that line alone. It says nothing about a line that is not read. */
export type LineCheck = (line: ManifestLine, document: ManifestDocument) => Finding | null;

/**
 * What `check` says about each line of each manifest. A rest of a too long line is no line that anybody wrote.
 * `isSuspect` is asked once for a line, for all versions of a document, and says whether `check` needs to look at it.
 */
export function findingsOfLines(
  target: BootTarget,
  check: LineCheck,
  isSuspect: LineTest = suspicionOf(check),
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const document of target.manifests) {
    for (const index of linesPassing(document.manifest, isSuspect)) {
      const line = lineOf(document.manifest, index);
      const finding = line === undefined || line.continued ? null : check(line, document);
      if (finding !== null) findings.push(finding);
    }
  }
  return findings;
}

function suspicionOf(check: LineCheck): LineTest {
  const known = suspicions.get(check);
  if (known !== undefined) return known;
  const test: LineTest = (line, manifest) => check(line, { path: "", text: manifest.text, manifest }) !== null;
  suspicions.set(check, test);
  return test;
}

const suspicions = new WeakMap<LineCheck, LineTest>();

/** The line that something in the tree comes from; null for what the kernel made itself. */
export function placeOf(target: BootTarget, origin: Origin | null): Place | null {
  if (origin === null) return null;
  const document = target.manifests[origin.manifest];
  const line = document === undefined ? undefined : lineOf(document.manifest, origin.line);
  return document === undefined || line === undefined ? null : { document, line };
}

/** Whether the archive has `a` behind `b`. What the kernel made itself comes before everything. */
export function isLater(a: Origin | null, b: Origin): boolean {
  if (a === null) return false;
  return a.manifest === b.manifest ? a.line > b.line : a.manifest > b.manifest;
}

/** A line from its first word to its last, without the blanks around. */
export function wordsRange({ text }: ManifestDocument, line: ManifestLine): Range {
  const start = line.type?.start ?? line.start;
  return { start, end: start + text.slice(start, line.end).trimEnd().length };
}

/** `line 3`, or `line 3 of base.list` as seen from another document. */
export function lineName({ document, line }: Place, from: ManifestDocument): string {
  if (document.path === from.path) return `line ${line.number}`;
  return `line ${line.number} of ${document.path.slice(document.path.lastIndexOf("/") + 1)}`;
}

/** A line as a related place of a finding. */
export function relatedLine({ document, line }: Place, message: string): RelatedPlace {
  return { path: document.path, ...wordsRange(document, line), message };
}

/** The names of an entry: its own, and for a file the hard links before a comment. */
export function namesOf(entry: Entry): readonly Field[] {
  if (entry.kind !== "file") return [entry.name];
  const comment = commentLink(entry);
  return [entry.name, ...(comment < 0 ? entry.links : entry.links.slice(0, comment))];
}

/** The index of the first word of a comment among the hard links of a `file` line; -1 without. */
export function commentLink(entry: Entry): number {
  return entry.kind === "file" && entry.links.length > 0
    ? entry.links.findIndex((link) => link.text.startsWith("#"))
    : -1;
}

/**
 * The paths that lines of the manifests want to make and do not, because gen_init_cpio drops or refuses the line. What
 * is missing because of them is reported there, and only there.
 */
export function pathsNotPacked(target: BootTarget): ReadonlySet<string> {
  const known = notPacked.get(target);
  if (known !== undefined) return known;
  const paths = new Set<string>();
  for (const { manifest } of target.manifests) {
    const end = manifest.stoppedAt === null ? 0 : lineCount(manifest);
    const unread = Array.from({ length: Math.max(0, end - (manifest.stoppedAt ?? 0)) }, (_, index) => end - 1 - index);
    for (const index of [...linesPassing(manifest, isNotKept), ...unread]) {
      const line = lineOf(manifest, index);
      if (line?.kind !== "entry" || line.verdict.kind === "kept") continue;
      const name = line.entry?.name.text ?? wordsOf(manifest, line)[1]?.text;
      if (name !== undefined) paths.add(absolutePath(name));
    }
  }
  notPacked.set(target, paths);
  return paths;
}

const isNotKept: LineTest = ({ kind, verdict }) => kind === "entry" && verdict.kind !== "kept";

const notPacked = new WeakMap<BootTarget, ReadonlySet<string>>();

/** A name as a path from the root, without doubled slashes, `.` and `..`. */
export function absolutePath(name: string): string {
  const parts: string[] = [];
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** The user's text in quotes, as it is shown in messages. */
export function quoted(text: string): string {
  const visible = text.replaceAll("\r", "\\r").replaceAll("\ufeff", "\\ufeff");
  return `"${visible.length <= LONGEST_QUOTE ? visible : `${visible.slice(0, LONGEST_QUOTE - 1)}…`}"`;
}

const LONGEST_QUOTE = 60;
