/** The phases of a boot with their times. */
import type { LogLine } from "./line.js";
import type { MessageMatch } from "./message.js";
import { kernel } from "./messages.js";

/**
 * A phase: `kernel` from the first message to the start of PID 1, `initramfs` while the archive is unpacked (which goes
 * on beside the rest), `root` while the kernel waits for and mounts the root device, `userspace` from the start of PID 1.
 */
export type Phase = "kernel" | "initramfs" | "root" | "userspace";

/** A phase in milliseconds since the kernel started. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly startMs: number;
  readonly endMs: number;
}

/** The timeline while a log is read. */
export interface Timeline {
  readonly spans: Map<Phase, { startMs: number; endMs: number; open: boolean }>;
}

/** A timeline without phases. */
export function newTimeline(): Timeline {
  return { spans: new Map() };
}

/** Enters a line. Returns the phase that starts with it; null for none. Lines without a time change nothing. */
export function notePhase(timeline: Timeline, line: LogLine, matches: readonly MessageMatch[]): Phase | null {
  const { timeMs } = line;
  if (timeMs === null) return null;
  for (const span of timeline.spans.values()) if (span.open) span.endMs = Math.max(span.endMs, timeMs);
  const start = startedPhase(timeline, matches);
  for (const ended of endedPhases(start, matches)) {
    const span = timeline.spans.get(ended);
    if (span !== undefined) span.open = false;
  }
  if (start !== null) timeline.spans.set(start, { startMs: timeMs, endMs: timeMs, open: true });
  return start;
}

/** The phases in the order in which they started. */
export function phaseSpans(timeline: Timeline): readonly PhaseSpan[] {
  return [...timeline.spans].map(([phase, { startMs, endMs }]) => ({ phase, startMs, endMs }));
}

function startedPhase(timeline: Timeline, matches: readonly MessageMatch[]): Phase | null {
  const holds = (...messages: readonly unknown[]) => matches.some(({ message }) => messages.includes(message));
  const candidate = phaseOf(holds);
  if (candidate !== null) return timeline.spans.has(candidate) ? null : candidate;
  return timeline.spans.size === 0 ? "kernel" : null;
}

function phaseOf(holds: (...messages: readonly unknown[]) => boolean): Phase | null {
  if (holds(kernel.tryingToUnpack, kernel.unpacking)) return "initramfs";
  if (holds(kernel.runInit)) return "userspace";
  return holds(kernel.waitingForRoot, kernel.cannotOpenRoot, kernel.mountedRoot) ? "root" : null;
}

function endedPhases(start: Phase | null, matches: readonly MessageMatch[]): readonly Phase[] {
  if (start === "userspace") return ["kernel", "initramfs", "root"];
  const unpacked = matches.some(({ message, values }) => message === kernel.freeingMemory && values[0] === "initrd");
  return unpacked ? ["initramfs"] : [];
}
