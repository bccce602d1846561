/** "Did you mean …?" */

/**
 * The candidate that a word is nearest to: the same but for case, or with at most `most` letters that are added, missing,
 * changed or swapped with their neighbour. Null when none is near, or when two are equally near.
 */
export function nearestWord(word: string, candidates: Iterable<string>, most: number): string | null {
  const lower = word.toLowerCase();
  let nearest: string | null = null;
  let least = most + 1;
  let isTie = false;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    isTie = distance === least ? true : distance < least ? false : isTie;
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return isTie ? null : nearest;
}

/** The number of letters to add, take away, change or swap with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
