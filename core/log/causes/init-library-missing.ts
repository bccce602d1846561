/** A dynamically linked program does not find a library. */
import { runningInit } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { programs } from "../program-messages.js";

export const initLibraryMissing: Cause = {
  code: "init-library-missing",
  severity: "warning",
  title: "a program does not find a shared library",
  messages: [programs.libraryMissing, programs.libraryMissingMusl],
  sources: [],
  leadsTo: ["init-exited"],
  recognise(match, line, boot) {
    const isMusl = match.message === programs.libraryMissingMusl;
    const [first = "", second = "", third = ""] = match.values;
    const library = isMusl ? first : second;
    const program = isMusl ? third : first;
    return {
      line,
      key: library,
      subject: { kind: "path", path: program },
      // The program loader ends the process with status 127.
      severity: program === runningInit(boot) ? "error" : "warning",
      cause: `${program} is dynamically linked and needs ${library}, which its loader does not find in the folders that it searches.`,
      fix: `Add ${library} to the manifest, in the folder that it has on the system the program is from, and the libraries that ldd ${program} lists with it; or link the program statically.`,
    };
  },
};
