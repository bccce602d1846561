/** Values that are words or lists of words. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import type { ParameterSource } from "../description.js";
import { explained, explainedAs, explainList, restOf, scanValue, skipText, take } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";

function listReader(
  source: ParameterSource,
  summary: string | null,
  meaning: (element: string) => string,
): ValueReader {
  return (value): ValueExplanation | null =>
    value === "" ? null : { summary, pieces: explainList(value, ",", meaning), source };
}

/** Kernel: init/main.c initcall_blacklist, initcall_blacklisted. */
const initcalls = listReader(
  { file: "init/main.c", function: "initcall_blacklist" },
  "Functions of the kernel that are not called when it starts. The kernel compares the names exactly.",
  (name) => `The function ${name} is left out.`,
);

/** Kernel: kernel/module/main.c blacklisted. */
const forbiddenModules = listReader(
  { file: "kernel/module/main.c", function: "blacklisted" },
  "Modules that cannot be loaded, not even by hand. Drivers that are built in are not concerned.",
  (name) =>
    name.includes("-")
      ? `Never matches: the kernel's names of modules have _ and no -, so write ${name.replaceAll("-", "_")}.`
      : `The module ${name}.`,
);

/** Kernel: security/security.c ordered_lsm_parse, in 7.2 security/lsm_init.c. */
const securityModules: ValueReader = (value, { kernelVersion }) => {
  const isNew = isAtLeast(kernelVersion, "7.2");
  const source = isNew
    ? { file: "security/lsm_init.c", function: "lsm_order_parse" }
    : { file: "security/security.c", function: "ordered_lsm_parse" };
  if (value === "") return explainedAs("Empty: no security module but those that cannot be left out.", source);
  return {
    summary: "Asked in this order. A module that is not listed is off.",
    pieces: explainList(value, ",", (name) => `${lsmNames[name] ?? "The security module"} (${name}).`),
    source,
  };
};

const lsmNames: Readonly<Record<string, string>> = {
  apparmor: "AppArmor: profiles by path",
  bpf: "Programs in BPF",
  capability: "Capabilities; they are always on",
  ima: "Measuring and checking of files",
  evm: "Checking of file attributes",
  integrity: "Integrity of files",
  ipe: "Rules about the origin of programs",
  landlock: "Sandboxes that programs make for themselves",
  loadpin: "Modules and firmware from one file system only",
  lockdown: "Limits for root, with secure boot",
  safesetid: "Limits for changing users",
  selinux: "SELinux: labels and a policy",
  smack: "Smack: simple labels",
  tomoyo: "TOMOYO: rules by path",
  yama: "Limits for debuggers",
};

/** Kernel: kernel/cpu.c mitigations_parse_cmdline. */
const mitigations: ValueReader = (value, { kernelVersion }) => {
  const source = { file: "kernel/cpu.c", function: "mitigations_parse_cmdline" };
  const known = mitigationWords[value];
  if (known !== undefined) return explainedAs(known, source);
  if (isAtLeast(kernelVersion, "6.13")) return null;
  return explainedAs(
    `Not known: the kernel says "Unsupported mitigations=${value}, system may still be vulnerable" and protects as usual.`,
    source,
  );
};

const mitigationWords: Readonly<Record<string, string>> = {
  off: "No protection against flaws of the processor: faster, and open to attacks.",
  auto: "The usual protection against flaws of the processor; hyper-threading stays on.",
  "auto,nosmt": "Protection against flaws of the processor, with hyper-threading off where that is needed.",
};

/** Kernel: kernel/reboot.c reboot_setup: the first letter of each word counts. */
const reboot: ValueReader = (value) => {
  const source = { file: "kernel/reboot.c", function: "reboot_setup" };
  const meaning = (word: string) => {
    const isPanic = word.startsWith("panic_");
    const rest = isPanic ? word.slice("panic_".length) : word;
    const cpu = /^s(?:mp)?(\d+)/.exec(rest)?.[1];
    if (cpu !== undefined) return `Processor ${cpu} does the restart.`;
    const how = rebootLetters[rest.charAt(0)] ?? "no word that the kernel knows.";
    return isPanic ? `After a panic: ${how}` : how.charAt(0).toUpperCase() + how.slice(1);
  };
  return value === ""
    ? null
    : { summary: "Of each word the first letter counts.", pieces: explainList(value, ",", meaning), source };
};

const rebootLetters: Readonly<Record<string, string>> = {
  w: "warm, without a memory test.",
  c: "cold, with all tests.",
  h: "hard.",
  s: "soft.",
  g: "by a GPIO.",
  b: "by the BIOS.",
  a: "by ACPI.",
  k: "by the keyboard controller.",
  t: "by a triple fault.",
  e: "by EFI.",
  p: "by the PCI reset port.",
  f: "without waiting for other processors.",
};

/** Kernel: lib/dynamic_debug.c ddebug_exec_queries, ddebug_parse_query, ddebug_parse_flags. */
export const readDynamicDebug: ValueReader = (value) => {
  const source = { file: "lib/dynamic_debug.c", function: "ddebug_exec_queries" };
  const scanner = scanValue(value);
  while (restOf(scanner) !== "") {
    if (skipText(scanner, ";") || skipText(scanner, "\n")) continue;
    takeQuery(scanner, /^[^;\n]*/.exec(restOf(scanner))?.[0] ?? "");
  }
  return explained(scanner, source);
};

