/** Parameters about the root file system, in a boot that starts from the initramfs and mounts none. */
import { lastSetup } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import type { BootTarget } from "../project/boot-target.js";
import { readerOf } from "./command-line-readers.js";
import type { RuleCode } from "./codes.js";
import type { Finding } from "./finding.js";
import { firstProgramOf } from "./first-program.js";
import { relatedLine } from "./manifest-lines.js";
import { removeWord } from "./word-edits.js";

/**
 * One finding for all of `setups` (as in `__setup()`) that the command line has, at the first of them, with a fix that
 * takes them away. None where the initramfs is not known, is left alone, or may read the command line.
 */
export function ignoredParameters(
  target: BootTarget,
  code: RuleCode,
  setups: readonly string[],
  explain: (words: string, entry: string) => string,
): readonly Finding[] {
  const { cmdline } = target;
  const program = firstProgramOf(target);
  const reader = readerOf(target);
  if (cmdline === null || !target.described || program === null || reader === null || reader === "reader") return [];
  const words = setups
    .map((setup) => lastSetup(cmdline.commandLine, setup)?.parameter)
    .filter((parameter): parameter is Parameter => parameter !== undefined)
    .sort((a, b) => a.start - b.start);
  const [first] = words;
  if (first === undefined) return [];
  const names = words.map(({ start, end }) => cmdline.text.slice(start, end)).join(" ");
  const place = program.files[0]?.place ?? null;
  return [
    {
      code,
      // Another program than a shell may look at /proc/cmdline.
      severity: reader === "shell" ? "information" : "hint",
      path: cmdline.path,
      start: first.start,
      end: first.end,
      message: explain(names, program.entry.path),
      fixes: [{ title: `Remove ${names}`, preferred: false, edits: words.map((word) => removeWord(cmdline, word)) }],
      related: place === null ? [] : [relatedLine(place, `${program.entry.path} comes from here.`)],
    },
  ];
}
