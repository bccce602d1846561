/** More unknown words than the kernel can hand to init. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const tooManyInitVars: Cause = {
  code: "too-many-init-vars",
  severity: "error",
  title: "too many words for init on the command line",
  messages: [kernel.tooManyVariables],
  sources: [{ file: "init/main.c", function: "unknown_bootoption" }],
  leadsTo: [],
  recognise(match, line) {
    const [kind = "", word = ""] = match.values;
    const what = kind === "env" ? "31 environment variables besides HOME and TERM" : "32 arguments";
    return {
      line,
      subject: { kind: "parameter", name: word.split("=", 1)[0] ?? word },
      cause: `The kernel hands words that it does not know to init, and has room for ${what} (with the usual CONFIG_INIT_ENV_ARG_LIMIT of 32). "${word}" is one too many.`,
      fix: "Shorten the command line. Programs can read words with a dot in their name from /proc/cmdline: the kernel takes those for parameters of modules and does not hand them to init.",
    };
  },
};
