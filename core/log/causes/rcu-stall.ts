/** A processor or task keeps the others waiting in RCU. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { concludeWatchdog } from "./hung-task.js";

export const rcuStall: Cause = {
  code: "rcu-stall",
  severity: "warning",
  title: "a processor keeps the rest of the kernel waiting (RCU stall)",
  messages: [kernel.rcuStallHere, kernel.rcuStallElsewhere],
  sources: [],
  leadsTo: ["soft-lockup", "hung-task", "panic-other"],
  recognise(match, line) {
    const who =
      match.message === kernel.rcuStallHere ? "this processor" : "a processor or task, named in the line below,";
    return {
      line,
      key: "",
      cause: `The kernel waits until every processor has passed a quiet point (RCU), and ${who} has not done so for many seconds: it runs code of the kernel in a circle, has its interrupts switched off, or does not get to run at all.`,
      fix: 'Read the "Call Trace:" of the processor that is named. In a virtual machine that gets too little time the report may be false; then rcupdate.rcu_cpu_stall_timeout=120 helps.',
    };
  },
  conclude: (observations, boot) => concludeWatchdog(observations, boot, "RCU Stall"),
};
