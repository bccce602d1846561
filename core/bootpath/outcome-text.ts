/** A prediction in a few words. */
import { lastSetup } from "../cmdline/names.js";
import type { BootTarget } from "../project/boot-target.js";
import type { BootExplanation } from "./explain.js";

const panicPrefix = "Kernel panic - not syncing: ";

/** How the boot ends: "/bin/sh becomes PID 1", "panic — VFS: …", "waits for the root device". */
export function outcomeText({ outcome, init, messages }: BootExplanation): string {
  if (init !== null) return `${init.path} becomes PID 1${init.console === "open" ? "" : ", without a console"}`;
  if (outcome === "waits") return "waits for the root device and never goes on";
  const panic = messages.findLast((message) => message.startsWith(panicPrefix));
  return panic === undefined ? "panic" : `panic — ${panic.slice(panicPrefix.length)}`;
}

/** What the prediction takes for granted, as a sentence. */
export function assumptionsText(target: BootTarget): string {
  const kernel =
    target.kernel === null ? "the configuration of the bundled kernel" : "the configuration that the target names";
  return `Predicted for Linux ${target.kernelVersion} on ${target.arch} with ${kernel}, on a machine without disks.`;
}

/** What the outcome depends on and is not part of the target, as the end of a phrase: "without disks"; null for nothing. */
export function outcomeCondition(target: BootTarget, explanation: BootExplanation): string | null {
  if (target.cmdline === null) return "without a command line";
  const mounts = explanation.steps.some((step) => step.stage === "mount-root");
  return mounts && lastSetup(target.cmdline.commandLine, "root=") !== null ? "without disks" : null;
}
