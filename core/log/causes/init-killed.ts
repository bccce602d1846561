/** PID 1 was ended by a signal. */
import { initramfsProgram, runningInit } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { decodeExitCode } from "../exit-code.js";
import { kernel } from "../messages.js";

const SIGILL = 4;

export const initKilled: Cause = {
  code: "init-killed",
  severity: "error",
  title: "init was ended by a signal",
  messages: [kernel.killedInit],
  sources: [],
  leadsTo: [],
  recognise(match, line, boot) {
    const end = decodeExitCode(Number.parseInt(match.values[0] ?? "", 16));
    // init-illegal-instruction tells of SIGILL.
    if (end.kind !== "killed" || end.signal === SIGILL) return null;
    const path = runningInit(boot) ?? initramfsProgram(boot);
    const meaning = boot.kernelFault === null ? meaningOf(end.signal, path) : afterKernelFault;
    return {
      line,
      subject: { kind: "path", path },
      cause: `${path} ran as PID 1 and was ended by signal ${end.signal}, ${end.name}${meaning.cause}. PID 1 must not end, so the kernel panics.`,
      fix: meaning.fix,
    };
  },
};

interface SignalMeaning {
  readonly cause: string;
  readonly fix: string;
}

function meaningOf(signal: number, path: string): SignalMeaning {
  return meanings[signal] ?? { cause: "", fix: `Find out what sent the signal to ${path}.` };
}

const afterKernelFault: SignalMeaning = {
  cause: ": the kernel ended it because of the fault in its own code",
  fix: "Look at the fault above; init has no part in it.",
};

const crash =
  "Run the program under the same kernel as a child of a shell to see where it crashes; a C library for another kernel or processor has this effect, too.";

const meanings: Readonly<Record<number, SignalMeaning>> = {
  7: { cause: " (it touched memory that cannot be read or written)", fix: crash },
  8: { cause: " (a wrong arithmetic operation)", fix: crash },
  9: {
    cause: " (the kernel ended it, for want of memory for instance)",
    fix: "Look for the out-of-memory killer above.",
  },
  11: {
    cause: " (it touched an address that it does not have; glibc's abort() shows in this way in PID 1, too)",
    fix: crash,
  },
};
