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
const LINES = 64;

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

/** The same text parsed again, with the pieces of an earlier version that it still has. */
export function reparsePieces(before: readonly PlacedPiece[], text: string): readonly ManifestPiece[] {
  let front = 0;
  let from = 0;
  for (let next = before[front]; next !== undefined && isAt(next.piece, text, from); next = before[front]) {
    from += next.piece.text.length;
    front++;
  }
  let back = before.length;
  let to = text.length;
  for (let next = before[back - 1]; back > front && next !== undefined; next = before[back - 1]) {
    const start = to - next.piece.text.length;
    if (start < from || !isAt(next.piece, text, start) || !isLineStart(text, start)) break;
    to = start;
    back--;
  }
  const kept = before.map(({ piece }) => piece);
  return [...kept.slice(0, front), ...parsePieces(detached(text.slice(from, to))), ...kept.slice(back)];
}

/** Puts pieces one behind the other. */
export function placePieces(pieces: readonly ManifestPiece[]): readonly PlacedPiece[] {
  let start = 0;
  let firstLine = 0;
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

/** Whether a text has a piece at an offset. What follows a piece without a line end would be a part of its last line. */
function isAt({ text }: ManifestPiece, whole: string, start: number): boolean {
  const end = start + text.length;
  return whole.slice(start, end) === text && (end === whole.length || text.endsWith("\n"));
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
