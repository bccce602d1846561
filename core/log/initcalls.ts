/** How long the kernel's own initialisation took, step by step, from a log of a boot with `initcall_debug`. */
import { readLine, type LogLine } from "./line.js";
import { kernelMessage, matchMessage, type LogMessage } from "./message.js";

/** The messages that `initcall_debug` adds, at level debug: they are seen with `loglevel=8` or `ignore_loglevel`. */
export const initcallMessages = {
  start: kernelMessage("calling  %pS @ %i", "init/main.c", "trace_initcall_start_cb"),
  end: kernelMessage("initcall %pS returned %d after %lld usecs", "init/main.c", "trace_initcall_finish_cb"),
  level: kernelMessage("entering initcall level: %s", "init/main.c", "trace_initcall_level_cb", { since: "6.16" }),
  probe: kernelMessage("probe of %s returned %d after %lld usecs", "drivers/base/dd.c", "really_probe_debug"),
  fixup: kernelMessage("%pS took %lld usecs", "drivers/pci/quirks.c", "fixup_debug_report"),
  asyncEnd: kernelMessage("initcall %lli_%pS returned after %lld usecs", "kernel/async.c", "async_run_entry_fn"),
} as const satisfies Record<string, LogMessage>;

/**
 * `initcall`: a function that the kernel or a module calls once. `probe`: a driver tries a device. `fixup`: a quirk of a
 * PCI device is dealt with. `async`: a function that runs beside the others.
 */
export type StepKind = "initcall" | "probe" | "fixup" | "async";

/** One step of the initialisation. */
export interface TimedStep {
  readonly kind: StepKind;
  /** The function, or the device of a probe. */
  readonly name: string;
  /** The module that the function is in; null for the kernel itself, and for devices. */
  readonly module: string | null;
  /** The device that a fixup is for; null for other kinds. */
  readonly device: string | null;
  /** The level of a function of the kernel, such as `subsys`, where the kernel says it (since 6.16). */
  readonly level: string | null;
  /** The process that called it, which does one thing after the other; null where the log does not say. */
  readonly task: string | null;
  /** Milliseconds since the kernel started; null in a log without times. */
  readonly startMs: number | null;
  readonly durationMs: number;
  /** 0, or an error number: negative for functions, mostly positive for probes. Null where nothing is returned. */
  readonly result: number | null;
  /**
   * `returned`: the log tells of the end. `lost`: it does not, and the same task went on, so `durationMs` is too much.
   * `running`: it does not, and nothing says that the step ever ended.
   */
  readonly end: "returned" | "lost" | "running";
  /** The line of the log that tells of its end, counted from 1; of its start where there is none. */
  readonly line: number;
}

/** Reads the steps of one boot line by line. */
export interface StepReader {
  readonly take: (line: LogLine) => void;
  /** The steps in the order in which they ended; those without an end come last and last until `endMs`. */
  readonly finish: (endMs?: number) => readonly TimedStep[];
}

/** Reads the steps of a log in the order in which they ended. Takes any text; empty without `initcall_debug`. */
export function readInitcalls(text: string): readonly TimedStep[] {
  const reader = createStepReader();
  let number = 0;
  for (const raw of text.split("\n")) {
    number += 1;
    if (mayTellOfStep(raw)) reader.take(readLine(raw, number));
  }
  return reader.finish();
}

/** Whether a line is worth being read closely: all messages of steps hold one of these words. */
export function mayTellOfStep(raw: string): boolean {
  return raw.includes("calling ") || raw.includes(" usecs") || raw.includes("initcall level: ");
}

/** A reader that has read nothing. */
export function createStepReader(): StepReader {
  const state: ReaderState = { open: new Map(), steps: [], level: null, lastMs: null, lastStarted: null };
  return {
    take(line) {
      const { text, timeMs } = line;
      if (timeMs !== null) state.lastMs = timeMs;
      const level = matchMessage(initcallMessages.level, text)?.values[0];
      if (level !== undefined) state.level = level;
      else if (!takeStart(state, line)) takeEnd(state, line);
    },
    finish(endMs) {
      const running = [...state.open.values()].map((step) => withoutEnd(step, endMs ?? state.lastMs, "running"));
      return [...state.steps, ...running];
    },
  };
}

/** A step whose end has not been read. */
interface OpenStep {
  readonly subject: StepSubject;
  readonly task: string;
  readonly level: string | null;
  readonly line: LogLine;
}

interface StepSubject {
  readonly kind: StepKind;
  /** What the messages call it: function, offset and module. */
  readonly symbol: string;
  readonly device: string | null;
}

interface ReaderState {
  readonly open: Map<string, OpenStep>;
  readonly steps: TimedStep[];
  level: string | null;
  lastMs: number | null;
  /** The key of the initcall that was started last. */
  lastStarted: string | null;
}

