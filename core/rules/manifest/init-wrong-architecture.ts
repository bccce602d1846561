/** A file that is a program, but for another processor or another system. */
import type { BootTarget } from "../../project/boot-target.js";
import type { Flaw } from "../../bootpath/open-executable.js";
import type { Fix } from "../finding.js";
import {
  afterFailure,
  failedProgramOf,
  findingAtSource,
  severityOfFailure,
  type FailedProgram,
} from "../first-program.js";
import { possibleFix, replaceRange } from "../manifest-edits.js";
import type { Place } from "../manifest-lines.js";
import { foreignFormat, isText } from "../program-kind.js";
import type { Rule } from "../rule.js";

export const initWrongArchitecture: Rule = {
  code: "init-wrong-architecture",
  language: "manifest",
  title: "the first program is not one for this kernel",
  sources: [
    { file: "fs/binfmt_elf.c", function: "load_elf_binary" },
    { file: "fs/exec.c", function: "search_binary_handler" },
  ],
  check(target) {
    const failed = failedProgramOf(target);
    if (failed === null || !isWrongProgram(failed)) return [];
    const { place } = failed.culprit;
    if (place === null) return [];
    // A manifest that stands alone does not tell for which kernel it is.
    const severity = target.described ? severityOfFailure(failed, target) : "information";
    return [
      findingAtSource(target, failed, place, {
        code: "init-wrong-architecture",
        severity,
        message: `${reasonOf(failed)} ${afterFailure(failed)}${otherKernel(target, failed)}`,
        fixes: [useBundledBusybox(target, place)].filter((fix) => fix !== null),
      }),
    ];
  },
};

const wrongProgram: ReadonlySet<Flaw> = new Set([
  "wrong-elf",
  "damaged",
  "unsuitable-loader",
  "unmappable",
  "scripts-refused",
]);

function isWrongProgram({ flaw, culprit }: FailedProgram): boolean {
  if (flaw !== "no-format") return wrongProgram.has(flaw);
  // Texts and empty files are left to init-no-shebang.
  return culprit.content !== null && culprit.content.size > 0 && !isText(culprit.content);
}

function reasonOf({ culprit, flaw, reason }: FailedProgram): string {
  const format = flaw === "no-format" && culprit.content !== null ? foreignFormat(culprit.content) : null;
  return format === null ? reason : `${culprit.path} is ${format}, and the kernel runs ELF programs and scripts.`;
}

/** Nobody may have said for which kernel it is: on x86 the usual one has 64 bits, and the bundled one 32. */
function otherKernel({ arch, kernel }: BootTarget, { reason, flaw }: FailedProgram): string {
  if (flaw !== "wrong-elf" || kernel !== null) return "";
  if (arch === "x86" && reason.includes("64-bit x86")) {
    return ' If the kernel is one of 64 bits, say so: "arch": "x86_64" in bootpath.json, or --arch x86_64.';
  }
  return ' If the kernel is for another processor, say so with "arch" in bootpath.json or with --arch.';
}

function useBundledBusybox({ variables, arch }: BootTarget, { document, line }: Place): Fix | null {
  const isPc = arch === "x86" || arch === "i386";
  if (!isPc || variables?.has("BOOTPATH_BUSYBOX") !== true || line.entry?.kind !== "file") return null;
  const { location } = line.entry;
  if (!/busybox[^/]*$/i.test(location.text)) return null;
  return possibleFix(
    "Use the BusyBox for 32-bit x86 that comes with Bootpath",
    replaceRange(document, location, "${BOOTPATH_BUSYBOX}"),
  );
}
