/** Which lines of a manifest differ from an earlier version of it, for what the kernel gets of them. */
import type { Entry } from "./entry.js";
import type { Manifest } from "./parse.js";
import type { ManifestLine } from "./parse-line.js";
import type { PlacedPiece } from "./pieces.js";

/** An entry and the index of its line. */
export interface EntryOfLine {
  readonly entry: Entry;
  readonly line: number;
}

/** Lines that took the place of others. */
export interface ChangedLines {
  /** The first line that differs, in both versions. */
  readonly from: number;
  /** The first line behind them that is the same again, in the earlier version and in this one. */
  readonly oldTo: number;
  readonly newTo: number;
  /** What the archive has of the lines in the earlier version and in this one. */
  readonly oldEntries: readonly EntryOfLine[];
  readonly newEntries: readonly EntryOfLine[];
}

/** More than these are not looked at one by one. */
const mostLines = 512;

/** What has changed; null where it is much. */
export function changedLines(before: Manifest, after: Manifest): ChangedLines | null {
  let front = 0;
  while (front < before.pieces.length && before.pieces[front]?.piece === after.pieces[front]?.piece) front++;
  let back = 0;
  const most = Math.min(before.pieces.length, after.pieces.length) - front;
  while (back < most && before.pieces.at(-1 - back)?.piece === after.pieces.at(-1 - back)?.piece) back++;
  const old = linesOf(before.pieces.slice(front, before.pieces.length - back));
  const now = linesOf(after.pieces.slice(front, after.pieces.length - back));
  if (old.length + now.length > mostLines) return null;
  let head = 0;
  while (head < Math.min(old.length, now.length) && isSame(old[head], now[head])) head++;
  let tail = 0;
  const left = Math.min(old.length, now.length) - head;
  while (tail < left && isSame(old.at(-1 - tail), now.at(-1 - tail))) tail++;
  const first = before.pieces[front]?.firstLine ?? lengthOf(before);
  return {
    from: first + head,
    oldTo: first + old.length - tail,
    newTo: first + now.length - tail,
    oldEntries: entriesOf(old.slice(head, old.length - tail), first + head),
    newEntries: entriesOf(now.slice(head, now.length - tail), first + head),
  };
}

function lengthOf({ pieces }: Manifest): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.firstLine + last.piece.lines.length;
}

function linesOf(pieces: readonly PlacedPiece[]): readonly ManifestLine[] {
  return pieces.flatMap(({ piece }) => piece.lines);
}

function entriesOf(lines: readonly ManifestLine[], first: number): readonly EntryOfLine[] {
  return lines.flatMap((line, index) => {
    const entry = keptEntry(line);
    return entry === null ? [] : [{ entry, line: first + index }];
  });
}

function keptEntry({ entry, verdict }: ManifestLine): Entry | null {
  return verdict.kind === "kept" ? entry : null;
}

/** Whether the archive gets the same of two lines. */
function isSame(a: ManifestLine | undefined, b: ManifestLine | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const before = keptEntry(a);
  const after = keptEntry(b);
  if (before === null || after === null) return before === after;
  return (
    before.name.text === after.name.text &&
    before.mode.value === after.mode.value &&
    before.uid.value === after.uid.value &&
    before.gid.value === after.gid.value &&
    isSameOfKind(before, after)
  );
}

function isSameOfKind(a: Entry, b: Entry): boolean {
  switch (a.kind) {
    case "file":
      return (
        b.kind === "file" &&
        a.location.text === b.location.text &&
        a.links.length === b.links.length &&
        a.links.every(({ text }, index) => text === b.links[index]?.text)
      );
    case "slink":
      return b.kind === "slink" && a.target.text === b.target.text;
    case "nod":
      return (
        b.kind === "nod" &&
        (a.device.text === "b") === (b.device.text === "b") &&
        a.major.value === b.major.value &&
        a.minor.value === b.minor.value
      );
    default:
      return a.kind === b.kind;
  }
}
