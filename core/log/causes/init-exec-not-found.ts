/** A program that is there cannot be started because something that it needs is not. */
import type { Cause } from "../cause.js";
import { afterExecFailure, concludeExecFailure, execMessages, observeExecFailure } from "../exec-failure.js";

export const initExecNotFound: Cause = {
  code: "init-exec-not-found",
  severity: "error",
  title: "the interpreter or loader of init is missing",
  messages: execMessages,
  sources: [
    { file: "fs/binfmt_script.c", function: "load_script" },
    { file: "fs/binfmt_elf.c", function: "load_elf_binary" },
  ],
  leadsTo: afterExecFailure,
  recognise: (match, line) =>
    observeExecFailure(match, line, -2, (path) => ({
      cause: `${path} is there, but something that it needs is not (error -2, ENOENT): the interpreter in the #! line of a script, or the loader (PT_INTERP) of a dynamically linked program. A #! line that ends with a carriage return names an interpreter that does not exist.`,
      fix: `For a script: add the interpreter to the manifest (#!/bin/sh needs /bin/sh) and save ${path} with Unix line ends. For a program: link it statically, or add its loader, such as /lib64/ld-linux-x86-64.so.2, and its libraries.`,
    })),
  conclude: concludeExecFailure,
};
