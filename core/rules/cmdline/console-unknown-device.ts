/** `console=` with a name that no driver answers to. */
import { consoleDevice, isVendorConsole, knownConsole } from "../../parameters/consoles.js";
import { consoleNames } from "../../parameters/kernel-table.js";
import { kernelArch } from "../../parameters/look-up.js";
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, type CheckedWord } from "../checked-words.js";
import { commandLineFile } from "../command-line-file.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { nearestWord } from "../near-words.js";
import type { Rule } from "../rule.js";
import { quoted } from "../word-edits.js";

export const consoleUnknownDevice: Rule = {
  code: "console-unknown-device",
  language: "cmdline",
  title: "a console that no driver has",
  sources: [
    { file: "kernel/printk/printk.c", function: "console_setup" },
    { file: "kernel/printk/printk.c", function: "try_enable_preferred_console" },
    { file: "init/main.c", function: "console_on_rootfs" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => checkWord(target, word));
  },
};

function checkWord(target: BootTarget, word: CheckedWord): readonly Finding[] {
  const { name, value } = word.parameter;
  const device = name === "console" && value !== null ? consoleDevice(value) : null;
  if (device === null || knownConsole(device.name) !== null || isVendorConsole(device.name)) return [];
  const written = device.device;
  if (/^serial\d$/.test(written)) return isRaspberryPi(target) ? [] : [firmwareName(target, word, written)];
  const meant = meantDevice(written);
  const severity: Severity = meant !== null ? "warning" : target.described ? "information" : "hint";
  const mostly = meant === null ? "No driver in Linux" : `Did you mean ${quoted(meant)}? No driver`;
  const message =
    `${mostly} has a console called ${quoted(written)}, so nothing is written there` +
    (isOnly(word) ? ". As no other console is named, the kernel stays silent, and PID 1 has no console." : ".");
  return [finding(word, severity, message, meant === null ? [] : [replaceDevice(word, written, meant)])];
}

/** The Raspberry Pi's firmware puts the real name in the place of `serial0`. On a PC nobody does. */
function isRaspberryPi({ cmdline, arch, described }: BootTarget): boolean {
  return !described || kernelArch(arch) !== "x86" || commandLineFile(cmdline?.path ?? "") === "raspberry-pi";
}

function firmwareName(target: BootTarget, word: CheckedWord, written: string): Finding {
  const message =
    `${quoted(written)} is a name that the Raspberry Pi's firmware replaces. ` +
    `On ${target.arch} it reaches the kernel as it stands, and no driver has a console of that name.`;
  return finding(word, "warning", message, [replaceDevice(word, written, "ttyS0")]);
}

/** What somebody meant: the device without its folder, with other capital letters, or with one letter changed. */
function meantDevice(written: string): string | null {
  const bare = written.replace(/^\/?dev\//, "");
  const com = /^com(\d)$/i.exec(bare)?.[1];
  // COM1 of DOS and Windows is the first port.
  if (com !== undefined) return Number(com) > 0 ? `ttyS${Number(com) - 1}` : null;
  // The letter O for the digit 0.
  const zero = /^(.*)O$/i.exec(bare)?.[1];
  if (zero !== undefined && knownConsole(zero) !== null) return `${zero}0`;
  const [, name = "", rest = ""] = /^([^\d]*)(.*)$/.exec(bare) ?? [];
  const names = consoleNames().map((console) => console.name);
  const sameLetters = names.filter((known) => known.toLowerCase() === name.toLowerCase());
  if (sameLetters.length > 0) return `${sameLetters.includes("ttyS") ? "ttyS" : (sameLetters[0] ?? "")}${rest}`;
  const nearest = name.length < 4 ? null : nearestWord(name, usualNames, 1);
  return nearest === null ? null : `${nearest}${rest}`;
}

/** Guessed at: the rarer ones differ from these in one letter. */
const usualNames: readonly string[] = ["ttyS", "ttyAMA", "ttymxc", "ttyMSM", "ttySAC", "ttyUSB", "ttynull"];

function isOnly({ cmdline, parameter }: CheckedWord): boolean {
  return !cmdline.commandLine.parameters.some((other) => other !== parameter && other.name === "console");
}

function replaceDevice({ cmdline, parameter }: CheckedWord, written: string, device: string): Fix {
  const start = cmdline.text.indexOf(written, parameter.valueStart ?? parameter.start);
  const edit = { path: cmdline.path, start, end: start + written.length, newText: device };
  return { title: `Write console=${device}`, preferred: true, edits: [edit] };
}

function finding(
  { cmdline, parameter: { start, end } }: CheckedWord,
  severity: Severity,
  message: string,
  fixes: readonly Fix[],
): Finding {
  return { code: "console-unknown-device", severity, path: cmdline.path, start, end, message, fixes, related: [] };
}
