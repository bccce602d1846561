/** What was found out about the lines of a manifest, carried over to the next version of it. */
import type { LineTest } from "./line-tests.js";
import type { Manifest } from "./parse.js";
import type { PlacedPiece } from "./pieces.js";

/** What an earlier version has told already. */
export type Known =
  | { readonly kind: "found"; readonly lines: readonly number[] }
  | {
      readonly kind: "parts";
      /** So many pieces at the beginning and at the end of the manifest have been tested. */
      readonly front: number;
      readonly back: number;
      /** The lines found in them, by their index in this version. */
      readonly above: readonly number[];
      readonly below: readonly number[];
    };

/** What is known about a test of a manifest's lines. */
export function foundBefore(manifest: Manifest, test: LineTest): Known {
  const memory = memories.get(manifest);
  const lines = memory?.found.get(test);
  if (lines !== undefined) return { kind: "found", lines };
  const old = memory?.before?.found.get(test);
  if (memory?.before === undefined || old === undefined) return nothing;
  const { front, back, above, below, shift } = memory.before;
  return {
    kind: "parts",
    front,
    back,
    above: old.filter((line) => line < above),
    below: old.flatMap((line) => (line >= below ? [line + shift] : [])),
  };
}

/** Keeps and returns the lines that a test has found. */
export function rememberFound(manifest: Manifest, test: LineTest, lines: readonly number[]): readonly number[] {
  memoryOf(manifest).found.set(test, lines);
  return lines;
}

/**
 * Tells that `after` begins with so many pieces of `before`, and ends with so many. What nobody has asked about `before`
 * is forgotten, so that tests that are not in use any more do not pile up.
 */
export function carryOver(before: Manifest, after: Manifest, front: number, back: number): void {
  const found = memories.get(before)?.found;
  if (found === undefined) return;
  const oldEnd = lineAfter(before.pieces, before.pieces.length - back);
  const shift = lineAfter(after.pieces, after.pieces.length - back) - oldEnd;
  const above = lineAfter(before.pieces, front);
  memories.set(after, { found: new Map(), before: { found, front, back, above, below: oldEnd, shift } });
}

interface Memory {
  readonly found: Map<LineTest, readonly number[]>;
  readonly before?: {
    readonly found: ReadonlyMap<LineTest, readonly number[]>;
    readonly front: number;
    readonly back: number;
    /** Lines of the earlier version before `above` and from `below` on are still there, these `shift` lines further down. */
    readonly above: number;
    readonly below: number;
    readonly shift: number;
  };
}

const memories = new WeakMap<Manifest, Memory>();

const nothing: Known = { kind: "parts", front: 0, back: 0, above: [], below: [] };

function memoryOf(manifest: Manifest): Memory {
  const known = memories.get(manifest);
  if (known !== undefined) return known;
  const memory: Memory = { found: new Map() };
  memories.set(manifest, memory);
  return memory;
}

/** The number of lines before the piece with an index. */
function lineAfter(pieces: readonly PlacedPiece[], index: number): number {
  const last = pieces[index - 1];
  return last === undefined ? 0 : last.firstLine + last.piece.lines.length;
}
