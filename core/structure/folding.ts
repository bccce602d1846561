/** What can be folded away in an editor: comments, regions, folders with what is in them, groups between blank lines. */
import { parseCommandLine } from "../cmdline/parse.js";
import type { Manifest, ManifestLine } from "../manifest/parse.js";
import { absolutePath } from "../rules/manifest-lines.js";
import { isBlank, plainLines } from "./text-lines.js";

/**
 * - `region`: from a comment `# region` or `#region` to `#endregion`.
 * - `comment`: comment lines one after the other.
 * - `folder`: a `dir` line and the lines right behind it that make something below it.
 * - `group`: lines without a blank one between them.
 * - `value`: a quoted value that goes over several lines.
 */
export type FoldKind = "region" | "comment" | "folder" | "group" | "value";

/** A part of a text to fold, from its first line's start to its last line's end, in UTF-16 offsets. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: FoldKind;
  /** How many lines of the format, comments left out, are hidden when it is folded. */
  readonly entries: number;
}

/**
 * The folds of a manifest, each one inside another or beside it, and no two from the same line: of those that begin
 * together the most special one stays. In the order of the text; takes time linear in its length.
 */
export function manifestFolds(manifest: Manifest): readonly Fold[] {
  const list = listOf(manifest);
  const folds = [...regions(list)];
  for (const block of blocks(list)) {
    const first = block.first + commentsFrom(list, block.first);
    const head = first - block.first;
    if (head > 1) folds.push(foldOf("comment", { first: block.first, last: first - 1 }, list));
    // A title of one line belongs to what it stands above; a longer comment is folded for itself.
    const body = head > 1 ? { first, last: block.last } : block;
    if (body.first >= body.last) continue;
    folds.push(...folders(body, list), ...commentsInside({ first, last: body.last }, list));
    const group = foldOf("group", body, list);
    if (group.entries > 0) folds.push(group);
  }
  return nested(folds);
}

/** The folds of a command line that was broken into lines: groups between blank lines, and values with line ends. */
export function commandLineFolds(text: string): readonly Fold[] {
  const { parameters, initParameters } = parseCommandLine(text);
  const values = [...parameters, ...initParameters]
    .filter(({ start, end }) => text.slice(start, end).includes("\n"))
    .map(({ start, end }): Fold => ({ start, end, kind: "value", entries: 0 }));
  const groups: Fold[] = [];
  let first: number | null = null;
  let last = 0;
  for (const line of plainLines(text)) {
    if (!isBlank(text, line)) {
      first ??= line.start;
      last = line.end;
      continue;
    }
    if (first !== null) groups.push({ start: first, end: last, kind: "group", entries: 0 });
    first = null;
  }
  if (first !== null) groups.push({ start: first, end: last, kind: "group", entries: 0 });
  return nested([...values, ...groups].filter((fold) => text.slice(fold.start, fold.end).includes("\n")));
}

/**
 * At most `limit` folds: the outer ones go before those inside them, so that what is left still covers the text. The
 * order of the text stays.
 */
export function outermostFolds(folds: readonly Fold[], limit: number): readonly Fold[] {
  if (folds.length <= limit) return folds;
  const open: Fold[] = [];
  const depths = folds.map((fold) => {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= fold.start) open.pop();
    open.push(fold);
    return open.length;
  });
  const kept = folds.map((_, index) => index).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  const wanted = new Set(kept.slice(0, Math.max(0, limit)));
  return folds.filter((_, index) => wanted.has(index));
}

/** The lines that somebody wrote, with the number of entries before each of them and at the end. */
interface List {
  readonly text: string;
  readonly lines: readonly ManifestLine[];
  readonly entriesBefore: readonly number[];
}

