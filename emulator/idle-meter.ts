/** Tells a guest that waits from one that computes, by the time that its processor has used. */
import type { Machine } from "./machine.js";

/** Whether the guest's processor waited for most of the last `windowMs` milliseconds; "unknown" if nobody can tell. */
export type IdleMeter = (windowMs: number) => "idle" | "busy" | "unknown";

/** A guest that computes for less than this part of the time is idle: timer interrupts alone take a few percent. */
const IDLE_SHARE = 0.2;
const LONGEST_WINDOW_MS = 60_000;

/** Measures `machine` whenever the meter is read, which must be often compared with the windows asked for. */
export function idleMeter(machine: Machine, now: () => number = () => performance.now()): IdleMeter {
  const samples: { readonly at: number; readonly processorMs: number }[] = [];
  return (windowMs) => {
    const processorMs = machine.processorTimeMs();
    if (processorMs === null) return "unknown";
    const at = now();
    samples.push({ at, processorMs });
    while ((samples[1]?.at ?? at) <= at - LONGEST_WINDOW_MS) samples.shift();
    const from = samples.findLast((sample) => sample.at <= at - windowMs);
    // Too early to tell: not even one window has passed.
    if (from === undefined) return "busy";
    return processorMs - from.processorMs < IDLE_SHARE * (at - from.at) ? "idle" : "busy";
  };
}