/** Whether the line announces a step. */
function takeStart(state: ReaderState, line: LogLine): boolean {
  const match = matchMessage(initcallMessages.start, line.text);
  if (match?.after !== "") return false;
  const [symbol = "", task = ""] = match.values;
  const device = deviceName.exec(match.before)?.[1] ?? null;
  const kind = device === null ? (asyncSymbol.test(symbol) ? "async" : "initcall") : "fixup";
  const subject: StepSubject = { kind, symbol, device };
  const key = keyOf(subject);
  // A task calls one function after the other: when it calls the next one, the end of the last one has been lost.
  for (const [openKey, step] of state.open) {
    if (step.subject.kind !== kind || step.task !== task || kind === "fixup") continue;
    state.open.delete(openKey);
    state.steps.push(withoutEnd(step, line.timeMs, "lost"));
  }
  state.open.set(key, { subject, task, level: state.level, line });
  if (kind === "initcall") state.lastStarted = key;
  return true;
}

function takeEnd(state: ReaderState, line: LogLine): void {
  const end = readEnd(line.text);
  if (end === null) return;
  const key = keyOf(end.subject);
  const opened = state.open.get(key) ?? null;
  state.open.delete(key);
  // init/main.c keeps the start of an initcall in one variable for all tasks: where another one was called since, the
  // message counts from that, and only the times of the lines can tell.
  const overtaken = opened !== null && end.subject.kind === "initcall" && state.lastStarted !== key;
  const startedMs = opened?.line.timeMs ?? null;
  const { timeMs } = line;
  const byStamps = overtaken && startedMs !== null && timeMs !== null;
  const durationMs = byStamps ? rounded(Math.max(0, timeMs - startedMs)) : end.microseconds / 1000;
  state.steps.push({
    ...described(end.subject),
    task: opened?.task ?? null,
    level: levelOf(end.subject, opened === null ? state.level : opened.level),
    // The call is announced before the clock is read, and a slow console lies between the two.
    startMs: timeMs === null ? startedMs : Math.max(startedMs ?? 0, rounded(timeMs - durationMs)),
    durationMs,
    result: end.result,
    end: "returned",
    line: line.number,
  });
}

interface StepEnd {
  readonly subject: StepSubject;
  readonly result: number | null;
  readonly microseconds: number;
}

function readEnd(text: string): StepEnd | null {
  const end = matchMessage(initcallMessages.end, text) ?? matchMessage(initcallMessages.probe, text);
  if (end !== null) {
    const [symbol = "", result = "", microseconds = ""] = end.values;
    const kind = end.message === initcallMessages.end ? "initcall" : "probe";
    return { subject: { kind, symbol, device: null }, result: Number(result), microseconds: duration(microseconds) };
  }
  const asyncEnd = matchMessage(initcallMessages.asyncEnd, text);
  if (asyncEnd !== null) {
    const [cookie = "", symbol = "", microseconds = ""] = asyncEnd.values;
    const subject: StepSubject = { kind: "async", symbol: `${cookie}_${symbol}`, device: null };
    return { subject, result: null, microseconds: duration(microseconds) };
  }
  return readFixupEnd(text);
}

function readFixupEnd(text: string): StepEnd | null {
  if (!text.includes(" took ")) return null;
  const [, device = "", message = ""] = /^\S+ (\S+): (.*)$/.exec(text) ?? [];
  const fixup = matchMessage(initcallMessages.fixup, message);
  const [symbol = "", microseconds = ""] = fixup?.values ?? [];
  // Others write this sentence, too: it is a function that the kernel names with its offset.
  if (fixup === null || !symbol.includes("+0x")) return null;
  return { subject: { kind: "fixup", symbol, device }, result: null, microseconds: duration(microseconds) };
}

function withoutEnd(
  { subject, task, level, line }: OpenStep,
  endMs: number | null,
  end: "lost" | "running",
): TimedStep {
  const startMs = line.timeMs;
  const durationMs = startMs === null || endMs === null ? 0 : rounded(Math.max(0, endMs - startMs));
  return {
    ...described(subject),
    task,
    level: levelOf(subject, level),
    startMs,
    durationMs,
    result: null,
    end,
    line: line.number,
  };
}

function described({ kind, symbol, device }: StepSubject): Pick<TimedStep, "kind" | "name" | "module" | "device"> {
  if (kind === "probe") return { kind, name: symbol, module: null, device };
  const [, name = symbol, module = null] = functionName.exec(symbol.replace(asyncSymbol, "")) ?? [];
  return { kind, name, module, device };
}

/** Levels hold the initcalls of the kernel itself; a module is loaded whenever it is. */
function levelOf({ kind, symbol }: StepSubject, level: string | null): string | null {
  return kind === "initcall" && !symbol.includes(" [") ? level : null;
}

function keyOf({ kind, symbol, device }: StepSubject): string {
  return `${kind} ${device ?? ""} ${symbol}`;
}

/** The sign is there where the clock has gone back. */
function duration(microseconds: string): number {
  return Math.max(0, Number(microseconds));
}

/** Microseconds are the finest that a log tells. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

/** `name+0x0/0x10`, with the module behind it where it is in one: `name+0x0/0x1000 [module]`. */
const functionName = /^([^+\s]+)\S*(?: \[([^\]]+)\])?$/;

/** The number of an asynchronous call stands before its function, whose name cannot begin with a digit. */
const asyncSymbol = /^\d+_(?=\D)/;

/** What drivers/base/core.c dev_printk puts in front of a message: the driver or the bus, and the device. */
const deviceName = /^\S+ (\S+):$/;
