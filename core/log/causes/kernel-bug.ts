/** A check in the kernel's code failed. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const kernelBug: Cause = {
  code: "kernel-bug",
  severity: "error",
  title: "a check in the kernel failed (BUG)",
  messages: [kernel.bug],
  sources: [],
  leadsTo: ["oops", "init-killed", "panic-other"],
  recognise(match, line) {
    const [file = "", number = ""] = match.values;
    return {
      line,
      cause: `A condition that the kernel's code relies on did not hold: BUG() in ${file}, line ${number}. The kernel ended the process in whose name it ran.`,
      fix: `Look at line ${number} of ${file} in the source of this kernel version and at the "Call Trace:" below; report the whole trace to the maintainers of that file.`,
    };
  },
  conclude(observations, boot) {
    // Where it was not PID 1, an interrupt or the idle task, the boot goes on.
    if (boot.panic !== null) return observations;
    return observations.map((observation) => ({ ...observation, severity: "warning" }));
  },
};
