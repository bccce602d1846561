/** A boot's result in words: one line that says what happened, then the root cause and its remedy. */
import { outcomeText } from "../core/bootpath/outcome-text.js";
import type { Diagnosis } from "../core/log/diagnosis.js";
import { initProgram } from "./outcome.js";
import type { BootReport } from "./report.js";

/** The result in a few plain words, without a full stop. */
export function headline(report: BootReport): string {
  const seconds = `${(report.endedMs / 1000).toFixed(1)} s`;
  const program = initProgram(report.log);
  const runs = program === null ? "user space was reached" : `${program} runs as the first program`;
  switch (report.endedBy) {
    case "prompt":
      return `${runs}, and a prompt waits after ${seconds}`;
    case "until":
      return `${program === null ? "" : `${runs}; `}the text that was waited for came after ${seconds}`;
    case "panic":
      return `kernel panic after ${seconds}`;
    case "poweroff":
      return `the guest switched the power off after ${seconds}`;
    case "reboot":
      return `the guest rebooted after ${seconds}`;
    case "timeout":
      return `stopped after ${seconds}, the longest time allowed`;
    case "silence":
      return report.firstOutputMs === null
        ? `nothing came over the serial line in ${seconds}`
        : `the serial line fell silent; stopped after ${seconds}`;
    case "stopped":
      return `stopped after ${seconds}`;
    case "crashed":
      return "the emulator failed";
  }
}

/** What was predicted and did not happen, in two sentences; null where the prediction held or there was none. */
export function mistakeText({ agrees, predicted }: BootReport): string | null {
  if (agrees !== false) return null;
  const what = predicted === null ? "another outcome" : outcomeText(predicted);
  return `Bootpath had predicted something else: ${what}. That is a mistake of ours, not of your files; please report it.`;
}

/** The verdict, a line an element: the headline, then each diagnosis that matters, the root cause first. */
export function verdictLines(report: BootReport): readonly string[] {
  const capital = headline(report).replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const mistake = mistakeText(report);
  return [`${capital}.`, ...diagnosisLines(report.diagnosis), ...(mistake === null ? [] : [mistake])];
}

/** What a log shows that matters, the root cause first with its remedy; harmless things are left out. */
export function diagnosisLines(diagnosis: readonly Diagnosis[]): readonly string[] {
  const matters = diagnosis.filter((entry) => entry.severity === "error" || entry.severity === "warning");
  return matters.flatMap(({ code, cause, fix }, index) => [
    `${index === 0 ? "Cause" : "Then"}: ${cause} [${code}]`,
    ...(index === 0 ? [`Fix: ${fix}`] : []),
  ]);
}
