/** Edits of single words of a command line, and how messages quote them. */
import type { TextRange } from "../cmdline/parse.js";
import type { TextSource } from "../project/boot-target.js";
import type { Edit } from "./finding.js";

/** Takes a word out with the blanks on one side of it, or with its whole line where it is alone there. */
export function removeWord({ path, text }: TextSource, word: TextRange): Edit {
  const before = countBlanks(text, word.start, -1);
  const after = countBlanks(text, word.end, 1);
  const startsLine = isLineEdge(text.charAt(word.start - before - 1));
  const endsLine = isLineEdge(text.charAt(word.end + after));
  if (startsLine && endsLine)
    return { path, start: word.start - before, end: behindLineEnd(text, word.end + after), newText: "" };
  if (endsLine) return { path, start: word.start - before, end: word.end, newText: "" };
  return { path, start: word.start, end: word.end + after, newText: "" };
}

/** Replaces a part of the text. */
export function replaceRange({ path }: TextSource, { start, end }: TextRange, newText: string): Edit {
  return { path, start, end, newText };
}

/** Takes several words out, in the order of the text; those side by side go together. */
export function removeWords(source: TextSource, words: readonly TextRange[]): readonly Edit[] {
  const groups: TextRange[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    const isBeside = last !== undefined && /^[ \t]*$/.test(source.text.slice(last.end, word.start));
    if (isBeside) groups.splice(-1, 1, { start: last.start, end: word.end });
    else groups.push(word);
  }
  return groups.map((group) => removeWord(source, group));
}

/** A text as messages quote it: on one line, and shortened where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length <= longest ? line : `${line.slice(0, longest - 1)}…`}"`;
}

/** `a`, `a and b`, `a, b and c`; from the fifth on they are counted only. */
export function listed(items: readonly string[]): string {
  const shown = items.length > mostListed ? items.slice(0, mostListed - 1) : items;
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

const longest = 48;
const mostListed = 4;

/** The number of spaces and tabs from `at` on, to the right or to the left. */
function countBlanks(text: string, at: number, direction: 1 | -1): number {
  let count = 0;
  const offset = direction === 1 ? 0 : -1;
  while (/^[ \t]$/.test(text.charAt(at + offset + direction * count))) count++;
  return count;
}

function isLineEdge(character: string): boolean {
  return character === "" || character === "\n" || character === "\r";
}

function behindLineEnd(text: string, at: number): number {
  return at + (/^\r?\n?/.exec(text.slice(at, at + 2))?.[0].length ?? 0);
}
