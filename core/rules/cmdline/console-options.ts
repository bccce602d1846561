/** The options behind the name of a serial console, which the kernel reads without a word about mistakes. */
import { kernelRules } from "../../bootpath/kernel-rules.js";
import type { Parameter } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Edit, Finding, Severity } from "../finding.js";
import type { Rule } from "../rule.js";
import { areWellFormed, describeSerialOptions, readSerialOptions, repairedOptions } from "../serial-options.js";
import { isSpokenFor } from "../spoken-for.js";
import { quoted } from "../word-edits.js";
import { commentInCmdline } from "./comment-in-cmdline.js";
import { escapeSequence } from "./escape-sequence.js";
import { fusedParameters } from "./fused-parameters.js";
import { singleQuotes } from "./single-quotes.js";

export const consoleOptions: Rule = {
  code: "console-options",
  language: "cmdline",
  title: "options of a serial console that mean something else",
  sources: [
    { file: "drivers/tty/serial/serial_core.c", function: "uart_parse_options" },
    { file: "drivers/tty/serial/serial_core.c", function: "uart_set_options" },
    { file: "drivers/tty/serial/serial_core.c", function: "uart_get_baud_rate" },
    { file: "kernel/printk/printk.c", function: "console_setup" },
  ],
  check(target) {
    const { cmdline } = target;
    if (cmdline === null) return [];
    const words = cmdline.commandLine.parameters;
    return words.flatMap((parameter, index) => {
      const device = parameter.name === "console" ? serialDevice(parameter.value ?? "") : null;
      if (device === null) return [];
      if (isSpokenFor(target, parameter, [commentInCmdline, singleQuotes, escapeSequence, fusedParameters])) return [];
      return checkConsole({ target, cmdline, parameter, ...device }, words[index + 1] ?? null);
    });
  },
};

interface SerialConsole {
  readonly target: BootTarget;
  readonly cmdline: CommandLineDocument;
  readonly parameter: Parameter;
  /** `ttyS0` */
  readonly device: string;
  /** What follows it in the word. */
  readonly rest: string;
}

/**
 * Drivers that give their options to uart_parse_options(), by the names of their consoles in drivers/tty/serial; ttyUSB,
 * whose driver reads the same form; and `serial0`, for which the Raspberry Pi's firmware puts the name of one of them.
 */
const devices =
  /^(tty(?:A[LMST]|AMA|AML|APP|ARC|ATH|CL|CPM|FB|L[FP]|LTQ|MPS|MSM|MV|NVT|O|OWL|PCH|PIC|PS|PSC|RDA|S|SA|SAC|SC|SIF|STM|SUP|TX|UL|USB|USI|WMT|mxc)?[0-9]+|serial[01])(.*)$/;

function serialDevice(value: string): { readonly device: string; readonly rest: string } | null {
  const match = devices.exec(value);
  const device = match?.[1] ?? "";
  // tty0 and its like are screens.
  return match === null || /^tty\d/.test(device) ? null : { device, rest: match[2] ?? "" };
}

function checkConsole(console: SerialConsole, next: Parameter | null): readonly Finding[] {
  const { device, rest } = console;
  if (rest === "" || rest === ",") {
    const options = optionsInNextWord(next);
    if (next !== null && options !== null) return [separated(console, next, options)];
    return rest === "" ? [] : [emptyOptions(console)];
  }
  const wrongSign = /^[:;./@](\d{4,}[a-z0-9]*)$/i.exec(rest)?.[1];
  if (wrongSign !== undefined) return [withoutComma(console, wrongSign)];
  const options = rest.startsWith(",") ? rest.slice(1) : null;
  // An address first: the driver is found by it, and there are options only behind it.
  if (options === null || /^(io|mmio|0x)/.test(options) || areWellFormed(options)) return [];
  return device.startsWith("serial") && !/^[\d,]/.test(options) ? [] : [malformed(console, options)];
}

