/** Of several consoles the last one becomes /dev/console. */
import type { Parameter } from "../../cmdline/parse.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";

export const consoleOrder: Rule = {
  code: "console-order",
  language: "cmdline",
  title: "the screen is named behind the serial line",
  sources: [
    { file: "kernel/printk/printk.c", function: "console_setup" },
    { file: "kernel/printk/printk.c", function: "__add_preferred_console" },
    { file: "init/main.c", function: "console_on_rootfs" },
  ],
  check(target) {
    const { cmdline } = target;
    // An installed system with a monitor wants it so; a target is watched over its serial line.
    if (cmdline === null || !target.described) return [];
    const consoles = cmdline.commandLine.parameters.filter(({ name, value }) => name === "console" && value !== null);
    const last = consoles.at(-1);
    if (last === undefined || !isScreen(last)) return [];
    const serial = consoles.findLast(isSerial);
    if (serial === undefined || [serial, last].some((word) => isSpokenFor(target, word, textRules))) return [];
    const { path, text } = cmdline;
    const [first, second] = [text.slice(serial.start, serial.end), text.slice(last.start, last.end)];
    const device = (serial.value ?? "").replace(/,.*/s, "");
    return [
      {
        code: "console-order",
        severity: "information",
        path,
        start: last.start,
        end: last.end,
        message:
          `The last console= becomes /dev/console, so the first program reads and writes on the screen (${last.value ?? ""}). ` +
          `The kernel's log appears on ${device} as well, but a shell does not.`,
        fixes: [
          {
            title: `Name ${device} last`,
            preferred: false,
            edits: [
              { path, start: serial.start, end: serial.end, newText: second },
              { path, start: last.start, end: last.end, newText: first },
            ],
          },
        ],
        related: [{ path, start: serial.start, end: serial.end, message: "The serial line." }],
      },
    ];
  },
};

function isScreen({ value }: Parameter): boolean {
  return /^tty\d*$/.test(value ?? "");
}

function isSerial({ value }: Parameter): boolean {
  return /^(tty(?!null)[A-Za-z]+\d|\d|hvc\d|hvsi\d|uart)/.test(value ?? "");
}
