/** The program that init= names could not be started. */
import type { Cause } from "../cause.js";
import { describeErrorNumber } from "../exec-error.js";
import { kernel } from "../messages.js";

export const requestedInitFailed: Cause = {
  code: "requested-init-failed",
  severity: "error",
  title: "the program that init= names could not be started",
  messages: [kernel.requestedInitFailed],
  sources: [],
  leadsTo: [],
  recognise(match, line) {
    const [path = "", number = ""] = match.values;
    const error = Number(number);
    return {
      line,
      subject: { kind: "parameter", name: "init" },
      cause: `The kernel could not start ${path}, which init= names, on the mounted root file system (${describeErrorNumber(error)}). With init= it tries nothing else.`,
      fix:
        hints[error] ??
        `Look at ${path} on the root file system, or remove init= to let the kernel try /sbin/init and /bin/sh.`,
    };
  },
};

const hints: Readonly<Record<number, string>> = {
  [-2]: "Correct the path in init=: it is looked for on the root file system, not in the initramfs. When the file is there, the interpreter in its #! line or its loader is missing.",
  [-8]: "Use a program for this processor, and let a script begin with #!/bin/sh.",
  [-13]: "Make the file executable (chmod +x) on the root file system.",
};
