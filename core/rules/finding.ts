/** What a rule reports: a place, a sentence, and how to repair it. */
import type { FindingCode } from "./codes.js";

/**
 * `error`: the boot fails or data is lost. `warning`: most likely not what was meant. `information` and `hint`: worth
 * knowing, and harmless.
 */
export type Severity = "error" | "warning" | "information" | "hint";

/** A replacement of the text between two offsets (UTF-16) of a document. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** One way to repair a finding. The edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Applied by "fix all" and by `check --fix`: the repair that is right in nearly every case. */
  readonly preferred: boolean;
  /** A file that does not exist yet and that the first edit fills. */
  readonly creates?: string;
}

/** A place in another document that has to do with a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** One problem at one place. Offsets are UTF-16 units into the document named by `path`. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly RelatedPlace[];
}
