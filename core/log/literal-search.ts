/** Finds many literals in a text at once: the automaton of Aho and Corasick, one table look-up for each character. */

/** A search for the literals that it was made of. */
export interface LiteralSearch {
  /** The indices of the literals that stand in `text`, each once, in ascending order; empty for nearly every text. */
  readonly find: (text: string) => readonly number[];
}

/** The longest part of a literal that the automaton looks for. More would make its table larger than a cache. */
const longestPart = 16;

/**
 * A search for literals of which the first characters are looked for: what it finds may still differ behind them. An empty
 * literal is in every text.
 */
export function createLiteralSearch(literals: readonly string[]): LiteralSearch {
  const parts = literals.map((literal) => literal.slice(0, longestPart));
  const { classOf, classes } = characterClasses(parts);
  const trie = buildTrie(parts, classOf, classes);
  const next = Uint16Array.from(linkFailures(trie, classes));
  const found = trie.found.map((indices) => (indices.length === 0 ? null : indices));
  const isEnd = Uint8Array.from(found, (indices) => (indices === null ? 0 : 1));
  const always = parts.flatMap((part, index) => (part === "" ? [index] : []));
  return {
    find(text) {
      let state = 0;
      let hits: Set<number> | null = null;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        state = next[state * classes + (unit < 128 ? (classOf[unit] ?? 0) : 0)] ?? 0;
        if (isEnd[state] === 0) continue;
        hits ??= new Set(always);
        for (const index of found[state] ?? []) hits.add(index);
      }
      return hits === null ? always : [...hits].sort((a, b) => a - b);
    },
  };
}

/** Characters that no literal holds behave alike: they are class 0, as everything beyond ASCII. */
function characterClasses(parts: readonly string[]): { readonly classOf: Uint8Array; readonly classes: number } {
  const classOf = new Uint8Array(128);
  let classes = 1;
  const text = parts.join("");
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128 && classOf[code] === 0) classOf[code] = classes++;
  }
  return { classOf, classes };
}

interface Trie {
  /** For each state and class the state that follows; 0 for none. */
  readonly next: number[];
  /** For each state the literals that end in it. */
  readonly found: number[][];
}

function buildTrie(parts: readonly string[], classOf: Uint8Array, classes: number): Trie {
  const next = new Array<number>(classes).fill(0);
  const found: number[][] = [[]];
  parts.forEach((part, index) => {
    if (part === "") return;
    let state = 0;
    for (let i = 0; i < part.length; i++) {
      const slot = state * classes + (classOf[part.charCodeAt(i)] ?? 0);
      if ((next[slot] ?? 0) === 0) {
        next[slot] = found.length;
        found.push([]);
        for (let c = 0; c < classes; c++) next.push(0);
      }
      state = next[slot] ?? 0;
    }
    found[state]?.push(index);
  });
  return { next, found };
}

/** Completes the table: where no literal goes on, the search goes on in the longest suffix that begins one. */
function linkFailures({ next, found }: Trie, classes: number): readonly number[] {
  const failure = new Array<number>(found.length).fill(0);
  const queue: number[] = [];
  for (let c = 0; c < classes; c++) if ((next[c] ?? 0) !== 0) queue.push(next[c] ?? 0);
  for (const state of queue) {
    const fallback = failure[state] ?? 0;
    found[state]?.push(...(found[fallback] ?? []));
    for (let c = 0; c < classes; c++) {
      const slot = state * classes + c;
      const target = next[slot] ?? 0;
      const other = next[fallback * classes + c] ?? 0;
      if (target === 0) {
        next[slot] = other;
      } else {
        failure[target] = other;
        queue.push(target);
      }
    }
  }
  return next;
}
