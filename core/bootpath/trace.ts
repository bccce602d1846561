/** What the prediction writes down on its way: the kernel's messages, and the steps with their reasons. */
import { copyString } from "./boot-settings.js";
import type { Stage } from "./stages.js";
import type { Subject } from "./subjects.js";

/** One decision of the kernel. */
export interface Step {
  /** The part of the boot that it belongs to. */
  readonly stage: Stage;
  /** What happens: a sentence. */
  readonly what: string;
  /** Why: a sentence. */
  readonly because: string;
  /** File and function of the kernel source, as in "init/main.c kernel_init". */
  readonly source: string;
  /** The texts that are responsible, the most telling one first; none where it is the kernel's own doing. */
  readonly subjects: readonly Subject[];
}

/** A log and a list of steps that grow. */
export interface Trace {
  readonly messages: string[];
  readonly steps: Step[];
  /** The stage that the boot is in: that of the next step. */
  stage: Stage;
  /** Bytes of a message that the kernel keeps. */
  readonly longestMessage: number;
  /** The step that explains the outcome best, where that is not the last one. */
  decisive: Step | null;
}

/** An empty trace. */
export function newTrace(longestMessage: number): Trace {
  return { messages: [], steps: [], stage: "command-line", longestMessage, decisive: null };
}

/** Adds a line of the kernel's log. */
export function logLine(trace: Trace, message: string): void {
  trace.messages.push(copyString(message, trace.longestMessage + 1));
}

/** Goes on to a stage: the steps that follow belong to it. */
export function enterStage(trace: Trace, stage: Stage): void {
  trace.stage = stage;
}

/** Adds a step of the present stage. */
export function addStep(
  trace: Trace,
  source: string,
  what: string,
  because: string,
  subjects: readonly Subject[] = [],
): void {
  trace.steps.push({ stage: trace.stage, what, because, source, subjects });
}

/** Makes the step that was added last the decisive one, unless there is one already. */
export function markDecisive(trace: Trace): void {
  trace.decisive ??= trace.steps.at(-1) ?? null;
}

/** Ends the boot: logs the panic. */
export function logPanic(trace: Trace, text: string): void {
  logLine(trace, `Kernel panic - not syncing: ${text}`);
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
