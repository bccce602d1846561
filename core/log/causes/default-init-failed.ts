/** The program that is compiled into the kernel as its default init could not be started. */
import { runningInit } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { describeErrorNumber } from "../exec-error.js";
import { kernel } from "../messages.js";

export const defaultInitFailed: Cause = {
  code: "default-init-failed",
  severity: "error",
  title: "the kernel's default init could not be started",
  messages: [kernel.defaultInitFailed],
  sources: [],
  leadsTo: ["no-working-init", "init-exited", "init-killed"],
  recognise(match, line) {
    const [path = "", number = ""] = match.values;
    return {
      line,
      subject: { kind: "path", path },
      cause: `${path} is compiled into the kernel as CONFIG_DEFAULT_INIT and could not be started (${describeErrorNumber(Number(number))}).`,
      fix: `Put ${path} on the root file system, or name the right program with init=.`,
    };
  },
  conclude(observations, boot) {
    const instead = runningInit(boot);
    if (instead === null || boot.panic !== null) return observations;
    return observations.map((observation) => ({
      ...observation,
      severity: "warning",
      cause: `${observation.cause} The kernel started ${instead} instead.`,
    }));
  },
};
