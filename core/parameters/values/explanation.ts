/** A value of the command line taken apart: what the kernel makes of each piece, in plain sentences. */
import type { TextRange } from "../../cmdline/parse.js";
import type { ParameterSource } from "../description.js";
import type { KernelChoice } from "../look-up.js";

/** A piece of a value. Offsets are those of the value; a piece is never empty. */
export interface ValuePiece extends TextRange {
  /** What it means to the kernel: plain sentences. */
  readonly meaning: string;
}

/** What the kernel makes of a value. */
export interface ValueExplanation {
  /** The whole value, in plain sentences; null where the pieces say it all. */
  readonly summary: string | null;
  /** In the order of the value; they do not overlap, and need not cover it. */
  readonly pieces: readonly ValuePiece[];
  /** The kernel's code that reads the value; null where programs of user space read it. */
  readonly source: ParameterSource | null;
}

/** Explains the values of one parameter; null where nothing is to be said. Never throws. */
export type ValueReader = (value: string, kernel: KernelChoice) => ValueExplanation | null;

/** Reads a value from left to right, and collects its pieces. */
export interface ValueScanner {
  readonly value: string;
  /** Offset of what comes next. */
  at: number;
  readonly pieces: ValuePiece[];
}

/** A scanner at the beginning of a value. */
export function scanValue(value: string): ValueScanner {
  return { value, at: 0, pieces: [] };
}

/** What is left of the value. */
export function restOf({ value, at }: ValueScanner): string {
  return value.slice(at);
}

/** Takes the next characters as a piece with a meaning; none where there are none. */
export function take(scanner: ValueScanner, length: number, meaning: string): void {
  const end = Math.min(scanner.value.length, scanner.at + length);
  if (end > scanner.at) scanner.pieces.push({ start: scanner.at, end, meaning });
  scanner.at = end;
}

/** Goes over characters that mean nothing of their own, such as separators. */
export function skip(scanner: ValueScanner, length: number): void {
  scanner.at = Math.min(scanner.value.length, scanner.at + length);
}

/** Goes over a separator if it comes next, and says whether it did. */
export function skipText(scanner: ValueScanner, text: string): boolean {
  if (!scanner.value.startsWith(text, scanner.at)) return false;
  skip(scanner, text.length);
  return true;
}

/** Takes the rest as a piece that the kernel does not look at. */
export function takeIgnored(scanner: ValueScanner, reason: string): void {
  take(scanner, scanner.value.length, reason);
}

/** The explanation that the pieces of a scanner make. */
export function explained(
  { pieces }: ValueScanner,
  source: ParameterSource,
  summary: string | null = null,
): ValueExplanation {
  return { summary, pieces, source };
}

/** An explanation of the value as a whole. */
export function explainedAs(summary: string, source: ParameterSource | null): ValueExplanation {
  return { summary, pieces: [], source };
}

/** Explains each element of a list with separators as one piece. */
export function explainList(
  value: string,
  separator: string,
  meaningOf: (element: string, index: number) => string,
): readonly ValuePiece[] {
  const scanner = scanValue(value);
  for (const [index, element] of value.split(separator).entries()) {
    take(scanner, element.length, meaningOf(element, index));
    skip(scanner, separator.length);
  }
  return scanner.pieces;
}
