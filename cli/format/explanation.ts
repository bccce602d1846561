/** A prediction in the JSON of the contract. */
import type { BootExplanation } from "../../core/bootpath/explain.js";

/** What `explain --format json` prints, and `boot --format json` has as `predicted`. */
export function toPrediction({ outcome, init, messages, steps }: BootExplanation) {
  return { outcome, init, messages, steps };
}
