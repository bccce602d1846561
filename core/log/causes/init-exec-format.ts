/** A program that this kernel cannot execute. */
import type { Cause } from "../cause.js";
import { afterExecFailure, concludeExecFailure, execMessages, observeExecFailure } from "../exec-failure.js";

export const initExecFormat: Cause = {
  code: "init-exec-format",
  severity: "error",
  title: "init is no program that this kernel can execute",
  messages: execMessages,
  sources: [{ file: "fs/exec.c", function: "search_binary_handler" }],
  leadsTo: afterExecFailure,
  recognise: (match, line) =>
    observeExecFailure(match, line, -8, (path) => ({
      cause: `No binary format of this kernel takes ${path} (error -8, ENOEXEC): it is a program for another processor or word size, a script without a #! line, or an empty or damaged file.`,
      fix: `Compare "file ${path}" with the kernel: a 32-bit x86 kernel needs a 32-bit i386 program. Let a script begin with #!/bin/sh in its first two bytes. A kernel also needs CONFIG_BINFMT_ELF and CONFIG_BINFMT_SCRIPT.`,
    })),
  conclude: concludeExecFailure,
};
