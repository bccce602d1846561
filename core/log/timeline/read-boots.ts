/** The boots that a log holds, each with its phases and the steps of its initialisation. */
import { createStepReader, initcallMessages, mayTellOfStep, type StepReader, type TimedStep } from "../initcalls.js";
import { readLine, type LogLine } from "../line.js";
import { matchMessage, type MessageMatch } from "../message.js";
import { findMessages } from "../message-index.js";
import { kernel } from "../messages.js";
import { newTimeline, notePhase, phaseSpans, type Phase, type PhaseSpan, type Timeline } from "../timeline.js";
import { wallTimeMs } from "./wall-clock.js";

/**
 * Where the times come from. `kernel`: printk() wrote them. `arrival`: when the host got each line. `wall`: somebody on
 * the way wrote the time of day in front of the lines. `none`: there are no times.
 */
export type Clock = "kernel" | "arrival" | "wall" | "none";

/** A level of initcalls, which kernels since 6.16 announce with `initcall_debug`. */
export interface LevelSpan {
  readonly level: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly line: number;
}

/** A phase and the line with which it starts. */
export interface PhaseInLog extends PhaseSpan {
  readonly line: number;
}

/** One boot. */
export interface BootInLog {
  /** What the kernel calls itself, such as `6.12.1`; null where the log has lost its beginning. */
  readonly release: string | null;
  readonly commandLine: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly clock: Clock;
  /** The first and the last time in the log. The kernel's begins at 0; without times both are 0. */
  readonly startMs: number;
  readonly endMs: number;
  readonly phases: readonly PhaseInLog[];
  readonly levels: readonly LevelSpan[];
  readonly steps: readonly TimedStep[];
  readonly panic: string | null;
}

/** What else is known of a log. */
export interface BootReading {
  /** When each line came, in milliseconds since the machine was started; used where the kernel wrote no times. */
  readonly arrivals?: readonly number[];
}

/** Reads the boots of a log in their order; one at least, in which there may be nothing. Takes any text. */
export function readBoots(text: string, { arrivals }: BootReading = {}): readonly BootInLog[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const clock = clockOf(lines, arrivals);
  const boots: BootInLog[] = [];
  let boot = newBoot(1, clock);
  lines.forEach((raw, index) => {
    const number = index + 1;
    const line = withTime(readLine(raw, number), clock, () =>
      clock === "arrival" ? (arrivals?.[index] ?? null) : wallTimeMs(raw),
    );
    const matches = findMessages(line.text);
    if (startsAnotherBoot(boot, line, matches)) {
      boots.push(endBoot(boot, index));
      boot = newBoot(number, clock);
    }
    takeLine(boot, line, matches, raw);
  });
  return [...boots, endBoot(boot, lines.length)];
}

/** The lines that decide which clock a log has: times are there from the start, or not at all. */
const decidingLines = 2000;

function clockOf(lines: readonly string[], arrivals: readonly number[] | undefined): Clock {
  const first = lines.slice(0, decidingLines);
  if (first.some((raw) => readLine(raw, 1).timeMs !== null)) return "kernel";
  if (arrivals !== undefined) return "arrival";
  return first.some((raw) => wallTimeMs(raw) !== null) ? "wall" : "none";
}

function withTime(line: LogLine, clock: Clock, otherTime: () => number | null): LogLine {
  return clock === "kernel" || clock === "none" ? line : { ...line, timeMs: otherTime() };
}

interface OpenBoot {
  readonly firstLine: number;
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly phaseLines: Map<Phase, number>;
  readonly levels: { level: string; startMs: number; line: number }[];
  readonly steps: StepReader;
  /** What times of day are counted from. */
  originMs: number | null;
  firstMs: number | null;
  lastMs: number | null;
  release: string | null;
  commandLine: string | null;
  panic: string | null;
  isOver: boolean;
}

function newBoot(firstLine: number, clock: Clock): OpenBoot {
  return {
    firstLine,
    clock,
    timeline: newTimeline(),
    phaseLines: new Map(),
    levels: [],
    steps: createStepReader(),
    originMs: clock === "wall" ? null : 0,
    firstMs: null,
    lastMs: null,
    release: null,
    commandLine: null,
    panic: null,
    isOver: false,
  };
}

/**
 * Whether a machine started again. Programs print the kernel's version as well, but then the clock has not gone back;
 * where the kernel wrote no times, a boot has to be over before the next one.
 */
function startsAnotherBoot(boot: OpenBoot, line: LogLine, matches: readonly MessageMatch[]): boolean {
  if (!matches.some(({ message }) => message === kernel.version)) return false;
  if (boot.clock !== "kernel") return boot.isOver;
  return boot.lastMs !== null && line.timeMs !== null && line.timeMs < boot.lastMs;
}

/** The last words of a machine that goes down. Kernel: kernel/reboot.c kernel_restart, kernel_halt, kernel_power_off. */
const lastWords = /^reboot: (?:Restarting system|System halted|Power down)/;

function takeLine(boot: OpenBoot, line: LogLine, matches: readonly MessageMatch[], raw: string): void {
  // What follows a panic is its trace, or the firmware's next attempt.
  if (boot.panic !== null) return;
  if (lastWords.test(line.text)) boot.isOver = true;
  const timed = counted(boot, line);
  if (timed.timeMs !== null) {
    boot.firstMs ??= timed.timeMs;
    boot.lastMs = Math.max(boot.lastMs ?? 0, timed.timeMs);
  }
  for (const { message, values, after } of matches) {
    if (message === kernel.version) boot.release ??= after.split(" ")[0] ?? null;
    else if (message === kernel.commandLine) boot.commandLine ??= after;
    else if (message === kernel.panic) boot.panic = values[0] ?? "";
  }
  if (boot.panic !== null) boot.isOver = true;
  const phase = notePhase(boot.timeline, timed, matches);
  if (phase !== null) boot.phaseLines.set(phase, line.number);
  if (!mayTellOfStep(raw)) return;
  const level = matchMessage(initcallMessages.level, line.text)?.values[0];
  if (level !== undefined) boot.levels.push({ level, startMs: timed.timeMs ?? 0, line: line.number });
  boot.steps.take(timed);
}

function counted(boot: OpenBoot, line: LogLine): LogLine {
  if (line.timeMs === null || boot.clock !== "wall") return line;
  boot.originMs ??= line.timeMs;
  return { ...line, timeMs: Math.max(0, line.timeMs - boot.originMs) };
}

function endBoot(boot: OpenBoot, lastLine: number): BootInLog {
  const { release, commandLine, firstLine, clock, panic, phaseLines } = boot;
  const steps = boot.steps.finish(boot.lastMs ?? undefined);
  const phases = phaseSpans(boot.timeline).map((span) => ({ ...span, line: phaseLines.get(span.phase) ?? firstLine }));
  const endMs = boot.lastMs ?? 0;
  const startMs = clock === "kernel" ? Math.min(boot.firstMs ?? 0, endMs) : 0;
  const levels = boot.levels.map((level): LevelSpan => ({ ...level, endMs: endOfLevel(level, steps) }));
  return { release, commandLine, firstLine, lastLine, clock, startMs, endMs, phases, levels, steps, panic };
}

/** A level ends with its last function: the kernel does other things between the levels. */
function endOfLevel({ level, startMs }: { level: string; startMs: number }, steps: readonly TimedStep[]): number {
  let end = startMs;
  for (const step of steps) {
    if (step.level === level && step.startMs !== null) end = Math.max(end, step.startMs + step.durationMs);
  }
  return end;
}
