/** A parameter that older kernels have, and that the target's does not have any more. */
import { compareVersions } from "../../bootpath/kernel-version.js";
import { nearestVersions } from "../../parameters/look-up.js";
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, fateOfUnknown, type CheckedWord } from "../checked-words.js";
import type { Rule } from "../rule.js";
import { quoted, removeWord } from "../word-edits.js";

export const removedParameter: Rule = {
  code: "removed-parameter",
  language: "cmdline",
  title: "a parameter that newer kernels do not have",
  sources: [{ file: "init/main.c", function: "unknown_bootoption" }],
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const last = lastVersionWith(target, word);
      if (last === null) return [];
      const { cmdline, parameter } = word;
      const name = quoted(cmdline.text.slice(parameter.nameStart, parameter.nameEnd));
      const [definition] = word.knowledge.definitions;
      const place = definition === undefined ? "" : `, where ${definition.file} read it`;
      return [
        {
          code: "removed-parameter" as const,
          // The kernel of a lone line is not known.
          severity: target.described ? ("information" as const) : ("hint" as const),
          path: cmdline.path,
          start: parameter.start,
          end: parameter.end,
          message:
            `Linux ${target.kernelVersion} does not have ${name} any more: Linux ${last} had it${place}. ` +
            `${fateOfUnknown(parameter)}.`,
          fixes: [
            {
              title: `Remove ${cmdline.text.slice(parameter.start, parameter.end)}`,
              preferred: false,
              edits: [removeWord(cmdline, parameter)],
            },
          ],
          related: [],
        },
      ];
    });
  },
};

/** The newest version before the target's that has the parameter; null where the target's may have it as well. */
function lastVersionWith(target: BootTarget, { knowledge }: CheckedWord): string | null {
  const { definitions, documented, family, readers } = knowledge;
  if (family !== null || readers.length > 0) return null;
  const versions = new Set([...definitions.flatMap((one) => one.versions), ...(documented?.versions ?? [])]);
  const nearest = nearestVersions(target.kernelVersion);
  if (nearest.some((version) => versions.has(version))) return null;
  const older = [...versions].filter((version) => compareVersions(version, target.kernelVersion) < 0);
  return older.sort(compareVersions).at(-1) ?? null;
}
