/** Scripts that are each other's interpreters, or links that lead in a circle. */
import type { Cause } from "../cause.js";
import { afterExecFailure, concludeExecFailure, execMessages, observeExecFailure } from "../exec-failure.js";

export const initExecLoop: Cause = {
  code: "init-exec-loop",
  severity: "error",
  title: "the interpreter of init leads back to init",
  messages: execMessages,
  sources: [{ file: "fs/exec.c", function: "exec_binprm" }],
  leadsTo: afterExecFailure,
  recognise: (match, line) =>
    observeExecFailure(match, line, -40, (path) => ({
      cause: `Starting ${path} leads in a circle (error -40, ELOOP): its #! line names a script whose #! line names a script, more than five times, or symbolic links lead to each other.`,
      fix: `Let the #! line of ${path} name a program, not a script: #!/bin/sh with /bin/sh a real shell or a link to busybox.`,
    })),
  conclude: concludeExecFailure,
};
