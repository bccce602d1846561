/** How long the kernel's own initialisation took, step by step, from a log of a boot with `initcall_debug`. */
import { readLine } from "./line.js";
import { kernelMessage, matchMessage, type LogMessage } from "./message.js";

/** The messages that `initcall_debug` adds, at level debug: they are seen with `loglevel=8` or `ignore_loglevel`. */
export const initcallMessages = {
  start: kernelMessage("calling  %pS @ %i", "init/main.c", "trace_initcall_start_cb"),
  end: kernelMessage("initcall %pS returned %d after %lld usecs", "init/main.c", "trace_initcall_finish_cb"),
  probe: kernelMessage("probe of %s returned %d after %lld usecs", "drivers/base/dd.c", "really_probe_debug"),
} as const satisfies Record<string, LogMessage>;

/** One step of the initialisation. */
export interface TimedStep {
  /** `initcall`: a function that the kernel or a module calls once. `probe`: a driver that takes a device, within one. */
  readonly kind: "initcall" | "probe";
  /** The function, or the device. */
  readonly name: string;
  /** The module that the function is in; null for the kernel itself, and for devices. */
  readonly module: string | null;
  /** Milliseconds since the kernel started; null in a log without times. */
  readonly startMs: number | null;
  readonly durationMs: number;
  /** What it returned: 0, or a negative error number such as -19 for hardware that is not there. */
  readonly result: number;
  /** The line of the log that tells of its end, counted from 1. */
  readonly line: number;
}

/** Reads the steps of a log in the order in which they ended. Takes any text; empty without `initcall_debug`. */
export function readInitcalls(text: string): readonly TimedStep[] {
  const steps: TimedStep[] = [];
  const starts = new Map<string, number>();
  let number = 0;
  for (const raw of text.split("\n")) {
    number += 1;
    if (!raw.includes("calling ") && !raw.includes(" usecs")) continue;
    const { text: message, timeMs } = readLine(raw, number);
    const start = matchMessage(initcallMessages.start, message);
    if (start !== null && timeMs !== null) starts.set(start.values[0] ?? "", timeMs);
    const step = stepOf(message, timeMs, number, starts);
    if (step !== null) steps.push(step);
  }
  return steps;
}

function stepOf(
  message: string,
  timeMs: number | null,
  line: number,
  starts: ReadonlyMap<string, number>,
): TimedStep | null {
  const end = matchMessage(initcallMessages.end, message);
  const match = end ?? matchMessage(initcallMessages.probe, message);
  if (match === null) return null;
  const [subject = "", result = "", microseconds = ""] = match.values;
  const durationMs = Number(microseconds) / 1000;
  const [, name = subject, module = null] = end === null ? [] : (functionName.exec(subject) ?? []);
  return {
    kind: end === null ? "probe" : "initcall",
    name,
    module,
    // Where the log has lost the start, the duration tells it.
    startMs: starts.get(subject) ?? (timeMs === null ? null : Math.max(0, timeMs - durationMs)),
    durationMs,
    result: Number(result),
    line,
  };
}

/** `name+0x0/0x10`, with the module behind it where it is in one: `name+0x0/0x1000 [module]`. */
const functionName = /^([^+\s]+)\S*(?: \[([^\]]+)\])?$/;

/** What became of a step from one boot to the next. */
export interface StepChange {
  readonly kind: TimedStep["kind"];
  readonly name: string;
  readonly module: string | null;
  /** The time that it took, all its runs together; null where the boot did not have it. */
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
  /** How much longer the second boot was in it. */
  readonly differenceMs: number;
}

/** Compares two boots: the steps that changed most come first, each once. */
export function compareInitcalls(before: readonly TimedStep[], after: readonly TimedStep[]): readonly StepChange[] {
  const first = totals(before);
  const second = totals(after);
  const changes = [...new Map([...first, ...second])].map(([key, { step }]): StepChange => {
    const beforeMs = first.get(key)?.totalMs ?? null;
    const afterMs = second.get(key)?.totalMs ?? null;
    const { kind, name, module } = step;
    return { kind, name, module, beforeMs, afterMs, differenceMs: (afterMs ?? 0) - (beforeMs ?? 0) };
  });
  return changes.sort((a, b) => Math.abs(b.differenceMs) - Math.abs(a.differenceMs));
}

interface Total {
  readonly step: TimedStep;
  readonly totalMs: number;
}

function totals(steps: readonly TimedStep[]): ReadonlyMap<string, Total> {
  const result = new Map<string, Total>();
  for (const step of steps) {
    const key = `${step.kind} ${step.module ?? ""} ${step.name}`;
    result.set(key, { step, totalMs: (result.get(key)?.totalMs ?? 0) + step.durationMs });
  }
  return result;
}
