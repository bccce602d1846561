/** The exit code of PID 1 in "Attempted to kill init! exitcode=0x…". */

/** How a process ended. */
export type ProcessEnd =
  | { readonly kind: "exited"; readonly status: number }
  | { readonly kind: "killed"; readonly signal: number; readonly name: string };

/**
 * Takes the code apart: the lower 7 bits are a signal, else bits 8 to 15 are the exit status. Kernel: kernel/exit.c
 * do_exit prints it in the form of wait().
 */
export function decodeExitCode(code: number): ProcessEnd {
  const signal = code & 0x7f;
  if (signal === 0) return { kind: "exited", status: (code >> 8) & 0xff };
  return { kind: "killed", signal, name: signalNames[signal] ?? `signal ${signal}` };
}

const signalNames: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  13: "SIGPIPE",
  15: "SIGTERM",
  31: "SIGSYS",
};
