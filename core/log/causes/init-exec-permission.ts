/** A program without permission to be executed. */
import type { Cause } from "../cause.js";
import { afterExecFailure, concludeExecFailure, execMessages, observeExecFailure } from "../exec-failure.js";

export const initExecPermission: Cause = {
  code: "init-exec-permission",
  severity: "error",
  title: "init is not executable",
  messages: execMessages,
  sources: [{ file: "fs/exec.c", function: "do_open_execat" }],
  leadsTo: afterExecFailure,
  recognise: (match, line) =>
    observeExecFailure(match, line, -13, (path) => ({
      cause: `${path}, or the interpreter in its #! line, has no execute permission, or is no regular file (error -13, EACCES).`,
      fix: `Write mode 0755 in its line of the manifest: "file ${path} <source> 0755 0 0". The mode of the source file does not matter there; for an archive made from a folder run chmod +x.`,
    })),
  conclude: concludeExecFailure,
};
