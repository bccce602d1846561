/** A word that the kernel does not know, and that PID 1 gets as an argument. */
import { setupLine } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import type { BootTarget } from "../../project/boot-target.js";
import { readingOf } from "../command-line-reading.js";
import { isInitWord } from "../init-words.js";
import { isParameterName } from "../parameter-names.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { quoted } from "../word-edits.js";
import { unknownParameter } from "./unknown-parameter.js";
import { wrongCase } from "./wrong-case.js";

export const wordPassedToInit: Rule = {
  code: "word-passed-to-init",
  language: "cmdline",
  title: "a word that PID 1 gets as an argument",
  sources: [{ file: "init/main.c", function: "unknown_bootoption" }],
  check(target) {
    const { cmdline } = target;
    const reading = readingOf(target);
    if (cmdline === null || reading?.panic !== null) return [];
    const forgotten = new Set(reading.settings.forgotten);
    return reading.words
      .filter(({ fate, part, parameter }) => {
        return (
          fate === "argument" && part === "kernel" && !forgotten.has(setupLine(parameter)) && isStray(target, parameter)
        );
      })
      .map(({ parameter: { start, end } }) => ({
        code: "word-passed-to-init",
        severity: target.described ? "information" : "hint",
        path: cmdline.path,
        start,
        end,
        message:
          `A kernel that does not know ${quoted(cmdline.text.slice(start, end))} hands it to PID 1 as an argument. ` +
          `If that is meant, it stands better behind --, where the kernel takes nothing for itself.`,
        fixes: [],
        related: [],
      }));
  },
};

/** Whether nobody is known to read a word, and no other rule has something better to say about it. */
function isStray(target: BootTarget, parameter: Parameter): boolean {
  if (isInitWord(parameter.name) || isParameterName(parameter.name) || isPlaceholder(parameter.name)) return false;
  return !isSpokenFor(target, parameter, [...textRules, unknownParameter, wrongCase]);
}

/** What a template or a boot loader replaces before the kernel sees it: `$extra`, `@ARGS@`. */
function isPlaceholder(word: string): boolean {
  return /[$@<>{}%]/.test(word);
}
