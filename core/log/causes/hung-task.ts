/** A task waits for something that does not happen. */
import type { BootRecord } from "../boot-record.js";
import type { Cause, Observation } from "../cause.js";
import { kernel } from "../messages.js";

export const hungTask: Cause = {
  code: "hung-task",
  severity: "warning",
  title: "a task is blocked and cannot be ended",
  messages: [kernel.hungTask],
  sources: [],
  leadsTo: ["panic-other"],
  recognise(match, line) {
    const [task = "", pid = "", seconds = ""] = match.values;
    return {
      line,
      key: `${task}:${pid}`,
      cause: `${task} (process ${pid}) has been waiting in the kernel for more than ${seconds} seconds for something that does not happen, such as an answer of a disk or a lock, and no signal can end it.`,
      fix: 'Read the "Call Trace:" below from the top: the first functions with the name of a driver or file system show what it waits for. Look for errors of that device above.',
    };
  },
  conclude: (observations, boot) => concludeWatchdog(observations, boot, "hung_task"),
};

/** An error where the boot ended with it: in a panic whose reason begins with `words`, or in silence. */
export function concludeWatchdog(
  observations: readonly Observation[],
  boot: BootRecord,
  words: string,
): readonly Observation[] {
  const { endedBy } = boot.context;
  const ended = boot.panic?.reason.startsWith(words) ?? (endedBy === "silence" || endedBy === "timeout");
  return ended ? observations.map((observation) => ({ ...observation, severity: "error" })) : observations;
}
