/** `console=` with a device that kernels for other processors have. */
import { consoleArchitectures, consoleDevice, knownConsole, usualConsole } from "../../parameters/consoles.js";
import { kernelArch } from "../../parameters/look-up.js";
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, type CheckedWord } from "../checked-words.js";
import { commandLineFile } from "../command-line-file.js";
import type { Finding, Fix, Severity } from "../finding.js";
import type { Rule } from "../rule.js";
import { listed, quoted } from "../word-edits.js";

export const consoleWrongArchitecture: Rule = {
  code: "console-wrong-architecture",
  language: "cmdline",
  title: "a console of other processors",
  sources: [
    { file: "kernel/printk/printk.c", function: "console_setup" },
    { file: "kernel/printk/printk.c", function: "try_enable_preferred_console" },
    { file: "drivers/tty/serial/Kconfig", function: null },
  ],
  check(target) {
    if (!target.described && commandLineFile(target.cmdline?.path ?? "") === "raspberry-pi") return [];
    return checkedWords(target).flatMap((word) => checkWord(target, word));
  },
};

function checkWord(target: BootTarget, word: CheckedWord): readonly Finding[] {
  const { cmdline, parameter } = word;
  const device = consoleOf(word);
  if (device === null || !isForOthers(target, device.name)) return [];
  const file = knownConsole(device.name)?.files[0] ?? "drivers/tty";
  const others = consoleArchitectures(device.name) ?? [];
  const isServed = otherConsoles(word).some((one) => !isForOthers(target, one.name));
  return [
    {
      code: "console-wrong-architecture",
      severity: severityOf(target, isServed),
      path: cmdline.path,
      start: parameter.start,
      end: parameter.end,
      message:
        `${quoted(device.device)} is a console of kernels for ${listed(others)} (${file}). ` +
        `A kernel for ${target.arch} has no driver of that name, and writes nothing there.`,
      fixes: isServed ? [] : fixesFor(target, word, device.device),
      related: [],
    },
  ];
}

/** Lines that serve several machines name the consoles of all of them. The machine of a lone line is not known. */
function severityOf({ described }: BootTarget, isServed: boolean): Severity {
  return !described || isServed ? "hint" : "warning";
}

function isForOthers({ arch }: BootTarget, name: string): boolean {
  const all = consoleArchitectures(name);
  return all !== null && !all.includes(kernelArch(arch));
}

function consoleOf({ parameter: { name, value } }: CheckedWord): ReturnType<typeof consoleDevice> {
  return name === "console" && value !== null ? consoleDevice(value) : null;
}

function otherConsoles({ cmdline, parameter }: CheckedWord): readonly { readonly name: string }[] {
  return cmdline.commandLine.parameters
    .filter((other) => other !== parameter && other.name === "console")
    .flatMap(({ value }) => consoleDevice(value ?? "") ?? []);
}

function fixesFor(
  { arch, described }: BootTarget,
  { cmdline, parameter }: CheckedWord,
  written: string,
): readonly Fix[] {
  const usual = usualConsole(kernelArch(arch));
  if (usual === null) return [];
  const start = cmdline.text.indexOf(written, parameter.valueStart ?? parameter.start);
  const edit = { path: cmdline.path, start, end: start + written.length, newText: usual };
  return [{ title: `Write console=${usual}`, preferred: described, edits: [edit] }];
}
