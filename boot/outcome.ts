/** How far the kernel came, read from what it said. */
import type { BootEndReason } from "../emulator/watch.js";

/**
 * How far the kernel came. `userspace`: it executed a program as PID 1, whatever became of it. `panic`: it gave up
 * before. `waits`: it waits for a root device. `unknown`: what was seen does not tell.
 */
export type BootOutcome = "userspace" | "panic" | "waits" | "unknown";

// init/main.c: run_init_process says which program it tries; kernel_init and try_to_run_init_process say that it failed.
const tried = /Run (\S.*) as init process/g;
const failed =
  /Failed to execute .* \(error -\d+\)|Starting init: .* exists but couldn't execute it|Default init .* failed|Requested init .* failed|No working init found/g;
const panicked = "Kernel panic - not syncing";
// kernel/exit.c do_exit: PID 1 ran, and ended.
const initEnded = "Kernel panic - not syncing: Attempted to kill init!";
// init/do_mounts.c wait_for_root
const waiting = /Waiting for root device .*\.\.\./;

/** Reads the outcome from a log. Under `quiet` the kernel does not name the program; a prompt tells as much. */
export function outcomeOf(log: string, endedBy: BootEndReason): BootOutcome {
  if (log.includes(initEnded)) return "userspace";
  if (log.includes(panicked)) return "panic";
  if (lastIndex(log, tried) > lastIndex(log, failed)) return "userspace";
  if (endedBy === "prompt" || endedBy === "poweroff" || endedBy === "reboot") return "userspace";
  return waiting.test(log) ? "waits" : "unknown";
}

function lastIndex(log: string, pattern: RegExp): number {
  return [...log.matchAll(pattern)].at(-1)?.index ?? -1;
}

/** The program that the kernel started as PID 1, as far as the log names one. */
export function initProgram(log: string): string | null {
  return [...log.matchAll(/Run (\S.*) as init process/g)].at(-1)?.[1] ?? null;
}
