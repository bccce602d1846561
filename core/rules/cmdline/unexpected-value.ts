/** A value behind a parameter that stands alone. */
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, type CheckedWord } from "../checked-words.js";
import type { Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";
import { valueVerdict, type ValueVerdict } from "../value-verdict.js";
import { quoted, removeWord } from "../word-edits.js";

export const unexpectedValue: Rule = {
  code: "unexpected-value",
  language: "cmdline",
  title: "a value that the kernel does not look at",
  sources: [
    { file: "init/main.c", function: "do_early_param" },
    { file: "init/main.c", function: "obsolete_checksetup" },
    { file: "init/main.c", function: "quiet_kernel" },
    { file: "init/do_mounts.c", function: "readonly" },
    { file: "init/do_mounts.c", function: "readwrite" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => checkWord(target, word));
  },
};

/** What people write to switch something off. */
const negative = /^(?:0|n|no|off|false|disabled?)$/i;

function checkWord(target: BootTarget, word: CheckedWord): readonly Finding[] {
  const verdict = valueVerdict(target, word);
  if (verdict?.flaw !== "unexpected") return [];
  const isNegative = negative.test(word.parameter.value ?? "");
  // debug=vc is a word to the initramfs.
  if (!isNegative && word.knowledge.readers.length > 0 && verdict.effect === "ignored") return [];
  const { cmdline, parameter } = word;
  const { start, end } = parameter;
  return [
    {
      code: "unexpected-value",
      severity: isNegative || verdict.effect === "passed-to-init" ? "warning" : "hint",
      path: cmdline.path,
      start,
      end,
      message: messageOf(word, verdict, isNegative),
      fixes: [fixOf(word, isNegative && verdict.effect === "ignored")],
      related: [],
    },
  ];
}

function messageOf({ cmdline, parameter }: CheckedWord, { effect }: ValueVerdict, isNegative: boolean): string {
  const { name, start, end } = parameter;
  const word = quoted(cmdline.text.slice(start, end));
  if (effect === "passed-to-init") {
    return `"${name}" stands alone: with a value the kernel does not know it, and hands ${word} to PID 1 as an environment variable.`;
  }
  const consequence = isNegative
    ? `${word} does the same as ${name}. To switch it off, leave it out.`
    : "Write it alone.";
  return `The kernel does not look at a value of "${name}". ${consequence}`;
}

function fixOf({ cmdline, parameter }: CheckedWord, isUnwanted: boolean): Fix {
  const { start, end, name } = parameter;
  if (isUnwanted) {
    return {
      title: `Remove ${cmdline.text.slice(start, end)}`,
      preferred: true,
      edits: [removeWord(cmdline, parameter)],
    };
  }
  const isNegative = negative.test(parameter.value ?? "");
  return {
    title: `Write ${name} alone`,
    preferred: !isNegative,
    edits: [{ path: cmdline.path, start, end, newText: cmdline.text.slice(parameter.nameStart, parameter.nameEnd) }],
  };
}
