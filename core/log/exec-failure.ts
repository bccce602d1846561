/** The kernel's attempts to start PID 1 that failed with an error number. */
import { runningInit, type BootRecord } from "./boot-record.js";
import type { CauseCode } from "./cause-codes.js";
import type { Observation } from "./cause.js";
import type { LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";
import { kernel } from "./messages.js";

/** The messages that name a program and an error number. */
export const execMessages: readonly LogMessage[] = [kernel.failedToExecute, kernel.cannotExecute];

/** What may follow when the program that was meant is not started. */
export const afterExecFailure: readonly CauseCode[] = ["no-working-init", "init-exited", "init-killed"];

/** Makes an observation of a failed attempt with `error`; null for other error numbers. */
export function observeExecFailure(
  match: MessageMatch,
  line: LogLine,
  error: number,
  texts: (path: string) => { readonly cause: string; readonly fix: string },
): Observation | null {
  const [path = "", number = ""] = match.values;
  if (Number(number) !== error) return null;
  return { line, ...texts(path), key: path, subject: { kind: "path", path } };
}

/** A warning when another program was started instead, and a sentence that says which. */
export function concludeExecFailure(observations: readonly Observation[], boot: BootRecord): readonly Observation[] {
  const instead = runningInit(boot);
  if (instead === null && reachedItsEnd(boot)) return observations.map((one) => ({ ...one, severity: "warning" }));
  if (instead === null || instead === boot.initAttempts[0]?.path) return observations;
  return observations.map((observation) => ({
    ...observation,
    severity: boot.panic === null ? "warning" : "error",
    cause: `${observation.cause} The kernel started ${instead} instead.`,
  }));
}

/** Under `quiet` the log does not say which program was started, but the way in which the boot ended shows that one was. */
function reachedItsEnd({ panic, context }: BootRecord): boolean {
  return panic === null && ["until", "prompt", "poweroff", "reboot"].includes(context.endedBy ?? "");
}
