/** What a cause is, and what is found of it in a log. */
import type { KernelSource } from "../rules/rule.js";
import type { BootRecord } from "./boot-record.js";
import type { CauseCode } from "./cause-codes.js";
import type { LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";

/**
 * `error`: stops the boot or loses PID 1. `warning`: the boot goes on, but not as meant. `information`: harmless, and the
 * text says so.
 */
export type CauseSeverity = "error" | "warning" | "information";

/** What a finding is about, so that it can be shown in the command line or the manifest. */
export type CauseSubject =
  { readonly kind: "parameter"; readonly name: string } | { readonly kind: "path"; readonly path: string };

/** A cause recognised in a log, before it is known what it led to. */
export interface Observation {
  readonly line: LogLine;
  /** What happened and why: one to three sentences with the values of this log. */
  readonly cause: string;
  /** What to write or do. */
  readonly fix: string;
  /** Where it differs from the cause's own. */
  readonly severity?: CauseSeverity;
  readonly subject?: CauseSubject;
  /** Observations of one cause with the same key are one; the first stays. Empty where a log can have only one. */
  readonly key?: string;
  /** What this observation leads to, where it differs from the cause's own list. */
  readonly leadsTo?: readonly CauseCode[];
}

/** One cause: one file `causes/<code>.ts`, at least one fixture, one document `docs/causes/<code>.md`. */
export interface Cause {
  readonly code: CauseCode;
  /** The usual severity. */
  readonly severity: CauseSeverity;
  /** The cause in a few words, as the heading of its document. */
  readonly title: string;
  /** `recognise` is called for lines that hold one of these. */
  readonly messages: readonly LogMessage[];
  /** Where the kernel does what the texts say, besides the sources of the messages. */
  readonly sources: readonly KernelSource[];
  /** The causes that follow from this one, when both are in a log. */
  readonly leadsTo: readonly CauseCode[];
  /** Looks at one line. Null when it shows something else. */
  readonly recognise: (match: MessageMatch, line: LogLine, boot: BootRecord) => Observation | null;
  /** Called at the end of the boot: what is left of the observations, now that it is known how the boot went on. */
  readonly conclude?: (observations: readonly Observation[], boot: BootRecord) => readonly Observation[];
}
