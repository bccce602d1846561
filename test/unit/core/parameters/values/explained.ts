/** Short forms for tests about values. */
import { explainValue } from "../../../../../core/parameters/values/all.js";

/** The kernel that most tests ask about. */
export const pc = { kernelVersion: "6.12", arch: "x86" };

/** The pieces of `name=value`, as text and meaning; the summary under the name of the empty text. */
export function explained(word: string, kernel = pc): Readonly<Record<string, string>> {
  const sign = word.indexOf("=");
  const value = word.slice(sign + 1);
  const explanation = explainValue(word.slice(0, sign), value, kernel);
  if (explanation === null) return {};
  const pieces = explanation.pieces.map(({ start, end, meaning }) => [value.slice(start, end), meaning] as const);
  return Object.fromEntries([...(explanation.summary === null ? [] : [["", explanation.summary] as const]), ...pieces]);
}

/** The summary alone; null where there is none. */
export function summaryOf(word: string, kernel = pc): string | null {
  return explained(word, kernel)[""] ?? null;
}
