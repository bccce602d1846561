/** Symbols: the names that a document has, for outlines and for searching. */
import type { TextRange } from "../cmdline/parse.js";

/** What a name stands for. */
export type SymbolKind =
  | "folder"
  | "file"
  | "program"
  | "link"
  | "device"
  | "pipe"
  /** A word of a command line without a value. */
  | "flag"
  /** One with a value. */
  | "setting"
  /** One that PID 1 gets. */
  | "argument"
  /** Several words that belong together. */
  | "group";

/** A name in a document. Offsets are UTF-16 units. */
export interface DocumentSymbol {
  /** What it is called below the symbol that it hangs on. */
  readonly name: string;
  /** What it is called in a list. */
  readonly fullName: string;
  /** What else is worth to be seen beside the name; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  /** All that belongs to it without a gap. */
  readonly range: TextRange;
  /** Its name in the text. */
  readonly selection: TextRange;
  readonly children: readonly DocumentSymbol[];
}

/** All symbols of a tree in the order of the text. */
export function flatSymbols(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const flat: DocumentSymbol[] = [];
  // Trees of manifests may be as deep as their paths are long.
  const waiting = [...symbols];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    flat.push(next);
    for (const child of next.children) waiting.push(child);
  }
  return flat.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}