/** Lines by their index, both ends included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

function listOf({ text, lines: all }: Manifest): List {
  // The rest of a too long line is no line that anybody wrote.
  const lines = all.filter((line) => !line.continued);
  const entriesBefore = [0];
  for (const line of lines) entriesBefore.push((entriesBefore.at(-1) ?? 0) + (line.kind === "entry" ? 1 : 0));
  return { text, lines, entriesBefore };
}

/** The runs of lines that no blank line divides. */
function* blocks({ lines }: List): Generator<Run> {
  let first = 0;
  for (let index = 0; index <= lines.length; index++) {
    if (index < lines.length && lines[index]?.kind !== "blank") continue;
    if (index > first) yield { first, last: index - 1 };
    first = index + 1;
  }
}

/** How many comment lines follow each other from an index on. */
function commentsFrom({ lines }: List, first: number): number {
  let index = first;
  while (lines[index]?.kind === "comment") index++;
  return index - first;
}

/** Comments of several lines between entries. */
function commentsInside({ first, last }: Run, list: List): readonly Fold[] {
  const folds: Fold[] = [];
  for (let index = first; index <= last; index++) {
    const count = commentsFrom(list, index);
    if (count > 1) folds.push(foldOf("comment", { first: index, last: index + count - 1 }, list));
    index += count;
  }
  return folds;
}

/** Each `dir` line with the lines behind it that are below its path; comments between them belong to it. */
function folders({ first, last }: Run, list: List): readonly Fold[] {
  const folds: Fold[] = [];
  const open: { readonly path: string; readonly first: number; last: number }[] = [];
  const close = (): void => {
    const folder = open.pop();
    if (folder === undefined) return;
    const outer = open.at(-1);
    if (outer !== undefined) outer.last = folder.last;
    if (folder.last > folder.first) folds.push(foldOf("folder", folder, list));
  };
  for (let index = first; index <= last; index++) {
    const entry = list.lines[index]?.entry ?? null;
    if (entry === null) continue;
    const path = pathOf(entry.name.text);
    while (open.length > 0 && !path.startsWith(open.at(-1)?.path ?? "/")) close();
    const inner = open.at(-1);
    if (inner !== undefined) inner.last = index;
    // What stands in the root itself is the whole list.
    if (entry.kind === "dir" && path !== "/") open.push({ path: `${path}/`, first: index, last: index });
  }
  while (open.length > 0) close();
  return folds;
}

/** A name as path. Nearly all are written as one, and there are many. */
function pathOf(name: string): string {
  const isPath = name.startsWith("/") && !name.includes("//") && !name.includes("/.") && !name.endsWith("/");
  return isPath ? name : absolutePath(name);
}

const regionStart = /^#\s*region\b/i;
const regionEnd = /^#\s*endregion\b/i;

function* regions(list: List): Generator<Fold> {
  const open: number[] = [];
  for (const [index, line] of list.lines.entries()) {
    if (line.kind !== "comment" || line.type === null) continue;
    const words = list.text.slice(line.type.start, Math.min(line.end, line.type.start + 40));
    if (regionStart.test(words)) open.push(index);
    if (!regionEnd.test(words)) continue;
    const first = open.pop();
    if (first !== undefined) yield foldOf("region", { first, last: index }, list);
  }
}

function foldOf(kind: FoldKind, { first, last }: Run, { lines, entriesBefore }: List): Fold {
  const entries = (entriesBefore[last + 1] ?? 0) - (entriesBefore[first + 1] ?? 0);
  return { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0, kind, entries };
}

const ranks: Readonly<Record<FoldKind, number>> = { region: 0, value: 0, comment: 1, folder: 2, group: 3 };

/** In the order of the text, without those that begin where a more special one does or that cross the end of another. */
function nested(folds: readonly Fold[]): readonly Fold[] {
  const ordered = [...folds].sort((a, b) => a.start - b.start || ranks[a.kind] - ranks[b.kind] || b.end - a.end);
  const open: Fold[] = [];
  const kept: Fold[] = [];
  for (const fold of ordered) {
    if (kept.at(-1)?.start === fold.start) continue;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) < fold.start) open.pop();
    if (fold.end > (open.at(-1)?.end ?? Infinity)) continue;
    open.push(fold);
    kept.push(fold);
  }
  return kept;
}
