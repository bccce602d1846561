/** Words of the command line that no part of the kernel knows. */
import type { Cause, Observation } from "../cause.js";
import type { LogLine } from "../line.js";
import { kernel } from "../messages.js";
import { misspeltParameter } from "../misspelling.js";
import { afterMissingProgram } from "./init-missing.js";

export const unknownParameters: Cause = {
  code: "unknown-parameters",
  severity: "information",
  title: "the kernel passes on words that it does not know",
  messages: [kernel.unknownParameters, kernel.unknownParametersAtFirst],
  sources: [{ file: "init/main.c", function: "unknown_bootoption" }],
  leadsTo: [],
  recognise(match, line) {
    const words = (match.values[0] ?? "").split(/\s+/).filter(isNews);
    for (const word of words) {
      const [name = ""] = word.split("=", 1);
      const meant = misspeltParameter(name);
      if (meant !== null) return misspelt(line, word, name, meant);
    }
    if (words.length === 0) return null;
    const list = words.join(", ");
    return {
      line,
      cause: `No part of this kernel knows ${list}. The kernel hands such words to init: those with "=" as environment variables, the others as arguments.`,
      fix: "Nothing is wrong when they are meant for programs. Otherwise correct the name, or use a kernel that has the driver.",
    };
  },
};

/** The name of the kernel image is what every boot loader passes. */
function isNews(word: string): boolean {
  return word !== "" && !word.startsWith("BOOT_IMAGE=");
}

function misspelt(line: LogLine, word: string, name: string, meant: string): Observation {
  return {
    line,
    severity: "warning",
    subject: { kind: "parameter", name },
    leadsTo: ["init-missing", ...afterMissingProgram, "root-waiting", "no-working-init"],
    cause: `The kernel does not know ${name} and hands "${word}" to init. It is one letter away from ${meant}, which the kernel would have used itself.`,
    fix: `Write ${meant}${word.slice(name.length)} instead of ${word}.`,
  };
}
