/** The kernel waits for a root device that does not come. */
import { lastSetup } from "../../cmdline/names.js";
import type { BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const rootWaiting: Cause = {
  code: "root-waiting",
  severity: "error",
  title: "the kernel waits for a root device that does not come",
  messages: [kernel.waitingForRoot],
  sources: [],
  leadsTo: ["root-device-missing"],
  recognise(match, line, boot) {
    const [root = ""] = match.values;
    const seconds = /^\d+$/.exec(lastSetup(boot.commandLine, "rootwait=")?.argument ?? "")?.[0];
    const howLong = seconds === undefined ? "without end" : `for up to ${seconds} seconds`;
    return {
      line,
      subject: { kind: "parameter", name: "root" },
      cause: `rootwait is on the command line, and ${root} has not appeared: the kernel looks for it again and again ${howLong}.`,
      fix: "Correct root=, or use a kernel with the device's driver built in. rootwait=10 (Linux 6.6 and later) ends the wait after ten seconds and lists the devices that are there.",
    };
  },
  conclude(observations, boot) {
    // The wait is over when the root is mounted, and when a panic tells more.
    return isStillWaiting(boot) ? observations : [];
  },
};

function isStillWaiting(boot: BootRecord): boolean {
  return !boot.rootMounted && boot.panic === null && boot.initAttempts.length === 0;
}
