/** Telling our own words from those of a text that others wrote. */

/** How many words in a row may be those of another text before it counts as copied. */
export const longestCommonRun = 7;

/** All runs of one word more than may be common: small letters, and nothing between the words but blanks. */
export function wordRuns(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9_=/]+/g) ?? [];
  const length = longestCommonRun + 1;
  return words.slice(longestCommonRun).map((_, index) => words.slice(index, index + length).join(" "));
}
