/** What a boot came to. */
import type { Diagnosis } from "../core/log/diagnosis.js";
import type { Engine } from "../emulator/machine.js";
import type { BootEndReason } from "../emulator/watch.js";

/**
 * How far the kernel came. `userspace`: it executed a program as PID 1, whatever became of it. `panic`: it gave up
 * before. `waits`: it waits for a root device. `unknown`: what was seen does not tell.
 */
export type BootOutcome = "userspace" | "panic" | "waits" | "unknown";

/** The result of a boot. Times are milliseconds since the start of the machine. */
export interface BootReport {
  readonly outcome: BootOutcome;
  readonly engine: Engine;
  /** The path of the kernel image. */
  readonly kernel: string;
  /** When the first byte came over the serial line; null when none did. */
  readonly firstOutputMs: number | null;
  readonly endedMs: number;
  readonly endedBy: BootEndReason;
  /** All that came over the serial line. */
  readonly log: string;
  /** The lines of the text screen, where the serial line was silent. */
  readonly screen: readonly string[];
  /** Root cause first. */
  readonly diagnosis: readonly Diagnosis[];
}

/** Whether the boot went as one would want it: a program runs, and nothing that was seen stopped it. */
export function isGood(report: BootReport): boolean {
  return report.outcome === "userspace" && report.diagnosis.every((entry) => entry.severity !== "error");
}
