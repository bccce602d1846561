/** The serial line stayed silent. */
import { allParameters } from "../../cmdline/names.js";
import type { BootRecord } from "../boot-record.js";
import type { Cause, Observation } from "../cause.js";
import { readLine } from "../line.js";
import type { LogMessage } from "../message.js";
import { findMessages } from "../message-index.js";
import { kernel } from "../messages.js";
import { joinScreenRows } from "../screen.js";
import { isSixtyFourBitMismatch } from "./kernel-is-64-bit.js";

export const noOutput: Cause = {
  code: "no-output",
  severity: "error",
  title: "not one byte arrived on the serial line",
  messages: [],
  sources: [{ file: "kernel/printk/printk.c", function: "register_console" }],
  leadsTo: [],
  recognise: () => null,
  conclude(_observations, boot) {
    const { endedBy } = boot.context;
    const silent = boot.lastLine === null && (endedBy === "silence" || endedBy === "timeout");
    return silent && !isExplained(boot) ? [observe(boot)] : [];
  },
};

function isExplained(boot: BootRecord): boolean {
  return isSixtyFourBitMismatch(boot) || screenRows(boot).some(isEarlyComplaint);
}

/** Whether the real-mode part of the kernel says what is wrong: no console of the kernel exists at that time. */
function isEarlyComplaint(row: string): boolean {
  return findMessages(row).some(({ message }) => earlyComplaints.includes(message));
}

const earlyComplaints: readonly LogMessage[] = [
  kernel.wrongProcessor,
  kernel.missingFeatures,
  kernel.undefinedVideoMode,
];

function screenRows(boot: BootRecord): readonly string[] {
  return (boot.context.screen ?? []).filter((row) => row.trim() !== "");
}

function observe(boot: BootRecord): Observation {
  const consoles = allParameters(boot.commandLine, "console").map(({ value }) => value ?? "");
  const line = readLine("", 1);
  const subject = { kind: "parameter", name: "console" } as const;
  const lastRow = joinScreenRows(screenRows(boot))
    .split("\n")
    .map((row) => readLine(row, 1))
    .findLast(({ timeMs }) => timeMs !== null);
  if (boot.commandLine !== null && consoles.length === 0) {
    const where = lastRow === undefined ? "" : ` Its last line on the VGA screen is "${lastRow.text}".`;
    return {
      line,
      subject,
      cause: `The command line has no console=, so the kernel made the VGA screen (tty0) its console and wrote nothing to the serial line.${where}`,
      fix: "Add console=ttyS0 to the command line.",
    };
  }
  if (consoles.length > 0 && !consoles.some((value) => /^ttyS0(?:,|$)/.test(value))) {
    return {
      line,
      subject,
      cause: `The command line sends the kernel's messages to ${consoles.join(" and ")}; the serial line that is shown here is ttyS0.`,
      fix: `Write console=ttyS0 instead of console=${consoles.at(-1) ?? ""}, or add it behind the others: the last console= becomes /dev/console.`,
    };
  }
  return { line, subject, ...unknownSilence(boot) };
}

function unknownSilence(boot: BootRecord): { readonly cause: string; readonly fix: string } {
  const quiet = ["quiet", "loglevel"].filter((name) => allParameters(boot.commandLine, name).length > 0);
  if (quiet.length > 0) {
    return {
      cause: `The kernel wrote nothing to the serial line: ${quiet.join(" and ")} on the command line keeps its messages back, and no program wrote anything.`,
      fix: `Remove ${quiet.join(" and ")} from the command line to see how far the boot gets.`,
    };
  }
  return {
    cause:
      "The kernel stopped before its serial driver was ready, or it was never started: console= takes effect only when the driver is.",
    fix: "Add earlyprintk=ttyS0,115200 (x86) or earlycon to see the first messages, and check that the kernel image is for this processor.",
  };
}
