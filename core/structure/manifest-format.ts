/**
 * Lays out a manifest: fields in columns, no blanks at the ends of lines. Nothing that gen_init_cpio reads changes: lines
 * stay in their order, and one that the tool drops or refuses stays as it is, so that what it says about it stays too.
 */
import type { Entry } from "../manifest/entry.js";
import { LINE_SIZE } from "../manifest/lines.js";
import { lineCount, lineIndexAt, lineOf, type Manifest, type ManifestLine } from "../manifest/parse.js";
import { wordsOf } from "../manifest/words.js";
import { byteLength } from "../text/bytes.js";
import { lineEnding } from "../text/lines.js";

/** How columns are made, and what happens at the end of the text. */
export interface LayoutOptions {
  /** Blanks, or tabs with stops every so many columns. */
  readonly columns: "spaces" | { readonly tabSize: number };
  /** `insert`: a last line without a line end gets one. */
  readonly finalNewline: "keep" | "insert";
  /** `trim`: blank lines at the end go. */
  readonly lastLines: "keep" | "trim";
}

/** Something else in place of a part of the text, in UTF-16 offsets. */
export interface LayoutEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A part of the text in UTF-16 offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that lay a manifest out, in the order of the text; none for a line that is fine. With a range, those of the
 * lines that it touches, as they would be in the whole manifest.
 */
export function layOutManifest(manifest: Manifest, options: LayoutOptions, range?: Range): readonly LayoutEdit[] {
  const { text } = manifest;
  const { start, end } = range ?? { start: 0, end: text.length };
  const tail = end >= text.length ? lastLines(manifest, options) : [];
  const edits: LayoutEdit[] = [];
  for (let index = blockStart(manifest, lineIndexAt(manifest, start)); ;) {
    const block = blockFrom(manifest, index);
    if (block.length === 0 || (block[0]?.start ?? 0) > end) break;
    index += block.length;
    const rows = block.map((line, at) => rowOf(manifest, line, block[at + 1] ?? lineOf(manifest, index)));
    const widths = widthsOf(rows);
    for (const row of rows) {
      // A selection of whole lines ends where the next line starts.
      const isBehind = row !== null && (row.line.start > end || (row.line.start === end && start < end));
      if (row === null || row.line.end < start || isBehind) continue;
      const edit = replaced(text, row.line, layOut(row, widths, options));
      if (edit !== null) edits.push(edit);
    }
  }
  return [...edits.filter((edit) => edit.start < (tail[0]?.start ?? Infinity)), ...tail];
}

/** A line that may be laid out. */
interface Row {
  readonly line: ManifestLine;
  /** Lines of one shape have the same columns. */
  readonly shape: "sourced" | "plain" | "other";
  /** What goes into columns, the type first; for other lines the text without blanks at its end. */
  readonly cells: readonly string[];
  /** What stands behind the columns, with the blanks that it has inside. */
  readonly rest: string;
  /** A carriage return before the line end. */
  readonly ending: string;
}

/** A cell wider than this stands out of its column, so that one long path does not push all others away. */
const widestCell = 48;

/** The line as cells; null where it has to stay as it is. */
function rowOf(manifest: Manifest, line: ManifestLine, next: ManifestLine | undefined): Row | null {
  const { text } = manifest;
  if (line.continued || next?.continued === true) return null;
  const written = text.slice(line.start, line.end);
  const ending = written.endsWith("\r") ? "\r" : "";
  const body = written.slice(0, written.length - ending.length);
  // Other white space separates fields as well, and a NUL ends the line: both are too strange to be moved.
  if (/[\0\r\v\f]/.test(body)) return null;
  if (line.verdict.kind === "ignored" && line.verdict.code !== "lone-word") {
    return { line, shape: "other", cells: [body.replace(/[ \t]+$/, "")], rest: "", ending };
  }
  if (line.verdict.kind !== "kept" || line.entry === null) return null;
  const fields = fieldsOf(line.entry);
  const words = wordsOf(manifest, line);
  // Where a conversion stops inside a word, as in the mode 0899, the next field begins there.
  if (!fields.every(({ start, end }, index) => words[index + 1]?.start === start && words[index + 1]?.end === end)) {
    return null;
  }
  const columnsEnd = fields.at(-1)?.end ?? line.end;
  return {
    line,
    shape: line.entry.kind === "file" || line.entry.kind === "slink" ? "sourced" : "plain",
    cells: words.slice(0, fields.length + 1).map((word) => word.text),
    rest: body.slice(columnsEnd - line.start).replace(/^[ \t]+|[ \t]+$/g, ""),
    ending,
  };
}