const queryWords: Readonly<Record<string, string>> = {
  func: "Messages in functions of this name.",
  file: "Messages in source files of this name.",
  module: "Messages of modules of this name.",
  format: "Messages with this text.",
  line: "Messages on these lines of the source.",
  class: "Messages of this class.",
};

/** One query: pairs of a keyword and what it looks for, and flags at the end. */
function takeQuery(scanner: ValueScanner, query: string): void {
  const end = scanner.at + query.length;
  const words = [...query.matchAll(/"[^"]*"|'[^']*'|\S+/g)];
  const start = scanner.at;
  for (const [index, match] of words.entries()) {
    scanner.at = start + match.index;
    const [word] = match;
    if (index === words.length - 1) take(scanner, word.length, flagsMeaning(word));
    else if (index % 2 === 0) {
      take(scanner, word.length, queryWords[word] ?? `The kernel says "unknown keyword" and drops this query.`);
    } else take(scanner, word.length, "What is looked for; * stands for any letters.");
  }
  scanner.at = end;
}

/** Kernel: lib/dynamic_debug.c opt_array. */
const debugFlags: Readonly<Record<string, string>> = {
  p: "printed",
  m: "with the module's name",
  f: "with the function's name",
  s: "with the source file (not in 6.1)",
  l: "with the line number",
  t: "with the thread",
  d: "with the call stack (in 7.2, not in 6.12)",
  _: "no flag",
};

function flagsMeaning(text: string): string {
  const action = { "+": "Adds", "-": "Takes away", "=": "Sets exactly" }[text.charAt(0)];
  if (action === undefined) return "Flags belong here, with +, - or = in front: the kernel drops this query.";
  const flags = Array.from(text.slice(1), (letter) => debugFlags[letter] ?? null);
  if (flags.includes(null)) return "A letter that is no flag: the kernel drops this query.";
  return flags.length === 0 ? `${action}: no flag.` : `${action}: ${flags.join(", ")}.`;
}

/** Kernel: mm/huge_memory.c setup_transparent_hugepage. */
const transparentHugePages: ValueReader = (value) => {
  const source = { file: "mm/huge_memory.c", function: "setup_transparent_hugepage" };
  const known = {
    always: "Huge pages for all programs.",
    madvise: "Huge pages for programs that ask for them.",
    never: "No huge pages of this kind.",
  }[value];
  return explainedAs(known ?? 'Not known: the kernel says "transparent_hugepage= cannot parse, ignored".', source);
};

/** Kernel: kernel/panic.c oops_setup. */
const oops: ValueReader = (value) =>
  explainedAs(
    value === "panic" ? "An oops ends in a panic." : "Only panic means something here: the kernel ignores this.",
    { file: "kernel/panic.c", function: "oops_setup" },
  );

/** Kernel: kernel/printk/printk.c __control_devkmsg. */
const deviceMessages: ValueReader = (value) => {
  const source = { file: "kernel/printk/printk.c", function: "control_devkmsg" };
  // The first letters count.
  const word = ["on", "off", "ratelimit"].find((one) => value.startsWith(one));
  const meanings = {
    on: "Programs may write to the kernel's log without a limit.",
    off: "Programs may not write to the kernel's log.",
    ratelimit: "Programs may write to the kernel's log, but not too fast.",
  };
  return explainedAs(
    word === undefined
      ? 'Not known: the kernel says "printk.devkmsg: bad option string".'
      : ((meanings as Readonly<Record<string, string>>)[word] ?? ""),
    source,
  );
};

/** Kernel: kernel/trace/trace.c set_ftrace_dump_on_oops (newer than 6.1 with names of instances). */
const dumpOnOops: ValueReader = (value, { kernelVersion }) => {
  const source = { file: "kernel/trace/trace.c", function: "set_ftrace_dump_on_oops" };
  const known: Readonly<Record<string, string>> = {
    "1": "An oops shows the trace of all processors.",
    "2": "An oops shows the trace of the processor that it happened on.",
    orig_cpu: "An oops shows the trace of the processor that it happened on.",
  };
  const words = value.split(",");
  const meaning = (word: string) => {
    const [name = "", what] = word.split("=");
    if (known[word] !== undefined) return known[word];
    return `The trace instance ${name}${what === "2" || what === "orig_cpu" ? ", of the processor of the oops only" : ""}.`;
  };
  if (words.length === 1 && known[value] !== undefined) return explainedAs(known[value] ?? "", source);
  return isAtLeast(kernelVersion, "6.12") && value !== "" && value !== "0"
    ? { summary: null, pieces: explainList(value, ",", meaning), source }
    : null;
};

/** The parameters whose values are words. */
export const listReaders: Readonly<Record<string, ValueReader>> = {
  initcall_blacklist: initcalls,
  module_blacklist: forbiddenModules,
  lsm: securityModules,
  mitigations,
  reboot,
  dyndbg: readDynamicDebug,
  transparent_hugepage: transparentHugePages,
  oops,
  "printk.devkmsg": deviceMessages,
  ftrace_dump_on_oops: dumpOnOops,
};
