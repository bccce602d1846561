/** A value that the kernel refuses. */
import { checkedWords, type CheckedWord } from "../checked-words.js";
import type { Rule } from "../rule.js";
import { valueVerdict, type ValueVerdict } from "../value-verdict.js";
import { quoted } from "../word-edits.js";

export const invalidValue: Rule = {
  code: "invalid-value",
  language: "cmdline",
  title: "a value that the kernel refuses",
  sources: [
    { file: "kernel/params.c", function: "parse_args" },
    { file: "kernel/params.c", function: "parse_one" },
    { file: "init/main.c", function: "do_early_param" },
    { file: "init/main.c", function: "loglevel" },
    { file: "init/main.c", function: "unknown_bootoption" },
    { file: "kernel/cpu.c", function: "mitigations_parse_cmdline" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const verdict = valueVerdict(target, word);
      if (verdict?.flaw !== "invalid") return [];
      const { cmdline, parameter } = word;
      return [
        {
          code: "invalid-value" as const,
          severity: "warning" as const,
          path: cmdline.path,
          start: parameter.start,
          end: parameter.end,
          message: messageOf(word, verdict),
          fixes: [],
          related: [],
        },
      ];
    });
  },
};

function messageOf({ parameter }: CheckedWord, { wanted, effect }: ValueVerdict): string {
  const { name, value } = parameter;
  const wants = wanted === null ? "" : `: it wants ${wanted}`;
  const intro = `${name}= does not take ${quoted(value ?? "")}${wants}.`;
  switch (effect) {
    case "malformed-early":
      return `${intro} The kernel logs "Malformed early option '${name}'" and goes on without it.`;
    case "unsupported":
      return `${intro} The kernel logs "Unsupported ${name}=${value ?? ""}, system may still be vulnerable".`;
    case "passed-to-init":
      return `${intro} The kernel hands the word to PID 1 as an environment variable.`;
    default:
      return `${intro} The kernel logs "\`${value ?? ""}' invalid for parameter \`${name}'" and goes on without it.`;
  }
}
