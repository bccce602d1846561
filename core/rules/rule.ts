/** What a rule is. */
import type { BootTarget } from "../project/boot-target.js";
import type { RuleCode } from "./codes.js";
import type { Finding } from "./finding.js";

/** Where the kernel does what a rule speaks of. */
export interface KernelSource {
  /** Path in the kernel's source tree. */
  readonly file: string;
  /** Null where the file itself is meant: a list or a table. */
  readonly function: string | null;
}

/**
 * One rule: one file `<language>/<code>.ts`, one fixture, one document `docs/rules/<code>.md`.
 */
export interface Rule {
  readonly code: RuleCode;
  /** The language whose text the rule speaks of. */
  readonly language: "cmdline" | "manifest";
  /** What is wrong, in a few words, as the heading of the rule's document. */
  readonly title: string;
  /** Proof of what the messages say the kernel does. */
  readonly sources: readonly KernelSource[];
  /** Looks at a target. Never throws; finds nothing where the target lacks what the rule needs to know. */
  readonly check: (target: BootTarget) => readonly Finding[];
}
