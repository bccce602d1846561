/** A program executed something that is no instruction on this processor. */
import { initramfsProgram, runningInit, type BootRecord } from "../boot-record.js";
import type { Cause, Observation } from "../cause.js";
import { decodeExitCode } from "../exit-code.js";
import { kernel } from "../messages.js";

const SIGILL = 4;

export const initIllegalInstruction: Cause = {
  code: "init-illegal-instruction",
  severity: "error",
  title: "a program uses instructions that this processor does not have",
  messages: [kernel.trap, kernel.killedInit],
  sources: [{ file: "arch/x86/kernel/traps.c", function: "handle_invalid_op" }],
  leadsTo: ["init-exited"],
  recognise(match, line, boot) {
    if (match.message === kernel.trap) return ofTrap(boot, line);
    const end = decodeExitCode(Number.parseInt(match.values[0] ?? "", 16));
    if (end.kind !== "killed" || end.signal !== SIGILL) return null;
    const path = runningInit(boot) ?? initramfsProgram(boot);
    return { line: boot.illegalInstruction?.pid === 1 ? boot.illegalInstruction.line : line, ...texts(path, "init") };
  },
  conclude(observations, boot) {
    // The trap of PID 1 and the panic behind it are one; the panic knows the path.
    const last = observations.at(-1);
    if (boot.illegalInstruction?.pid === 1 && last !== undefined) return [last];
    return observations.map((observation) => ({
      ...observation,
      severity: boot.panic === null ? "warning" : "error",
    }));
  },
};

function ofTrap({ illegalInstruction }: BootRecord, line: Observation["line"]): Observation | null {
  if (illegalInstruction?.line !== line) return null;
  const { program, pid } = illegalInstruction;
  return { line, key: program, ...texts(program, pid === 1 ? "init" : "other") };
}

function texts(program: string, kind: "init" | "other"): Pick<Observation, "subject" | "cause" | "fix"> {
  const consequence =
    kind === "init"
      ? "It ran as PID 1 and was ended by signal 4, SIGILL; PID 1 must not end, so the kernel panics."
      : "The kernel ended it with signal 4, SIGILL; a shell reports that as exit status 132.";
  return {
    // Of other processes the kernel prints the name only.
    ...(program.startsWith("/") ? { subject: { kind: "path", path: program } } : {}),
    cause: `${program} executed an instruction that this processor does not have: it was built for a newer or another processor. ${consequence}`,
    fix: `Use a ${program} that was built for this processor (for v86: i686 without SSE4 or AVX; gcc -march=i686), or a machine with a newer one (QEMU: -cpu max).`,
  };
}
