/** A processor runs code of the kernel without end. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { concludeWatchdog } from "./hung-task.js";

export const softLockup: Cause = {
  code: "soft-lockup",
  severity: "warning",
  title: "a processor does not leave the kernel",
  messages: [kernel.softLockup],
  sources: [],
  leadsTo: ["rcu-stall", "hung-task", "panic-other"],
  recognise(match, line) {
    const [cpu = "", seconds = "", task = "", pid = ""] = match.values;
    return {
      line,
      // The same processor is reported again and again.
      key: cpu,
      cause: `Processor ${cpu} has been running code of the kernel for ${seconds} seconds in the name of ${task} (process ${pid}) without letting anything else run.`,
      fix: 'Read the "Call Trace:" below: the driver in it runs in a circle or waits for a device that does not answer. In a slow or overloaded virtual machine the report may be false; then watchdog_thresh=60 or nosoftlockup helps.',
    };
  },
  conclude: (observations, boot) => concludeWatchdog(observations, boot, "softlockup"),
};
