/** What the console shows and what a panic does: `loglevel=`, `panic=` and their relatives. */
import { integerRanges, parseInteger, readUnsigned } from "../../bootpath/numbers.js";
import { explained, explainedAs, restOf, scanValue, take, takeIgnored } from "./explanation.js";
import type { ValueReader } from "./explanation.js";
import { groupDigits } from "./sizes.js";

/** The names of the levels. Kernel: include/linux/kern_levels.h. */
const levels = [
  "emergencies",
  "alerts",
  "critical conditions",
  "errors",
  "warnings",
  "notices",
  "information",
  "debugging messages",
];

/** What a console level of that number shows. Kernel: kernel/printk/printk.c suppress_message_printing. */
export function shownLevels(level: number): string {
  if (level <= 0) return "The console shows nothing.";
  if (level > 7) return "The console shows everything, debugging messages too.";
  const last = levels[level - 1] ?? "";
  const hidden = levels.slice(level).join(", ");
  const shown = level === 1 ? `${last} (level 0)` : `emergencies (level 0) to ${last} (level ${level - 1})`;
  return `The console shows ${shown}, not ${hidden}.`;
}

/** Kernel: init/main.c loglevel, lib/cmdline.c get_option. */
export const readLogLevel: ValueReader = (value) => {
  const source = { file: "init/main.c", function: "loglevel" };
  const negative = value.startsWith("-");
  const { value: number, rest } = readUnsigned(negative ? value.slice(1) : value, 0);
  const scanner = scanValue(value);
  const digits = value.length - rest.length;
  if (digits === (negative ? 1 : 0)) {
    return explainedAs("No number: the kernel says \"Malformed early option 'loglevel'\" and keeps the level.", source);
  }
  const level = Number(BigInt.asIntN(32, negative ? -number : number));
  take(scanner, digits, shownLevels(level));
  takeIgnored(scanner, "Not read: the number ends before it.");
  return explained(scanner, source);
};

/** Kernel: kernel/panic.c panic(), core_param(panic, …, int). */
export const readPanic: ValueReader = (value) => {
  const source = { file: "kernel/panic.c", function: "panic" };
  const seconds = parseInteger(value, integerRanges.int);
  if (seconds === null) return null;
  if (seconds === 0n) return explainedAs("After a panic the kernel waits for ever.", source);
  if (seconds < 0n) return explainedAs("After a panic the kernel restarts the machine at once.", source);
  const unit = seconds === 1n ? "second" : "seconds";
  return explainedAs(
    `After a panic the kernel waits ${groupDigits(seconds)} ${unit} and restarts the machine.`,
    source,
  );
};

/** Kernel: init/do_mounts.c rootwait_timeout_setup (6.6 and newer). */
export const readRootWait: ValueReader = (value) => {
  const source = { file: "init/do_mounts.c", function: "rootwait_timeout_setup" };
  const seconds = parseInteger(value, integerRanges.int);
  if (seconds === null || seconds < 0n || seconds * 1000n > integerRanges.int.most) {
    return explainedAs("No number of seconds that the kernel takes: it waits without end.", source);
  }
  if (seconds === 0n) return explainedAs("The kernel does not wait for the root device.", source);
  return explainedAs(`The kernel waits ${groupDigits(seconds)} s at most for the root device.`, source);
};

/** Kernel: init/do_mounts.c root_delay_setup. */
export const readRootDelay: ValueReader = (value) => {
  const source = { file: "init/do_mounts.c", function: "root_delay_setup" };
  const { value: seconds, rest } = readUnsigned(value, 0);
  const scanner = scanValue(value);
  take(
    scanner,
    value.length - rest.length,
    `The kernel sleeps ${groupDigits(BigInt.asUintN(32, seconds))} s before it looks for the root device.`,
  );
  takeIgnored(scanner, "Not read: the number ends before it.");
  return explained(scanner, source, restOf(scanner) === "" && value === "" ? "Reads as 0: no delay." : null);
};
