/** Which lines of a manifest have some quality: found out once for each piece, whatever is edited around it. */
import type { Manifest } from "./parse.js";
import type { ManifestLine } from "./parse-line.js";
import type { ManifestPiece } from "./pieces.js";

/**
 * Judges a line by nothing but itself. Lines are shown as if the tool came to them, in a manifest that begins and ends
 * somewhere around them; so their offsets and numbers mean nothing outside.
 */
export type LineTest = (line: ManifestLine, manifest: Manifest) => boolean;

/** The indices of the lines of a piece for which a test is true. The test should be one that is used again. */
export function linesLike(piece: ManifestPiece, test: LineTest): readonly number[] {
  let pieces = found.get(test);
  if (pieces === undefined) found.set(test, (pieces = new WeakMap()));
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  const manifest = manifestOf(piece);
  const indices = piece.lines.flatMap((line, index) => (test(line, manifest) ? [index] : []));
  const result = indices.length === 0 ? none : indices;
  pieces.set(piece, result);
  return result;
}

const none: readonly number[] = [];

const found = new WeakMap<LineTest, WeakMap<ManifestPiece, readonly number[]>>();

function manifestOf(piece: ManifestPiece): Manifest {
  const { text, lines } = piece;
  return { text, lines, stoppedAt: null, pieces: [{ piece, start: 0, firstLine: 0 }] };
}