function fieldsOf(entry: Entry): readonly Range[] {
  const { name, mode, uid, gid } = entry;
  if (entry.kind === "file") return [name, entry.location, mode, uid, gid];
  if (entry.kind === "slink") return [name, entry.target, mode, uid, gid];
  if (entry.kind === "nod") return [name, mode, uid, gid, entry.device, entry.major, entry.minor];
  return [name, mode, uid, gid];
}

/** The width of each column: type and name are shared, the others belong to a shape. */
type Widths = ReadonlyMap<string, number>;

function widthsOf(rows: readonly (Row | null)[]): Widths {
  const widths = new Map<string, number>();
  for (const row of rows) {
    if (row === null) continue;
    for (const [index, cell] of row.cells.entries()) {
      const width = widthOf(cell);
      const key = columnKey(row, index);
      if (width <= widestCell && width > (widths.get(key) ?? 0)) widths.set(key, width);
    }
  }
  return widths;
}

function columnKey({ shape }: Row, index: number): string {
  return index < 2 && shape !== "other" ? String(index) : `${shape} ${index}`;
}

/** Columns that a text takes in an editor, one for each character. */
function widthOf(text: string): number {
  return Array.from(text).length;
}

function layOut(row: Row, widths: Widths, { columns }: LayoutOptions): string {
  const parts = [...row.cells, ...(row.rest === "" ? [] : [row.rest])];
  const last = parts.length - 1;
  const laidOut = parts
    .map((part, index) => (index === last ? part : part + gap(part, widths.get(columnKey(row, index)) ?? 0, columns)))
    .join("");
  // fgets() of the tool cuts a longer line in two.
  return byteLength(laidOut) + 2 < LINE_SIZE ? laidOut + row.ending : parts.join(" ") + row.ending;
}

function gap(cell: string, width: number, columns: LayoutOptions["columns"]): string {
  const length = widthOf(cell);
  if (columns === "spaces") return " ".repeat(Math.max(1, width + 1 - length));
  const tabSize = Math.max(1, columns.tabSize);
  const stop = (Math.floor(width / tabSize) + 1) * tabSize;
  return "\t".repeat(Math.max(1, Math.ceil((stop - length) / tabSize)));
}

/** What is left of a replacement when its beginning and end are there already; null when nothing is. */
function replaced(text: string, { start, end }: Range, wanted: string): LayoutEdit | null {
  const written = text.slice(start, end);
  if (written === wanted) return null;
  const most = Math.min(written.length, wanted.length);
  let before = 0;
  while (before < most && written[before] === wanted[before]) before++;
  let behind = 0;
  while (behind < most - before && written.at(-1 - behind) === wanted.at(-1 - behind)) behind++;
  return { start: start + before, end: end - behind, newText: wanted.slice(before, wanted.length - behind) };
}

/** Line ends at the end of the text: one that is missing, or those of blank lines. */
function lastLines(manifest: Manifest, options: LayoutOptions): readonly LayoutEdit[] {
  const { text } = manifest;
  let index = lineCount(manifest) - 1;
  const last = lineOf(manifest, index);
  if (last === undefined) return [];
  if (!text.endsWith("\n")) {
    const isSafe = (last.verdict.kind === "kept" || last.verdict.kind === "ignored") && !last.continued;
    const fits = byteLength(text.slice(last.start, last.end)) + 2 < LINE_SIZE;
    const wants = options.finalNewline === "insert" && isSafe && fits;
    return wants ? [{ start: text.length, end: text.length, newText: lineEnding(text) }] : [];
  }
  if (options.lastLines === "keep") return [];
  let start = text.length;
  for (let line = lineOf(manifest, index); line?.verdict.code === "blank"; line = lineOf(manifest, --index)) {
    start = line.start;
  }
  return start === text.length ? [] : [{ start, end: text.length, newText: "" }];
}

/**
 * The first line of the block that a line is in: columns go as far as no blank line divides them, and not through
 * thousands of lines, so that a part of a generated list is laid out without looking at all of it.
 */
function blockStart(manifest: Manifest, index: number): number {
  let first = index;
  while (first % longestBlock !== 0 && lineOf(manifest, first - 1)?.kind !== "blank") first--;
  return first;
}

/** The lines of a block, with the blank lines that end it. */
function blockFrom(manifest: Manifest, first: number): readonly ManifestLine[] {
  const block: ManifestLine[] = [];
  for (let line = lineOf(manifest, first); line !== undefined; line = lineOf(manifest, first + block.length)) {
    if (line.kind !== "blank" && block.at(-1)?.kind === "blank") break;
    if (block.length > 0 && (first + block.length) % longestBlock === 0) break;
    block.push(line);
  }
  return block;
}

/** Blocks also end at lines whose index this divides. */
const longestBlock = 1000;
