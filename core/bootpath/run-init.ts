/** Which program becomes PID 1: the second half of kernel_init() of init/main.c. */
import type { BootSettings } from "./boot-settings.js";
import { execute } from "./execute.js";
import type { KernelFacts } from "./kernel-facts.js";
import type { KernelRules } from "./kernel-rules.js";
import { capital, shown, type ExecuteInput, type Execution } from "./open-executable.js";
import { fallbackPrograms, type Stage } from "./stages.js";
import { parameterSubject, pathSubject, type Subject } from "./subjects.js";
import { addStep, enterStage, logLine, logPanic, markDecisive, type Trace } from "./trace.js";

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
    const asked = settings.rdinitGiven ? [parameterSubject("rdinit=")] : [];
    const program = { stage: "initramfs-program", path: settings.rdinit, asked } as const;
    const started = attempt(attempts, program, (path, errno) =>
      rules.attemptErrors === "numbered" ? `Failed to execute ${path} (error -${errno})` : `Failed to execute ${path}`,
    );
    if (started !== null) return started;
  }
  if (settings.init !== null) {
    const started = attemptRequested(attempts, settings.init);
    if (started !== null) return started;
  }
  if (kernel.defaultInit !== "") {
    const program = { stage: "default-init", path: kernel.defaultInit, asked: [] } as const;
    const started = attempt(attempts, program, (path, errno) => `Default init ${path} failed (error -${errno})`);
    if (started !== null) return started;
  }
  for (const path of fallbackPrograms) {
    const started = attempt(attempts, { stage: path, path, asked: [] }, (name, errno) =>
      errno === ENOENT || rules.attemptErrors === "plain"
        ? null
        : `Starting init: ${name} exists but couldn't execute it (error -${errno})`,
    );
    if (started !== null) return started;
  }
  logPanic(attempts.trace, noInitText(rules));
  addStep(
    attempts.trace,
    SOURCE,
    "No program can be started, and the kernel panics.",
    "It has tried /sbin/init, /etc/init, /bin/init and /bin/sh as well.",
  );
  return null;
}

const ENOENT = 2;

function noInitText({ noInitPanic, noInitGuidance }: KernelRules): string {
  return `${noInitPanic}  Try passing init= option to kernel. See Linux Documentation/${noInitGuidance} for guidance.`;
}

/** `init=`: its failure is the end, but for the oldest kernels. */
function attemptRequested(attempts: Attempts, path: string): Attempt {
  const { rules } = attempts.input;
  let failure = 0;
  const asked = [parameterSubject("init=")];
  const started = attempt(attempts, { stage: "requested-init", path, asked }, (name, errno) => {
    failure = errno;
    const number = rules.attemptErrors === "numbered" ? ` (error -${errno})` : "";
    return rules.requestedInit === "tolerated" ? `Failed to execute ${name}${number}.  Attempting defaults...` : null;
  });
  if (started !== null || rules.requestedInit === "tolerated") return started;
  logPanic(attempts.trace, `Requested init ${path} failed (error -${failure}).`);
  addStep(
    attempts.trace,
    SOURCE,
    `The kernel panics, as init=${path} cannot be started.`,
    "After init= it tries no other program.",
    asked,
  );
  return "panicked";
}

/** A program that is tried. */
interface Candidate {
  readonly stage: Stage;
  readonly path: string;
  /** What asks for it. */
  readonly asked: readonly Subject[];
}

/** run_init_process() and what the caller logs when it fails. */
function attempt(
  attempts: Attempts,
  { stage, path, asked }: Candidate,
  complaint: (path: string, errno: number) => string | null,
): Attempt {
  const { trace, input } = attempts;
  enterStage(trace, stage);
  if (input.rules.runMessage === "logged") logLine(trace, `Run ${path} as init process`);
  const argv = [path, ...given(input.settings.argv).slice(1)];
  const opened: string[] = [];
  const result = execute(path, argv, { ...input.execution, opened });
  const interpreters = opened.slice(1).map((file) => pathSubject(file, "interpreter"));
  const subjects = [pathSubject(path, "program"), ...asked, ...interpreters];
  if (result.kind !== "started") {
    if (result.kind === "doomed") attempts.doomed = true;
    const message = complaint(path, result.errno);
    if (message !== null) logLine(trace, message);
    addStep(
      trace,
      SOURCE,
      `The kernel cannot start ${shown(path)} (error -${result.errno}).`,
      explainFailure(result),
      subjects,
    );
    // Of the default programs most are usually not there.
    if (result.errno !== ENOENT || isAsked(input, path)) markDecisive(trace);
    return null;
  }
  if (attempts.doomed) return die(trace, path);
  addStep(trace, SOURCE, `The kernel starts ${shown(path)} as PID 1.`, result.reason, subjects);
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
