/** A parameter that only kernels for other processors have. */
import { kernelArch, nearestVersions } from "../../parameters/look-up.js";
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, fateOfUnknown, type CheckedWord } from "../checked-words.js";
import type { Rule } from "../rule.js";
import { listed, quoted } from "../word-edits.js";

export const wrongArchitecture: Rule = {
  code: "wrong-architecture",
  language: "cmdline",
  title: "a parameter of other processors",
  sources: [{ file: "init/main.c", function: "unknown_bootoption" }],
  check(target) {
    return checkedWords(target).flatMap((word) => {
      const others = otherArchitectures(target, word);
      if (others === null) return [];
      const { cmdline, parameter } = word;
      const name = quoted(cmdline.text.slice(parameter.nameStart, parameter.nameEnd));
      return [
        {
          code: "wrong-architecture" as const,
          // The processor of a lone line is not known, and lines are often shared between machines.
          severity: target.described ? ("information" as const) : ("hint" as const),
          path: cmdline.path,
          start: parameter.start,
          end: parameter.end,
          message:
            `Kernels for ${target.arch} do not know ${name}: only those for ${listed(others)} do. ` +
            `${fateOfUnknown(parameter)}.`,
          fixes: [],
          related: [],
        },
      ];
    });
  },
};

/** The architectures that have a parameter, where the target's is not among them; else null. */
function otherArchitectures(target: BootTarget, { knowledge }: CheckedWord): readonly string[] | null {
  const { definitions, documented, readers, openSetups } = knowledge;
  if (definitions.length === 0 || readers.length > 0 || openSetups.length > 0) return null;
  const versions = nearestVersions(target.kernelVersion);
  const current = definitions.filter((one) => one.versions.some((version) => versions.includes(version)));
  const archs = new Set(current.map(({ arch }) => arch));
  if (current.length === 0 || archs.has(null) || archs.has(kernelArch(target.arch))) return null;
  // The list may name an architecture that reads the parameter in a way that the table does not know.
  const tags = (documented?.tags ?? []).map((tag) => tag.toLowerCase().replace(/[-/_].*$/, ""));
  if (tags.some((tag) => (tagArchitectures[tag] ?? tag) === kernelArch(target.arch))) return null;
  return [...archs].filter((arch) => arch !== null).sort();
}

/** Tags of the kernel's list that are not called as the folder in arch/. */
const tagArchitectures: Readonly<Record<string, string>> = {
  ppc: "powerpc",
  ppc64s: "powerpc",
  riscv64: "riscv",
  loongson: "loongarch",
};
