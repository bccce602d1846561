/** The kernel executes what has an x bit, root or not. */
import { shown } from "../../bootpath/open-executable.js";
import { makeExecutable } from "../executable-mode.js";
import { afterFailure, failedProgramOf, relatedToProgram, severityOfFailure } from "../first-program.js";
import type { Rule } from "../rule.js";

export const initNotExecutable: Rule = {
  code: "init-not-executable",
  language: "manifest",
  title: "the first program may not be executed",
  sources: [
    { file: "fs/exec.c", function: "do_open_execat" },
    { file: "init/main.c", function: "kernel_init" },
  ],
  check(target) {
    const failed = failedProgramOf(target);
    if (failed === null || (failed.flaw !== "not-executable" && failed.flaw !== "not-a-file")) return [];
    // What rdinit= names is the business of rdinit-not-executable.
    if (failed.files.length === 1 && failed.entry.parameter !== null) return [];
    const { place } = failed.culprit;
    if (place === null) return [];
    const { entry } = place.line;
    const range = failed.flaw === "not-executable" && entry !== null ? entry.mode : (entry?.name ?? place.line);
    const fix = failed.flaw === "not-executable" ? makeExecutable(place) : null;
    const remedy =
      fix === null ? `${shown(failed.culprit.path)} has to be a program.` : "A program needs a mode such as 0755.";
    return [
      {
        code: "init-not-executable",
        severity: severityOfFailure(failed, target),
        path: place.document.path,
        start: range.start,
        end: range.end,
        message: `${failed.reason} ${afterFailure(failed)} ${remedy}`,
        fixes: fix === null ? [] : [fix],
        related: relatedToProgram(target, failed, place),
      },
    ];
  },
};
