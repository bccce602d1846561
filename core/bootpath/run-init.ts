/** Which program becomes PID 1: the second half of kernel_init() of init/main.c. */
import type { BootSettings } from "./boot-settings.js";
import { execute } from "./execute.js";
import type { KernelFacts } from "./kernel-facts.js";
import type { KernelRules } from "./kernel-rules.js";
import { capital, shown, type ExecuteInput, type Execution } from "./open-executable.js";
import { addStep, logLine, logPanic, markDecisive, type Trace } from "./trace.js";

/** A program that was started. */
export interface StartedInit {
  readonly path: string;
  readonly argv: readonly string[];
  readonly env: readonly string[];
}

/** What decides. */
export interface RunInput {
  readonly settings: BootSettings;
  readonly kernel: KernelFacts;
  readonly rules: KernelRules;
  readonly execution: ExecuteInput;
  /** Whether the initramfs has what `rdinit=` names, so that ramdisk_execute_command is still set. */
  readonly rdinit: "found" | "missing";
}

const SOURCE = "init/main.c kernel_init";

/** Tries the programs in the kernel's order. Null where it panics; the trace has the panic. */
export function runInit(input: RunInput, trace: Trace): StartedInit | null {
  const started = tryAll(input, { trace, input, doomed: false });
  if (started === "panicked" || started === null) return null;
  return started;
}

interface Attempts {
  readonly trace: Trace;
  readonly input: RunInput;
  /** Whether an attempt failed so late that PID 1 has a SIGSEGV waiting for it. */
  doomed: boolean;
}

type Attempt = StartedInit | "panicked" | null;

function tryAll(input: RunInput, attempts: Attempts): Attempt {
  const { settings, kernel, rules } = input;
  if (input.rdinit === "found") {
    const started = attempt(attempts, settings.rdinit, (path, errno) =>
      rules.attempts === "logged" ? `Failed to execute ${path} (error -${errno})` : `Failed to execute ${path}`,
    );
    if (started !== null) return started;
  }
  if (settings.init !== null) {
    const started = attemptRequested(attempts, settings.init);
    if (started !== null) return started;
  }
  if (kernel.defaultInit !== "") {
    const started = attempt(
      attempts,
      kernel.defaultInit,
      (path, errno) => `Default init ${path} failed (error -${errno})`,
    );
    if (started !== null) return started;
  }
  for (const path of ["/sbin/init", "/etc/init", "/bin/init", "/bin/sh"]) {
    const started = attempt(attempts, path, (name, errno) =>
      errno === ENOENT || rules.attempts === "classic"
        ? null
        : `Starting init: ${name} exists but couldn't execute it (error -${errno})`,
    );
    if (started !== null) return started;
  }
  logPanic(attempts.trace, rules.requestedInit === "fatal" ? noWorkingInit : noInitFound);
  addStep(
    attempts.trace,
    SOURCE,
    "No program can be started, and the kernel panics.",
    "It has tried /sbin/init, /etc/init, /bin/init and /bin/sh as well.",
  );
  return null;
}

const ENOENT = 2;

const guidance = "Try passing init= option to kernel. See Linux ";
const noWorkingInit = `No working init found.  ${guidance}Documentation/admin-guide/init.rst for guidance.`;
const noInitFound = `No init found.  ${guidance}Documentation/init.txt for guidance.`;

/** `init=`: its failure is the end, but for the oldest kernels. */
function attemptRequested(attempts: Attempts, path: string): Attempt {
  const { rules } = attempts.input;
  let failure = 0;
  const started = attempt(attempts, path, (name, errno) => {
    failure = errno;
    return rules.requestedInit === "tolerated" ? `Failed to execute ${name}.  Attempting defaults...` : null;
  });
  if (started !== null || rules.requestedInit === "tolerated") return started;
  logPanic(attempts.trace, `Requested init ${path} failed (error -${failure}).`);
  addStep(
    attempts.trace,
    SOURCE,
    `The kernel panics, as init=${path} cannot be started.`,
    "After init= it tries no other program.",
  );
  return "panicked";
}

/** run_init_process() and what the caller logs when it fails. */
function attempt(attempts: Attempts, path: string, complaint: (path: string, errno: number) => string | null): Attempt {
  const { trace, input } = attempts;
  if (input.rules.attempts === "logged") logLine(trace, `Run ${path} as init process`);
  const argv = [path, ...given(input.settings.argv).slice(1)];
  const result = execute(path, argv, input.execution);
  if (result.kind !== "started") {
    if (result.kind === "doomed") attempts.doomed = true;
    const message = complaint(path, result.errno);
    if (message !== null) logLine(trace, message);
    addStep(trace, SOURCE, `The kernel cannot start ${shown(path)} (error -${result.errno}).`, explainFailure(result));
    // Of the default programs most are usually not there.
    if (result.errno !== ENOENT || isAsked(input, path)) markDecisive(trace);
    return null;
  }
  if (attempts.doomed) return die(trace, path);
  addStep(trace, SOURCE, `The kernel starts ${shown(path)} as PID 1.`, result.reason);
  return { path, argv: result.argv, env: given(input.settings.env) };
}

function isAsked({ settings, rdinit }: RunInput, path: string): boolean {
  return path === settings.init || (rdinit === "found" && path === settings.rdinit);
}

function explainFailure(result: Exclude<Execution, { kind: "started" }>): string {
  if (result.kind === "failed") return result.reason;
  return `${result.reason} The kernel notices that too late: whatever it starts instead is killed by a SIGSEGV.`;
}

/** force_fatal_sig() of bprm_execve() has its effect when PID 1 is about to run its first instruction. */
function die(trace: Trace, path: string): "panicked" {
  logPanic(trace, "Attempted to kill init! exitcode=0x0000000b");
  addStep(
    trace,
    "fs/exec.c bprm_execve",
    `${capital(shown(path))} is killed before it runs, and the kernel panics.`,
    "An earlier attempt failed after the old program was given up, and its SIGSEGV is still waiting.",
  );
  return "panicked";
}

/** The words of argv_init or envp_init up to the first empty place. */
function given(list: readonly (string | null)[]): readonly string[] {
  const words: string[] = [];
  for (const word of list) {
    if (word === null) break;
    words.push(word);
  }
  return words;
}
