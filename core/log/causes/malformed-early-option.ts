/** An early parameter whose handler reports an error. */
import { lastParameter } from "../../cmdline/names.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const malformedEarlyOption: Cause = {
  code: "malformed-early-option",
  severity: "warning",
  title: "an early parameter could not be used",
  messages: [kernel.malformedEarlyOption],
  sources: [{ file: "init/main.c", function: "do_early_param" }],
  leadsTo: [],
  recognise(match, line) {
    const [name = ""] = match.values;
    return {
      line,
      key: name,
      subject: { kind: "parameter", name },
      cause: `The handler of the early parameter ${name} could not use what it was given. Most parameters have no effect then.`,
      fix: `Correct the value of ${name}=, or remove it.`,
    };
  },
  conclude(observations, boot) {
    // The kernel names the parameter before it prints its command line.
    return observations.map((observation) => {
      const name = observation.key ?? "";
      const value = lastParameter(boot.commandLine, name)?.value;
      if (value === undefined || value === null) return observation;
      const cause = `The handler of the early parameter ${name} could not use "${value}". Most parameters have no effect then.`;
      return { ...observation, cause };
    });
  },
};
