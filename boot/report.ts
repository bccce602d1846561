/** What a boot came to. */
import type { Diagnosis } from "../core/log/diagnosis.js";
import type { Engine } from "../emulator/machine.js";
import type { BootEndReason } from "../emulator/watch.js";
import type { BootExplanation } from "../core/bootpath/explain.js";
import type { BootOutcome } from "./outcome.js";

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
  /** What was predicted before the boot; null where nothing was. */
  readonly predicted: BootExplanation | null;
  /** Whether it went as predicted; null where there is nothing to compare. */
  readonly agrees: boolean | null;
  /** Root cause first. */
  readonly diagnosis: readonly Diagnosis[];
}

/** Whether the boot went as one would want it: a program runs, and nothing that was seen stopped it. */
export function isGood(report: BootReport): boolean {
  return report.outcome === "userspace" && report.diagnosis.every((entry) => entry.severity !== "error");
}
