/** PID 1 ended by itself. */
import { initramfsProgram, runningInit, type BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { decodeExitCode } from "../exit-code.js";
import { kernel } from "../messages.js";

export const initExited: Cause = {
  code: "init-exited",
  severity: "error",
  title: "init ended",
  messages: [kernel.killedInit],
  sources: [],
  leadsTo: [],
  recognise(match, line, boot) {
    const end = decodeExitCode(Number.parseInt(match.values[0] ?? "", 16));
    if (end.kind !== "exited") return null;
    const path = runningInit(boot) ?? initramfsProgram(boot);
    return {
      line,
      subject: { kind: "path", path },
      cause: `${path} ran as PID 1 and ended with exit status ${end.status}${statusMeaning(end.status)}. PID 1 must not end, so the kernel panics.${lastWords(boot)}`,
      fix: statusFix(end.status, path),
    };
  },
};

function statusMeaning(status: number): string {
  if (status === 0) return " (no error: a script reached its end, or a shell read end of file)";
  if (status === 2) return " (in a shell: an error in the syntax of the script or in a redirection)";
  if (status === 126) return " (in a shell: a program that cannot be executed)";
  if (status === 127) return " (a command or a shared library that was not found)";
  // A shell adds 128 to the number of the signal.
  if (status > 128 && status < 128 + 65) {
    const end = decodeExitCode(status - 128);
    if (end.kind === "killed") return ` (in a shell: a program was ended by signal ${end.signal}, ${end.name})`;
  }
  return "";
}

function statusFix(status: number, path: string): string {
  if (isShell(path)) {
    return "A shell that is PID 1 must not end: leave the system with poweroff -f or reboot -f, and give the shell an open /dev/console.";
  }
  const last = `Let ${path} end in "exec" of a program that runs on, such as exec /bin/sh or exec switch_root.`;
  if (status === 2) return `Correct the script; sh -n ${path} shows the place. ${last}`;
  if (status === 126 || status === 127)
    return `Add the missing program or library to the manifest, and check the path in the script. ${last}`;
  if (status !== 0) return `Look for the command of ${path} that fails, with set -x in its first lines. ${last}`;
  return last;
}

function isShell(path: string): boolean {
  return /(?:^|\/)(?:|a|ba|da|hu|k|z)sh$/.test(path);
}

function lastWords(boot: BootRecord): string {
  const last = boot.programOutput.at(-1);
  return last === undefined ? "" : ` The last line before: "${last}".`;
}
