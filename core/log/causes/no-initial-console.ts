/** PID 1 starts without standard input and output. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const noInitialConsole: Cause = {
  code: "no-initial-console",
  severity: "warning",
  title: "init starts without standard input and output",
  messages: [kernel.noConsole],
  sources: [],
  leadsTo: ["init-exited"],
  recognise(_match, line) {
    return {
      line,
      subject: { kind: "path", path: "/dev/console" },
      cause:
        "The kernel could not open /dev/console, so init starts without standard input, output and error: its output is lost, and a shell reads end of file at once and ends.",
      fix: 'Add "dir /dev 0755 0 0" and "nod /dev/console 0600 0 0 c 5 1" to the manifest. When they are there, console= names a device without a driver.',
    };
  },
  conclude(observations, boot) {
    // The kernel tries the console before it knows what it will start. When it starts nothing, or a program on a
    // mounted root device, nothing follows from it.
    const startsNothing = boot.panic?.reason.includes(kernel.cannotMountRoot.literal) === true;
    return boot.rootMounted || startsNothing ? [] : observations;
  },
};
