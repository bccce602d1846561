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
    const what = kind === "env" ? "environment variables (words with =)" : "arguments (words without =)";
    return {
      line,
      subject: { kind: "parameter", name: word.split("=", 1)[0] ?? word },
      cause: `The kernel hands words that it does not know to init, and takes at most CONFIG_INIT_ENV_ARG_LIMIT (32 by default) ${what}. "${word}" is one too many.`,
      fix: "Shorten the command line: move such words into a file of the initramfs, or give them a name with a dot, which the kernel takes for a module's parameter.",
    };
  },
};
