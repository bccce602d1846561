/** What a timeline shows of a boot: phases, levels and steps alike, each with its place in time. */
import type { StepKind, TimedStep } from "../initcalls.js";
import type { BootInLog } from "./read-boots.js";

/** Kinds of entries, in the order in which they are drawn. `module`: an initcall that is not in the kernel itself. */
export const entryKinds = ["phase", "level", "initcall", "module", "probe", "fixup", "async"] as const;

/** What an entry is. */
export type EntryKind = (typeof entryKinds)[number];

/** Whether entries of a kind are steps; phases and levels are stretches of time that hold steps. */
export function isStep(kind: EntryKind): boolean {
  return kind !== "phase" && kind !== "level";
}

/**
 * How a step ended. `absent`: the hardware is not there, which is no failure. `deferred`: the driver waits for another
 * one and will be tried again. `running`: it never returned. `lost`: the log has lost its end.
 */
export type EntryStatus = "ok" | "absent" | "deferred" | "failed" | "running" | "lost";

/** Something that took time. */
export interface TimelineEntry {
  /** The index in the list of all entries of the boot. */
  readonly id: number;
  readonly kind: EntryKind;
  readonly name: string;
  /** The module of a function, or the device of a fixup; empty for none. */
  readonly detail: string;
  /** The level of an initcall; empty where it is not known. */
  readonly level: string;
  /** Milliseconds from the start of the clock. In a log without times the steps stand one behind the other. */
  readonly startMs: number;
  readonly durationMs: number;
  /** The process that was busy with it; empty where it is not known. */
  readonly task: string;
  readonly status: EntryStatus;
  readonly result: number | null;
  /** The line of the log to look at, counted from 1. */
  readonly line: number;
}

/** The entries of a boot, in order of their start, the longer ones first. */
export function timelineEntries(boot: BootInLog): readonly TimelineEntry[] {
  const phases = boot.phases.map(({ phase, startMs, endMs, line }) => span("phase", phase, startMs, endMs, line));
  const levels = boot.levels.map(({ level, startMs, endMs, line }) => span("level", level, startMs, endMs, line));
  const unplaced = boot.steps.some((step) => step.startMs === null);
  const steps = (unplaced ? inARow(boot.steps) : boot.steps).map(entryOfStep);
  const shown = boot.clock === "none" ? steps : [...phases, ...levels, ...steps];
  shown.sort((a, b) => a.startMs - b.startMs || b.durationMs - a.durationMs || kindRank(a.kind) - kindRank(b.kind));
  return shown.map((entry, id) => ({ ...entry, id }));
}

/** The end of the last entry or of the log, whichever is later. */
export function endOfBoot(boot: BootInLog, entries: readonly TimelineEntry[]): number {
  return entries.reduce((end, { startMs, durationMs }) => Math.max(end, startMs + durationMs), boot.endMs);
}

type Unnumbered = Omit<TimelineEntry, "id">;

function span(kind: "phase" | "level", name: string, startMs: number, endMs: number, line: number): Unnumbered {
  const durationMs = Math.round((endMs - startMs) * 1000) / 1000;
  // Levels follow each other, and it is process 1 that goes through them (init/main.c kernel_init). Phases overlap.
  const task = kind === "level" ? "1" : "";
  return { kind, name, detail: "", level: "", startMs, durationMs, task, status: "ok", result: null, line };
}

function entryOfStep(step: TimedStep): Unnumbered {
  const { name, module, device, level, startMs, durationMs, task, result, line } = step;
  const kind = step.kind === "initcall" && module !== null ? "module" : step.kind;
  const status = statusOf(step);
  const detail = module ?? device ?? "";
  return {
    kind,
    name,
    detail,
    level: level ?? "",
    startMs: startMs ?? 0,
    durationMs,
    task: task ?? "",
    status,
    result,
    line,
  };
}

/** Where there are no times, only durations: each step begins where the last one has ended. */
function inARow(steps: readonly TimedStep[]): readonly TimedStep[] {
  let at = 0;
  return steps.map((step) => {
    const startMs = at;
    at = Math.round((at + step.durationMs) * 1000) / 1000;
    return { ...step, startMs };
  });
}

/**
 * Errors that mean that there is nothing to drive: ENODEV and ENXIO (drivers/base/dd.c call_driver_probe says "rejects
 * match" for both), and the one by which a driver asks to be tried later, EPROBE_DEFER (include/linux/errno.h).
 */
const absentErrors: ReadonlySet<number> = new Set([19, 6]);
const probeDeferred = 517;

function statusOf({ kind, result, end }: TimedStep): EntryStatus {
  if (end !== "returned") return end;
  if (result === null || result === 0) return "ok";
  // Errors of functions are negative; others return what they like. Those of probes are positive where a driver
  // returned them, and negative where it was not asked (drivers/base/dd.c really_probe).
  if (isFunction(kind) && result > 0) return "ok";
  const error = Math.abs(result);
  if (error === probeDeferred) return "deferred";
  return absentErrors.has(error) ? "absent" : "failed";
}

function isFunction(kind: StepKind): boolean {
  return kind === "initcall";
}

function kindRank(kind: EntryKind): number {
  return entryKinds.indexOf(kind);
}