/** `console=ttyS0, 115200n8` */
function optionsInNextWord(next: Parameter | null): string | null {
  if (next?.value !== null || next.quoting !== "none") return null;
  const options = next.name.replace(/^,/, "");
  const looksRight = /^\d{4,}([noe][78]?\d?r?)?$/i.test(options) || /^\d{4,},?[78]?[noe][78]?\d?$/i.test(options);
  if (!looksRight) return null;
  return areWellFormed(options) ? options : repairedOptions(options);
}

function separated(console: SerialConsole, next: Parameter, options: string): Finding {
  const { cmdline, parameter, device } = console;
  const edit: Edit = {
    path: cmdline.path,
    start: parameter.start,
    end: next.end,
    newText: `console=${device},${options}`,
  };
  const message =
    `The blank ends the parameter: the kernel reads ${quoted(cmdline.text.slice(parameter.start, parameter.end))} without a speed, ` +
    `and ${quoted(cmdline.text.slice(next.start, next.end))} goes to PID 1 as an argument.`;
  return finding(console, "warning", message, { title: `Write console=${device},${options}`, edit }, next.end);
}

/** `console=ttyS0,` */
function emptyOptions(console: SerialConsole): Finding {
  const { cmdline, parameter, device } = console;
  const message =
    "Nothing follows the comma, and the kernel reads that as speed 0, for which it takes 9600 baud. " +
    `Write the speed, or ${device} without a comma.`;
  const end = parameter.valueEnd ?? parameter.end;
  const edit: Edit = { path: cmdline.path, start: end - 1, end, newText: "" };
  return finding(console, "information", message, { title: "Remove the comma", edit });
}

/** `console=ttyS0:115200` */
function withoutComma(console: SerialConsole, written: string): Finding {
  const { cmdline, parameter, device, rest, target } = console;
  const options = areWellFormed(written) ? written : repairedOptions(written);
  const isDeviceName = rest.startsWith(":") && kernelRules(target.kernelVersion).consoleWithColon === "device-name";
  const effect = isDeviceName
    ? `takes ${quoted(`${device}${rest}`)} for the name of a hardware device, finds none, and writes nothing to ${device}`
    : `reads ${device} and skips the rest, so that the speed is the driver's own`;
  const start = (parameter.valueStart ?? parameter.start) + device.length;
  const edit: Edit = { path: cmdline.path, start, end: start + rest.length, newText: `,${options ?? written}` };
  const message = `Options of a console stand behind a comma. With ${quoted(rest.charAt(0))} the kernel ${effect}.`;
  return finding(console, "warning", message, { title: `Write ${device},${options ?? written}`, edit });
}

function malformed(console: SerialConsole, options: string): Finding {
  const { cmdline, parameter, device } = console;
  const read = describeSerialOptions(readSerialOptions(options));
  const repaired = repairedOptions(options);
  const isHarmless = repaired !== null && describeSerialOptions(readSerialOptions(repaired)) === read;
  const severity: Severity = isHarmless ? "hint" : "warning";
  const message =
    `The kernel reads the options ${quoted(options)} as ${read}${isHarmless ? ", which is right by luck" : ""}: ` +
    `their form is speed, parity (n, o, e), bits (7, 8) and r for flow control, with nothing in between, as in 115200n8.`;
  if (repaired === null) return finding(console, severity, message, null);
  const start = (parameter.valueStart ?? parameter.start) + device.length + 1;
  const edit: Edit = { path: cmdline.path, start, end: start + options.length, newText: repaired };
  return finding(console, severity, message, { title: `Write ${device},${repaired}`, edit });
}

function finding(
  { cmdline, parameter }: SerialConsole,
  severity: Severity,
  message: string,
  fix: { readonly title: string; readonly edit: Edit } | null,
  end = parameter.end,
): Finding {
  return {
    code: "console-options",
    severity,
    path: cmdline.path,
    start: parameter.start,
    end,
    message,
    fixes: fix === null ? [] : [{ title: fix.title, preferred: true, edits: [fix.edit] }],
    related: [],
  };
}
