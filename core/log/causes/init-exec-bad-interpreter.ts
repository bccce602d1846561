/** The loader of a dynamically linked program is no program. */
import type { Cause } from "../cause.js";
import { afterExecFailure, concludeExecFailure, execMessages, observeExecFailure } from "../exec-failure.js";

export const initExecBadInterpreter: Cause = {
  code: "init-exec-bad-interpreter",
  severity: "error",
  title: "the loader of init is no valid program",
  messages: execMessages,
  sources: [{ file: "fs/binfmt_elf.c", function: "load_elf_binary" }],
  leadsTo: afterExecFailure,
  recognise: (match, line) =>
    observeExecFailure(match, line, -80, (path) => ({
      cause: `The loader that ${path} names (its ELF interpreter, PT_INTERP) is there, but it is no ELF program for this processor (error -80, ELIBBAD).`,
      fix: `Look with readelf -l ${path} which loader it names, and put the right file there; a symbolic link copied as text or a loader of another word size has this effect.`,
    })),
  conclude: concludeExecFailure,
};
