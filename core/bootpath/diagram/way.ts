/** The way of a boot through the decision graph. */
import { isReached, type BootStory } from "../boot-story.js";
import { fallbackPrograms, type Stage } from "../stages.js";
import type { NodeId } from "./graph.js";

const inOrder: readonly Stage[] = [
  "command-line",
  "initramfs",
  "console",
  "access",
  "initramfs-program",
  "mount-root",
  "requested-init",
  "default-init",
  ...fallbackPrograms,
];

/** The nodes that a boot comes by, in order, with its end. Stages without a step are passed, but for the two of a fork. */
export function wayThrough(story: BootStory): readonly NodeId[] {
  const { steps, outcome } = story.explanation;
  const last = inOrder.indexOf(steps.at(-1)?.stage ?? "command-line");
  const isFork = (stage: Stage) => stage === "initramfs-program" || stage === "mount-root";
  const passed = inOrder.slice(0, last + 1).filter((stage) => !isFork(stage) || isReached(story, stage));
  return [...passed, outcome];
}
