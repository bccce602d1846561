/** A parameter that stands without the value that the kernel wants. */
import { checkedWords, type CheckedWord } from "../checked-words.js";
import type { Rule } from "../rule.js";
import { valueVerdict, type ValueVerdict } from "../value-verdict.js";

export const missingValue: Rule = {
  code: "missing-value",
  language: "cmdline",
  title: "a parameter without its value",
  sources: [
    { file: "kernel/params.c", function: "parse_one" },
    { file: "init/main.c", function: "obsolete_checksetup" },
    { file: "init/main.c", function: "do_early_param" },
    { file: "init/main.c", function: "loglevel" },
    { file: "kernel/printk/printk.c", function: "console_setup" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const verdict = valueVerdict(target, word);
      if (verdict?.flaw !== "missing" || isReadBare(word)) return [];
      const { cmdline, parameter } = word;
      return [
        {
          code: "missing-value" as const,
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

/** Whether a program of user space takes the word as it stands. `root` and `resume` have a value for those as well. */
function isReadBare({ parameter, knowledge }: CheckedWord): boolean {
  return knowledge.readers.length > 0 && !withValue.has(parameter.name);
}

const withValue: ReadonlySet<string> = new Set(["root", "rootfstype", "rootflags", "resume", "init", "panic", "ip"]);

function messageOf({ parameter: { name } }: CheckedWord, { wanted, effect }: ValueVerdict): string {
  const wants = wanted === null ? "" : `: ${wanted}`;
  switch (effect) {
    case "earlycon":
      return 'The kernel knows "console" with a device only, as in console=ttyS0. Alone it stands for a bare "earlycon", and PID 1 gets it as an argument.';
    case "malformed-early":
      return `"${name}" wants a value${wants}. The kernel logs "Malformed early option '${name}'" and goes on without it.`;
    case "passed-to-init":
      return `The kernel knows "${name}" with a value only, as ${name}=…. Alone it is handed to PID 1 as an argument.`;
    default:
      return `"${name}" wants a value${wants}. The kernel logs "\`' invalid for parameter \`${name}'" and goes on without it.`;
  }
}
