/**
 * Lines of a manifest in pieces of some dozens. A piece knows nothing of what is around it: its offsets and numbers start
 * at its own beginning, so that the versions of a document that is being edited share all pieces but the edited ones.
 */
import type { Entry, Field, NumberField } from "./entry.js";
import { readLines } from "./lines.js";
import { parseLine, type ManifestLine } from "./parse-line.js";
import { unread, type Verdict } from "./verdict.js";

/** Some lines, as if they were a manifest of their own. */
export interface ManifestPiece {
  readonly text: string;
  /** All taken as if the tool came there: also those behind a line at which it stops. */
  readonly lines: readonly ManifestLine[];
  /** For the lines about which the tool prints something: the verdict under another number. */
  readonly judgements: ReadonlyMap<number, (number: number) => Verdict>;
  /** Index of the first line at which the tool stops reading or crashes; null for none. */
  readonly stopsAt: number | null;
}

/** Where a piece is in a manifest. */
export interface PlacedPiece {
  readonly piece: ManifestPiece;
  /** Offset of its first character. */
  readonly start: number;
  /** Index of its first line. */
  readonly firstLine: number;
}

/** So many lines are parsed again after an edit in one of them. */
const LINES = 32;

/** Cuts a text behind line ends and parses what comes out. */
export function parsePieces(text: string): readonly ManifestPiece[] {
  const pieces: ManifestPiece[] = [];
  for (let at = 0; at < text.length;) {
    let end = at;
    for (let count = 0; count < LINES && end < text.length; count++) {
      const newline = text.indexOf("\n", end);
      end = newline < 0 ? text.length : newline + 1;
    }
    pieces.push(parsePiece(text.slice(at, end)));
    at = end;
  }
  return pieces;
}

/** Pieces of a text, of which an earlier version has some. */
export interface ReparsedPieces {
  readonly pieces: readonly PlacedPiece[];
  /** So many pieces at the beginning and at the end are those of the earlier version. */
  readonly front: number;
  readonly back: number;
}

/** A text parsed again, with the pieces of an earlier version that it still has. */
export function reparsePieces(before: { text: string; pieces: readonly PlacedPiece[] }, text: string): ReparsedPieces {
  const old = before.pieces;
  const same = sameAtStart(before.text, text);
  // What follows a piece without a line end would be a part of its last line.
  let front = countWhile(old, (placed) => endOf(placed) <= same);
  if (front > 0 && text[endOf(old[front - 1]) - 1] !== "\n" && endOf(old[front - 1]) < text.length) front--;
  const from = endOf(old[front - 1]);
  const growth = text.length - before.text.length;
  const end = before.text.length - sameAtEnd(before.text, text, from);
  let kept = countWhile(old, ({ start }) => start < end || start < from || start + growth < from);
  while (kept < old.length && !isLineStart(text, (old[kept]?.start ?? 0) + growth)) kept++;
  const back = old.length - kept;
  const to = back === 0 ? text.length : (old[kept]?.start ?? 0) + growth;
  const fresh = placePieces(parsePieces(detached(text.slice(from, to))), from, lineBehind(old[front - 1]));
  const rest = old.slice(kept);
  const shift = lineBehind(fresh.at(-1) ?? old[front - 1]) - (rest[0]?.firstLine ?? 0);
  const moved =
    growth === 0 && shift === 0
      ? rest
      : rest.map(({ piece, start, firstLine }) => ({ piece, start: start + growth, firstLine: firstLine + shift }));
  return { pieces: [...old.slice(0, front), ...fresh, ...moved], front, back };
}

/** Puts pieces one behind the other, the first one at an offset and a line. */
export function placePieces(pieces: readonly ManifestPiece[], at = 0, line = 0): readonly PlacedPiece[] {
  let start = at;
  let firstLine = line;
  return pieces.map((piece) => {
    const placed = { piece, start, firstLine };
    start += piece.text.length;
    firstLine += piece.lines.length;
    return placed;
  });
}

/** A line of a piece as it is in the whole. `stoppedAt` is the index of the line at which the tool stops. */
export function placeLine(
  { piece, start, firstLine }: PlacedPiece,
  index: number,
  stoppedAt: number | null,
): ManifestLine | undefined {
  const line = piece.lines[index];
  if (line === undefined) return undefined;
  const whole = firstLine + index;
  const verdict =
    stoppedAt !== null && whole > stoppedAt ? unread : (piece.judgements.get(index)?.(whole + 1) ?? line.verdict);
  if (firstLine === 0 && verdict === line.verdict) return line;
  return {
    number: whole + 1,
    start: line.start + start,
    end: line.end + start,
    continued: line.continued,
    kind: line.kind,
    type: line.type === null ? null : moved(line.type, start),
    entry: line.entry === null ? null : movedEntry(line.entry, start),
    verdict,
  };
}

function parsePiece(text: string): ManifestPiece {
  const lines: ManifestLine[] = [];
  const judgements = new Map<number, (number: number) => Verdict>();
  let stopsAt: number | null = null;
  for (const input of readLines(text)) {
    const { line, judgeAs } = parseLine(input, lines.length + 1);
    if (judgeAs !== null) judgements.set(lines.length, judgeAs);
    if (stopsAt === null && line.verdict.stops) stopsAt = lines.length;
    lines.push(line);
  }
  return { text, lines, judgements, stopsAt };
}

/** How many units two texts have in common at their beginnings. Parts are compared as a whole, which costs least. */
function sameAtStart(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The same at their ends; what is before `from` in both does not count. */
function sameAtEnd(a: string, b: string, from: number): number {
  let low = 0;
  let high = Math.min(a.length, b.length) - from;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The number of pieces at the beginning for which something is true, which is true for none behind them. */
function countWhile(pieces: readonly PlacedPiece[], isTrue: (placed: PlacedPiece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const placed = pieces[middle];
    if (placed !== undefined && isTrue(placed)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset behind a piece; 0 behind none. */
function endOf(placed: PlacedPiece | undefined): number {
  return placed === undefined ? 0 : placed.start + placed.piece.text.length;
}

/** The index of the line behind a piece; 0 behind none. */
function lineBehind(placed: PlacedPiece | undefined): number {
  return placed === undefined ? 0 : placed.firstLine + placed.piece.lines.length;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === "\n";
}

/** A copy that does not keep the text alive that it was cut from: pieces outlive the versions they came with. */
function detached(text: string): string {
  return text.split("\n").join("\n");
}

function moved({ text, start, end }: Field, by: number): Field {
  return { text, start: start + by, end: end + by };
}

function movedNumber({ value, start, end }: NumberField, by: number): NumberField {
  return { value, start: start + by, end: end + by };
}

function movedEntry(entry: Entry, by: number): Entry {
  const common = {
    name: moved(entry.name, by),
    mode: movedNumber(entry.mode, by),
    uid: movedNumber(entry.uid, by),
    gid: movedNumber(entry.gid, by),
    ignored: entry.ignored === null ? null : moved(entry.ignored, by),
  };
  switch (entry.kind) {
    case "file":
      return {
        kind: entry.kind,
        ...common,
        location: moved(entry.location, by),
        links: entry.links.map((link) => moved(link, by)),
      };
    case "slink":
      return { kind: entry.kind, ...common, target: moved(entry.target, by) };
    case "nod":
      return {
        kind: entry.kind,
        ...common,
        device: moved(entry.device, by),
        major: movedNumber(entry.major, by),
        minor: movedNumber(entry.minor, by),
      };
    default:
      return { kind: entry.kind, ...common };
  }
}
