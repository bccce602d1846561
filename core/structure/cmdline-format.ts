/**
 * Lays out a command line, as far as nobody who reads it can tell the difference: blanks at the ends of lines go, and
 * between two words of the kernel one blank is left. Words stay in their order and where they are, and no line end is
 * added or taken away: the kernel takes a line end for a blank, but boot loaders do not agree about it.
 */
import { parseCommandLine, type TextRange } from "../cmdline/parse.js";
import type { LayoutEdit } from "./manifest-format.js";

/** The edits, in the order of the text; with a range those inside it. Takes every text. */
export function layOutCommandLine(text: string, range?: TextRange): readonly LayoutEdit[] {
  const { start: first, end: last } = range ?? { start: 0, end: text.length };
  return gapsOf(text)
    .flatMap((gap) => laidOut(text, gap))
    .filter(({ start, end }) => start >= first && end <= last);
}

/** Blanks that are outside of every word. */
function gapsOf(text: string): readonly TextRange[] {
  const { parameters, separator, initArgumentsStart, unbalancedQuote, end } = parseCommandLine(text);
  // What is behind an open quote belongs to it, and behind a NUL nobody reads.
  if (unbalancedQuote !== null || end < text.length) return [];
  const words = [...parameters, ...(separator === null ? [] : [separator])];
  const gaps: TextRange[] = [];
  let at = 0;
  for (const word of words) {
    gaps.push({ start: at, end: word.start });
    at = word.end;
  }
  // What follows -- is handed on as one text, so that only blanks at its end are without meaning.
  if (initArgumentsStart !== null) at = Math.max(at, text.trimEnd().length);
  return [...gaps, { start: at, end: text.length }];
}

/** Programs that read /proc/cmdline have quotes of their own, in which blanks count. */
const foreignQuotes = /['\\]/;

function laidOut(text: string, { start, end }: TextRange): readonly LayoutEdit[] {
  const gap = text.slice(start, end);
  // Other blanks of the kernel are something else to those who split the line after it.
  if (!/^[ \t\r\n]*$/.test(gap) || foreignQuotes.test(text)) return [];
  const edits: LayoutEdit[] = [];
  for (const match of gap.matchAll(/[ \t]+/g)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const isEdge = from === 0 || to === text.length || /[\r\n]/.test(text.charAt(to));
    const isIndent = from > 0 && text[from - 1] === "\n" && !isEdge;
    const newText = isEdge ? "" : " ";
    if (!isIndent && match[0] !== newText) edits.push({ start: from, end: to, newText });
  }
  return edits;
}
