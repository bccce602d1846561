/** A parameter whose value its handler refuses. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const invalidParameterValue: Cause = {
  code: "invalid-parameter-value",
  severity: "warning",
  title: "the kernel refuses the value of a parameter",
  messages: [kernel.invalidValue, kernel.valueTooLarge],
  sources: [
    { file: "kernel/params.c", function: "parse_one" },
    { file: "init/main.c", function: "start_kernel" },
  ],
  leadsTo: [],
  recognise(match, line) {
    const [doing = "", value = "", name = ""] = match.values;
    const subject = { kind: "parameter", name } as const;
    const what =
      value === ""
        ? `The parameter ${name} was given without a value that its handler takes`
        : `The handler of ${name} refused the value "${value}"${match.message === kernel.valueTooLarge ? " as too large" : ""}`;
    return {
      line,
      subject,
      key: name,
      cause: `${what}, so the parameter is not set.${doing === "Booting kernel" ? droppedArguments : ""}`,
      fix: `Give ${name}= a value of its type, or remove it.`,
    };
  },
};

/** start_kernel() gets an error instead of the rest of the line. */
const droppedArguments = ' Because of this error init also gets nothing of what stands behind "--".';
