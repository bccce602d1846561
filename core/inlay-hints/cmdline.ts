/** Hints in a command line: how much more fits into it. */
import { commandLineLimit } from "../cmdline/limits.js";
import type { BootTarget } from "../project/boot-target.js";
import { byteLength } from "../text/bytes.js";
import type { Hint, HintSettings } from "./hint.js";

/** The hints of the command line of a target. */
export function commandLineHints(target: BootTarget, settings: HintSettings): readonly Hint[] {
  const { cmdline, arch, kernelVersion } = target;
  const limit = commandLineLimit(arch, kernelVersion);
  if (cmdline === null || limit === null || !settings.commandLine) return [];
  const end = cmdline.text.slice(0, cmdline.commandLine.end).trimEnd().length;
  const left = limit.usable - byteLength(cmdline.text.slice(0, end));
  // Of a line that is too long a rule speaks, and one with much room needs no word about it.
  if (left < 0 || left > limit.usable / 4) return [];
  const size = limit.config ?? "COMMAND_LINE_SIZE";
  return [
    {
      topic: "commandLine",
      offset: end,
      text: `${left} of ${limit.usable} bytes left`,
      about:
        `A kernel for ${arch} keeps the first ${limit.usable} bytes of its command line (${size} in ${limit.file}). ` +
        "Boot loaders may keep fewer, and may add words of their own.",
    },
  ];
}
