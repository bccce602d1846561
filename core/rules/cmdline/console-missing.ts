/** Without `console=` a PC kernel writes to the screen, and the serial line stays silent. */
import { lastSetup } from "../../cmdline/names.js";
import type { TextRange } from "../../cmdline/parse.js";
import { addParameter } from "../edits.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { fusedParameters } from "./fused-parameters.js";

export const consoleMissing: Rule = {
  code: "console-missing",
  language: "cmdline",
  title: "no console= parameter",
  sources: [
    { file: "kernel/printk/printk.c", function: "console_setup" },
    { file: "kernel/printk/printk.c", function: "register_console" },
    { file: "drivers/tty/vt/vt.c", function: "con_init" },
  ],
  check(target) {
    const { cmdline } = target;
    // Elsewhere the devicetree's stdout-path or the firmware names the console.
    if (cmdline === null || target.arch !== "x86") return [];
    if (lastSetup(cmdline.commandLine, "console=") !== null) return [];
    // It stands there, behind a character that should be a blank or nothing.
    const isFused = ({ start, end }: TextRange) => cmdline.text.slice(start + 1, end).includes("console=");
    const fused = cmdline.commandLine.parameters.filter(isFused);
    if (fused.some((word) => isSpokenFor(target, word, [fusedParameters]))) return [];
    const first = cmdline.commandLine.parameters.at(0);
    return [
      {
        code: "console-missing",
        // A line of an installed system rightly leaves the screen as console; a target is booted over the serial line.
        severity: target.described ? "warning" : "hint",
        path: cmdline.path,
        start: first?.start ?? 0,
        end: first?.end ?? 0,
        message:
          "Without console= the kernel's console is the screen (tty0): nothing appears on the serial line, " +
          "and /dev/console of the first program is the screen as well. For serial output add console=ttyS0.",
        fixes: [
          { title: "Add console=ttyS0", preferred: true, edits: [addParameter(cmdline, "console=ttyS0")] },
          {
            title: "Add console=tty0 console=ttyS0 (screen and serial line)",
            preferred: false,
            edits: [addParameter(cmdline, "console=tty0 console=ttyS0")],
          },
        ],
        related: [],
      },
    ];
  },
};
