/** What a prediction says about the boot as a whole, for those who put it into words. */
import { lastSetup } from "../cmdline/names.js";
import type { BootTarget } from "../project/boot-target.js";
import type { BootExplanation } from "./explain.js";
import type { Stage } from "./stages.js";
import type { Step } from "./trace.js";

/** A predicted boot of a target. */
export interface BootStory {
  readonly target: BootTarget;
  readonly explanation: BootExplanation;
  /** The path that the kernel looks for in the initramfs: the value of `rdinit=`, else `/init`. */
  readonly entryPath: string;
  /** How the entry point reads in a sentence: `rdinit=/bin/sh` or `/init`. */
  readonly entryName: string;
  /** The step that started PID 1; null where none did. */
  readonly started: Step | null;
}

/** Gathers it. */
export function tellBoot(target: BootTarget, explanation: BootExplanation): BootStory {
  const rdinit = lastSetup(target.cmdline?.commandLine ?? null, "rdinit=")?.argument;
  return {
    target,
    explanation,
    entryPath: rdinit ?? "/init",
    entryName: rdinit === undefined ? "/init" : `rdinit=${rdinit}`,
    started: explanation.init === null ? null : (explanation.steps.at(-1) ?? null),
  };
}

/** The steps of a stage. */
export function stepsOf({ explanation }: BootStory, stage: Stage): readonly Step[] {
  return explanation.steps.filter((step) => step.stage === stage);
}

/** Whether the boot comes to a stage that always leaves a step behind: all but `command-line` and `initramfs`. */
export function isReached(story: BootStory, stage: Stage): boolean {
  return stepsOf(story, stage).length > 0;
}

/** Step and reason as one text. */
export function sentencesOf({ what, because }: Step): string {
  return `${what} ${because}`;
}

/** How a boot ends that does not reach the place in question, as the end of a sentence: "the kernel panics before that". */
export function howItEndsBefore({ explanation }: BootStory): string {
  return explanation.outcome === "waits" ? "the kernel waits for ever before that" : "the kernel panics before that";
}
