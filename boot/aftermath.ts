/** A machine that went on after its boot was decided, because somebody uses it: how it ends in the end. */
import { diagnoseLog } from "../core/log/diagnose.js";
import { findEndings } from "../emulator/boot-endings.js";
import type { Machine, MachineEnd } from "../emulator/machine.js";
import { diagnosisLines } from "./verdict.js";

/** How it ended. A panic counts as one also when the kernel rebooted afterwards. */
export type AftermathEnd = MachineEnd | { readonly type: "panic" };

/** How long nothing must follow the kernel's last words, in milliseconds: a file that quotes them may be shown. */
const quietMs = 1_500;
/** In characters; the kernel's last words are shorter. */
const longestLine = 1_000;

/**
 * Waits for the end of a machine. One that can do nothing any more, because its kernel panicked or halted, is stopped.
 * Never rejects.
 */
export function watchAftermath(machine: Machine): Promise<AftermathEnd> {
  const decoder = new TextDecoder();
  let recent = "";
  let last: AftermathEnd | null = null;
  let timer: NodeJS.Timeout | undefined;
  return new Promise((resolve) => {
    machine.onSerial((bytes) => {
      clearTimeout(timer);
      recent = (recent + decoder.decode(bytes, { stream: true })).slice(-longestLine);
      last = lastWords(recent);
      if (last !== null) timer = setTimeout(() => void machine.stop(), quietMs);
    });
    machine.onEnd((end) => {
      clearTimeout(timer);
      resolve(last !== null && end.type !== "crashed" ? last : end);
    });
  });
}

/** What the end of a log announces; null where it ends in anything else, such as a prompt. */
function lastWords(recent: string): AftermathEnd | null {
  const line = recent.trimEnd().split("\n").at(-1) ?? "";
  const said = findEndings(line);
  if (said.panic || said.panicEnd) return { type: "panic" };
  if (said.poweroff) return { type: "poweroff" };
  return said.restart ? { type: "reboot" } : null;
}

/**
 * The end in sentences, with the cause where the log tells one.
 * @param log all that the machine said
 * @param bootLog the part of it that the verdict about the boot has already judged
 */
export function aftermathLines(end: AftermathEnd, log: string, bootLog: string): readonly string[] {
  const judged = bootLog.split("\n").length;
  const diagnosis = diagnoseLog(log).filter((entry) => entry.line >= judged);
  return [sentence(end), ...diagnosisLines(diagnosis)];
}

function sentence(end: AftermathEnd): string {
  switch (end.type) {
    case "panic":
      return "Kernel panic.";
    case "poweroff":
      return "The guest switched the power off.";
    case "reboot":
      return "The guest rebooted.";
    case "halt":
      return "The guest halted.";
    case "stopped":
      return "The machine was stopped.";
    case "crashed":
      return end.message;
  }
}
