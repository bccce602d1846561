/**
 * Manifests: the lists that describe an initramfs, one entry a line, read by usr/gen_init_cpio.c of the kernel.
 * Parsing gives the exact verdict of that tool (Linux 6.12) on each line together with the ranges an editor needs.
 */
import type { Entry, EntryKind, Field } from "./entry.js";
import type { ManifestLine } from "./parse-line.js";
import { parsePieces, placeLine, placePieces, reparsePieces, type PlacedPiece } from "./pieces.js";
import type { Verdict } from "./verdict.js";
import { carryOver } from "./version-memory.js";

/** A parsed manifest. */
export interface Manifest {
  readonly text: string;
  /**
   * What the tool counts as lines, in order: the lines of the text, with too long ones cut into pieces. Made when
   * somebody asks; who needs a few of many takes them by `lineOf`.
   */
  readonly lines: readonly ManifestLine[];
  /** Index of the line at which the tool stops reading or crashes; null when it reads all. */
  readonly stoppedAt: number | null;
  /** The same lines as they are shared with other versions of the text. */
  readonly pieces: readonly PlacedPiece[];
}

/** Parses a manifest. Takes every text, never throws, and needs time linear in its length. */
export function parseManifest(text: string): Manifest {
  return manifestOf(text, placePieces(parsePieces(text)));
}

/** The same as `parseManifest(text)`. Of an earlier version of the text only what has changed is parsed. */
export function reparseManifest(before: Manifest, text: string): Manifest {
  if (before.text === text) return before;
  const { pieces, front, back } = reparsePieces(before, text);
  const manifest = manifestOf(text, pieces);
  carryOver(before, manifest, front, back);
  return manifest;
}

/** Whether gen_init_cpio accepts the text: it may still refuse because of a file on the host. */
export function isAccepted({ pieces, stoppedAt }: Manifest): boolean {
  return (
    stoppedAt === null &&
    pieces.every(({ piece }) =>
      // Nothing is printed about a line that is not refused or dropped.
      [...piece.judgements.keys()].every((index) => piece.lines[index]?.verdict.kind !== "refused"),
    )
  );
}

/** The number of a manifest's lines. */
export function lineCount({ pieces }: Manifest): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.firstLine + last.piece.lines.length;
}

/** The line with an index, the same object as in `lines`; undefined where there is none. */
export function lineOf(manifest: Manifest, index: number): ManifestLine | undefined {
  const known = placedLines.get(manifest)?.get(index);
  if (known !== undefined) return known;
  const piece = pieceWith(manifest.pieces, ({ firstLine }) => firstLine <= index);
  return piece === undefined ? undefined : lineIn(manifest, piece, index - piece.firstLine);
}

/** The line of one of the manifest's pieces, by its index there. */
export function lineIn(manifest: Manifest, placed: PlacedPiece, index: number): ManifestLine | undefined {
  let lines = placedLines.get(manifest);
  if (lines === undefined) placedLines.set(manifest, (lines = new Map<number, ManifestLine>()));
  const whole = placed.firstLine + index;
  const known = lines.get(whole);
  if (known !== undefined) return known;
  const line = placeLine(placed, index, manifest.stoppedAt);
  if (line !== undefined) lines.set(whole, line);
  return line;
}

/** The index of the line that an offset of the text is in, the line's end included; of the last line before it, if none. */
export function lineIndexAt({ pieces }: Manifest, offset: number): number {
  const placed = pieceWith(pieces, ({ start }) => start <= offset);
  if (placed === undefined) return 0;
  const { piece, start, firstLine } = placed;
  const index = piece.lines.findIndex((line) => line.end + start >= offset);
  return firstLine + (index < 0 ? piece.lines.length - 1 : index);
}

/** Lines that somebody has asked for one by one. */
const placedLines = new WeakMap<Manifest, Map<number, ManifestLine>>();

function manifestOf(text: string, pieces: readonly PlacedPiece[]): Manifest {
  const stop = pieces.find(({ piece }) => piece.stopsAt !== null);
  let lines: readonly ManifestLine[] | null = null;
  const manifest: Manifest = {
    text,
    stoppedAt: stop === undefined ? null : stop.firstLine + (stop.piece.stopsAt ?? 0),
    pieces,
    get lines() {
      return (lines ??= allLines(manifest));
    },
  };
  return manifest;
}

function allLines(manifest: Manifest): readonly ManifestLine[] {
  const { pieces, stoppedAt } = manifest;
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1 && stoppedAt === null) return only.piece.lines;
  const known = placedLines.get(manifest);
  return pieces.flatMap((placed) =>
    placed.piece.lines.flatMap(
      (_, index) => known?.get(placed.firstLine + index) ?? placeLine(placed, index, stoppedAt) ?? [],
    ),
  );
}

/** The last piece that has not passed a place, by binary search. */
function pieceWith(
  pieces: readonly PlacedPiece[],
  isBefore: (placed: PlacedPiece) => boolean,
): PlacedPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const placed = pieces[middle];
    if (placed !== undefined && isBefore(placed)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

export type { Entry, EntryKind, Field, ManifestLine, Verdict };
