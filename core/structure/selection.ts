/** What "expand selection" takes in, step by step: from the word under the cursor to the whole text. */
import { parseCommandLine, type Parameter, type TextRange } from "../cmdline/parse.js";
import { variablesIn } from "../manifest/environment.js";
import type { Manifest } from "../manifest/parse.js";
import { wordAt } from "../manifest/words.js";
import type { Fold } from "./folding.js";

/**
 * The ranges around an offset of a command line, the innermost first and each inside the next: word, piece of the
 * value, value, parameter, the words on this side of `--`, line, text.
 */
export function commandLineSelections(text: string, offset: number): readonly TextRange[] {
  const { parameters, separator, initParameters, end } = parseCommandLine(text);
  const inKernelPart = separator === null || offset <= separator.start;
  const side = inKernelPart ? parameters : initParameters;
  const parameter = side.find((one) => one.start <= offset && offset <= one.end);
  const first = side[0];
  const last = side.at(-1);
  return growing(offset, [
    ...(parameter === undefined ? [] : piecesOf(text, parameter, offset)),
    ...(parameter === undefined ? [] : [{ start: parameter.start, end: parameter.end }]),
    ...(first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]),
    lineAround(text, offset),
    { start: 0, end },
    { start: 0, end: text.length },
  ]);
}

/**
 * The ranges around an offset of a manifest, the innermost first and each inside the next: name in a path, field,
 * entry, folders and groups as they fold, text. `folds` are the manifest's.
 */
export function manifestSelections(manifest: Manifest, folds: readonly Fold[], offset: number): readonly TextRange[] {
  const { text } = manifest;
  const place = wordAt(manifest, offset);
  const around = folds.filter((fold) => fold.start <= offset && offset <= fold.end).reverse();
  const whole = { start: 0, end: text.length };
  if (place === null) return growing(offset, [...around, whole]);
  const { line, word } = place;
  const entry = trimmed(text, line);
  return growing(offset, [
    ...(word === null ? [] : [partOf(text, word, offset, /[^/]/)]),
    ...(word?.role === "location" ? variablesAt(word.text, word.start, offset) : []),
    ...(word === null ? [] : [{ start: word.start, end: word.end }]),
    entry,
    { start: line.start, end: line.end },
    ...around,
    whole,
  ]);
}

/** Name or value with the pieces that separators divide it into. */
function piecesOf(text: string, parameter: Parameter, offset: number): readonly TextRange[] {
  const { nameStart, nameEnd, valueStart, valueEnd } = parameter;
  if (valueStart === null || valueEnd === null || offset < valueStart) {
    const name = { start: nameStart, end: nameEnd };
    return [partOf(text, name, offset, /\w/), partOf(text, name, offset, /[^.]/), name];
  }
  const value = { start: valueStart, end: valueEnd };
  const separators = [/\w/, /[^,:;=@/()[\]]/, /[^,;]/, /[^;]/];
  return [...separators.map((inside) => partOf(text, value, offset, inside)), value];
}

/** The part of a range around an offset in which every character is of a kind. */
function partOf(text: string, range: TextRange, offset: number, inside: RegExp): TextRange {
  let start = Math.min(Math.max(offset, range.start), range.end);
  let end = start;
  while (start > range.start && inside.test(text.charAt(start - 1))) start--;
  while (end < range.end && inside.test(text.charAt(end))) end++;
  return { start, end };
}

function variablesAt(location: string, at: number, offset: number): readonly TextRange[] {
  return variablesIn(location)
    .map(({ start, end }) => ({ start: at + start, end: at + end }))
    .filter(({ start, end }) => start <= offset && offset <= end);
}

function lineAround(text: string, offset: number): TextRange {
  const newline = text.indexOf("\n", offset);
  const line = { start: text.lastIndexOf("\n", offset - 1) + 1, end: newline < 0 ? text.length : newline };
  return offset === 0 ? { ...line, start: 0 } : line;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Those around the offset that are larger than the one before. The last range is always kept. */
function growing(offset: number, ranges: readonly TextRange[]): readonly TextRange[] {
  const kept: TextRange[] = [];
  for (const { start, end } of ranges) {
    if (start > offset || end < offset || start === end) continue;
    const before = kept.at(-1);
    const grows =
      before === undefined || (start <= before.start && end >= before.end && end - start > before.end - before.start);
    if (grows) kept.push({ start, end });
  }
  return kept.length > 0 ? kept : [{ start: offset, end: offset }];
}
