/** A parameter that the kernel calls deprecated, or takes without doing anything. */
import { deprecatedParameters, deprecation, type DeprecatedParameter } from "../../parameters/deprecated.js";
import { checkedWords, replaceName, type CheckedWord } from "../checked-words.js";
import type { Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";
import { quoted, removeWord } from "../word-edits.js";

export const deprecatedParameter: Rule = {
  code: "deprecated-parameter",
  language: "cmdline",
  title: "a parameter that is deprecated or has no effect",
  sources: deprecatedParameters.map(({ file, function: name }) => ({ file, function: name })),
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const { name, value } = word.parameter;
      // What this kernel does not have is not deprecated in it.
      if (word.knowledge.available.length === 0) return [];
      const found = deprecation(name, value, target.kernelVersion);
      return found === null ? [] : [report(word, found)];
    });
  },
};

function report(word: CheckedWord, { effect, instead, name, file }: DeprecatedParameter): Finding {
  const { cmdline, parameter } = word;
  const { start, end } = parameter;
  const written = quoted(cmdline.text.slice(start, end));
  const message =
    effect === "none"
      ? `The kernel takes ${written} and ignores it (${file}). It can be left out.`
      : instead === null
        ? `${written} still works, but is deprecated (${file}).`
        : `${written} still works, but is an old form (${file}). Today it is written ${quoted(instead)}.`;
  return {
    code: "deprecated-parameter",
    severity: "hint",
    path: cmdline.path,
    start,
    end,
    message,
    fixes: fixOf(word, effect, instead, name),
    related: [],
  };
}

/** A new name for the same values, or nothing at all; everything else is more than a replacement. */
function fixOf(
  word: CheckedWord,
  effect: DeprecatedParameter["effect"],
  instead: string | null,
  name: string,
): readonly Fix[] {
  if (effect === "none") {
    const { cmdline, parameter } = word;
    const text = cmdline.text.slice(parameter.start, parameter.end);
    return [{ title: `Remove ${text}`, preferred: true, edits: [removeWord(cmdline, parameter)] }];
  }
  if (instead === null || !sameValues.has(name)) return [];
  const newName = instead.replace(/=$/, "");
  return [{ title: `Write ${newName}`, preferred: true, edits: [replaceName(word, newName)] }];
}

/** Those that only have another name today: the same function reads both. */
const sameValues: ReadonlySet<string> = new Set([
  "nfsaddrs",
  "slub_debug",
  "slub_max_order",
  "slub_min_objects",
  "slub_min_order",
]);
