/** A shell without job control. */
import type { Cause } from "../cause.js";
import { programs } from "../program-messages.js";

export const noControllingTty: Cause = {
  code: "no-controlling-tty",
  severity: "information",
  title: "the shell has no job control (harmless)",
  messages: [programs.noTerminal, programs.noJobControl],
  sources: [{ file: "drivers/tty/tty_io.c", function: "tty_open" }],
  leadsTo: [],
  recognise(_match, line) {
    return {
      line,
      cause:
        "The shell works, but Ctrl-C and job control do not: /dev/console, which the kernel opens for PID 1, cannot be a controlling terminal.",
      fix: "Nothing needs to be done. For job control start the shell on a real terminal: setsid cttyhack sh (busybox), or setsid sh -c 'exec sh </dev/ttyS0 >/dev/ttyS0 2>&1'.",
    };
  },
};
