/** A parameter whose value its handler refuses. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const invalidParameterValue: Cause = {
  code: "invalid-parameter-value",
  severity: "warning",
  title: "the kernel refuses the value of a parameter",
  messages: [kernel.invalidValue, kernel.valueTooLarge],
  sources: [{ file: "kernel/params.c", function: "parse_one" }],
  leadsTo: [],
  recognise(match, line) {
    const [, value = "", name = ""] = match.values;
    const subject = { kind: "parameter", name } as const;
    const what =
      value === ""
        ? `The parameter ${name} was given without a value that its handler takes`
        : `The handler of ${name} refused the value "${value}"${match.message === kernel.valueTooLarge ? " as too large" : ""}`;
    return {
      line,
      subject,
      key: name,
      cause: `${what}, so the parameter keeps its default. Because of this error the kernel also drops everything behind "--".`,
      fix: `Give ${name}= a value of its type, or remove it.`,
    };
  },
};
