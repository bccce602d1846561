/** Finds symbols of a target by a few of their letters. */
import type { TextRange } from "../cmdline/parse.js";
import type { BootTarget } from "../project/boot-target.js";
import { namesOf } from "../rules/manifest-lines.js";
import { plainPath } from "./archive-paths.js";
import { kindOfWord } from "./cmdline-symbols.js";
import { kindOfEntry } from "./manifest-symbols.js";
import type { SymbolKind } from "./symbol.js";

/** A symbol that a search has found. */
export interface FoundSymbol {
  /** A path of the archive, or a word of a command line as `name=value`. */
  readonly name: string;
  readonly kind: SymbolKind;
  /** The document. */
  readonly path: string;
  readonly range: TextRange;
  /** How well it fits; more is better. */
  readonly score: number;
}

/** The documents of a target that have symbols. */
export type SearchedDocuments = Pick<BootTarget, "cmdline" | "manifests">;

/** The symbols of documents in which the letters of the query stand in this order, not sorted. */
export function searchSymbols(target: SearchedDocuments, query: string): readonly FoundSymbol[] {
  const found: FoundSymbol[] = [];
  const matches = matcher(query);
  const add = (name: string, kind: () => SymbolKind, path: string, { start, end }: TextRange) => {
    const score = matches(name);
    if (score !== null) found.push({ name, kind: kind(), path, range: { start, end }, score });
  };
  if (target.cmdline !== null) {
    const { path, commandLine } = target.cmdline;
    for (const word of commandLine.parameters) add(wordText(word), () => kindOfWord(word), path, word);
    for (const word of commandLine.initParameters) add(wordText(word), () => "argument", path, word);
  }
  for (const { path, manifest } of target.manifests) {
    for (const { entry } of manifest.lines) {
      if (entry === null) continue;
      for (const name of namesOf(entry)) add(plainPath(name.text), () => kindOfEntry(entry), path, name);
    }
  }
  return found;
}

/**
 * How well texts fit a query; null where its letters do not stand in them in this order. Upper and lower case are the
 * same. The whole last component counts most, then its beginning, then letters side by side and at the beginnings of
 * words; of two alike the shorter text is the better one.
 */
export function matcher(query: string): (text: string) => number | null {
  const wanted = query.replace(/\s+/g, "").toLowerCase();
  return (text) => {
    if (wanted === "") return -text.length / 1000;
    const lower = text.toLowerCase();
    const at = lower.lastIndexOf(wanted);
    const length = lower.length / 1000;
    if (at >= 0) {
      const begins = isBeginning(lower, at) ? 100 : 0;
      const ends = at + wanted.length === lower.length || lower[at + wanted.length] === "=" ? 50 : 0;
      const isLast = lower.includes("/", at + wanted.length) ? 0 : 20;
      return 1000 + begins + ends + isLast - length;
    }
    const score = scattered(lower, wanted);
    return score === null ? null : score - length;
  };
}

/** Letters apart from each other: each counts, more so where a word begins or the letter before stands beside it. */
function scattered(text: string, wanted: string): number | null {
  let score = 0;
  let last = -2;
  for (const letter of wanted) {
    const at = text.indexOf(letter, last < 0 ? 0 : last + 1);
    if (at < 0) return null;
    if (at === last + 1) score += 3;
    else if (isBeginning(text, at)) score += 2;
    last = at;
  }
  return score;
}

function isBeginning(text: string, at: number): boolean {
  return at === 0 || /[/._=,-]/.test(text.charAt(at - 1)) || /[/._=,-]/.test(text.charAt(at));
}

function wordText({ name, value }: { readonly name: string; readonly value: string | null }): string {
  return value === null ? name : `${name}=${value}`;
}
