/** Which lines of a manifest have some quality: found out once for each line, whatever is edited around it. */
import type { Manifest } from "./parse.js";
import type { ManifestLine } from "./parse-line.js";
import type { ManifestPiece } from "./pieces.js";
import { foundBefore, rememberFound } from "./version-memory.js";

/**
 * Judges a line by nothing but itself. Lines are shown as if the tool came to them, in a manifest that begins and ends
 * somewhere around them; so their offsets and numbers mean nothing outside.
 */
export type LineTest = (line: ManifestLine, manifest: Manifest) => boolean;

/**
 * The indices of the lines of a manifest for which a test is true, in order. The test should be one that is used again,
 * and true for few lines: in a later version of the manifest only the lines that are new are tested.
 */
export function linesPassing(manifest: Manifest, test: LineTest): readonly number[] {
  const before = foundBefore(manifest, test);
  if (before.kind === "found") return before.lines;
  const { pieces } = manifest;
  const fresh = pieces.slice(before.front, pieces.length - before.back);
  const found = fresh.flatMap(({ piece, firstLine }) => tested(piece, test).map((index) => firstLine + index));
  return rememberFound(manifest, test, [...before.above, ...found, ...before.below]);
}

/** The indices of the lines of a piece for which a test is true. The test should be one that is used again. */
export function linesLike(piece: ManifestPiece, test: LineTest): readonly number[] {
  let pieces = found.get(test);
  if (pieces === undefined) found.set(test, (pieces = new WeakMap()));
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  const result = tested(piece, test);
  pieces.set(piece, result);
  return result;
}

const found = new WeakMap<LineTest, WeakMap<ManifestPiece, readonly number[]>>();

const none: readonly number[] = [];

function tested(piece: ManifestPiece, test: LineTest): readonly number[] {
  const manifest = manifestOf(piece);
  let indices: number[] | null = null;
  for (const [index, line] of piece.lines.entries()) if (test(line, manifest)) (indices ??= []).push(index);
  return indices ?? none;
}

function manifestOf(piece: ManifestPiece): Manifest {
  const { text, lines } = piece;
  return { text, lines, stoppedAt: null, pieces: [{ piece, start: 0, firstLine: 0 }] };
}
