/** `rdinit=` names something that is there and that the kernel may not execute. */
import { makeExecutable } from "../executable-mode.js";
import { afterFailure, failedProgramOf, severityOfFailure } from "../first-program.js";
import { relatedLine } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const rdinitNotExecutable: Rule = {
  code: "rdinit-not-executable",
  language: "cmdline",
  title: "rdinit= names what may not be executed",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "fs/exec.c", function: "do_open_execat" },
  ],
  check(target) {
    const failed = failedProgramOf(target);
    if (failed === null || (failed.flaw !== "not-executable" && failed.flaw !== "not-a-file")) return [];
    const { parameter } = failed.entry;
    if (target.cmdline === null || parameter === null || failed.files.length > 1) return [];
    const { place } = failed.culprit;
    const fix = failed.flaw === "not-executable" && place !== null ? makeExecutable(place) : null;
    return [
      {
        code: "rdinit-not-executable",
        severity: severityOfFailure(failed, target),
        path: target.cmdline.path,
        start: parameter.start,
        end: parameter.end,
        message: `${failed.reason} ${afterFailure(failed)}`,
        fixes: fix === null ? [] : [fix],
        related: place === null ? [] : [relatedLine(place, `${failed.entry.path} comes from here.`)],
      },
    ];
  },
};
