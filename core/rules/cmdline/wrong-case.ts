/** Names of parameters are compared letter by letter: `Root=` is not `root=`. */
import { checkedWords, fateOfUnknown, inOtherCase, replaceName, type CheckedWord } from "../checked-words.js";
import { isKnownAnywhere } from "../../parameters/look-up.js";
import type { Finding, Severity } from "../finding.js";
import type { Rule } from "../rule.js";
import { quoted } from "../word-edits.js";

export const wrongCase: Rule = {
  code: "wrong-case",
  language: "cmdline",
  title: "a parameter written with other capital letters",
  sources: [
    { file: "kernel/params.c", function: "parameqn" },
    { file: "init/main.c", function: "obsolete_checksetup" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const meant = wronglyCased(word);
      return meant === null ? [] : [report(word, meant)];
    });
  },
};

/** The name that a word has with other capital letters; null where it is known as it stands, or has no such name. */
export function wronglyCased({ parameter, knowledge }: CheckedWord): string | null {
  return isKnownAnywhere(knowledge) ? null : inOtherCase(parameter.name);
}

function report(word: CheckedWord, meant: string): Finding {
  const { cmdline, parameter } = word;
  const written = quoted(cmdline.text.slice(parameter.nameStart, parameter.nameEnd));
  return {
    code: "wrong-case",
    severity: severityOf(word, meant),
    path: cmdline.path,
    start: parameter.start,
    end: parameter.end,
    message:
      `${written} is not ${quoted(meant)}: the kernel tells capital letters from small ones. ` +
      `${fateOfUnknown(parameter)}, and ${meant} keeps the value that it has without it.`,
    fixes: [
      {
        title: `Write ${meant}`,
        preferred: true,
        edits: [replaceName(word, meant)],
      },
    ],
    related: [],
  };
}

/** `DEBUG=1` may be a variable that a script reads; `ROOT=/dev/sda1` is not what anybody meant. */
function severityOf({ parameter }: CheckedWord, meant: string): Severity {
  const isVariable = parameter.value !== null && /^[A-Z_]+$/.test(parameter.name);
  return isVariable && !["console", "init", "rdinit", "root"].includes(meant) ? "hint" : "warning";
}
