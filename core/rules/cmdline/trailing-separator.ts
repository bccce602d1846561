/** Behind `--` stand the arguments of PID 1. Without any the word does nothing, but what is added to the line is init's. */
import type { Rule } from "../rule.js";
import { removeWord } from "../word-edits.js";

export const trailingSeparator: Rule = {
  code: "trailing-separator",
  language: "cmdline",
  title: "nothing behind --",
  sources: [
    { file: "kernel/params.c", function: "parse_args" },
    { file: "init/main.c", function: "start_kernel" },
  ],
  check({ cmdline }) {
    if (cmdline === null) return [];
    const { separator, initParameters, secondSeparator } = cmdline.commandLine;
    if (separator === null || initParameters.length > 0 || secondSeparator !== null) return [];
    return [
      {
        code: "trailing-separator",
        severity: "hint",
        path: cmdline.path,
        start: separator.start,
        end: separator.end,
        message:
          "Nothing follows --, behind which the arguments of PID 1 stand. " +
          "What a boot loader adds to the end of this line goes to PID 1, and the kernel does not see it.",
        fixes: [{ title: "Remove --", preferred: true, edits: [removeWord(cmdline, separator)] }],
        related: [],
      },
    ];
  },
};
