/** Numbers whose bits have names in the kernel. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { integerRanges, parseInteger, readUnsigned, type IntegerRange } from "../../bootpath/numbers.js";
import type { ParameterSource } from "../description.js";
import type { KernelChoice } from "../look-up.js";
import { explained, explainedAs, explainList, restOf, scanValue, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader } from "./explanation.js";

/** A mask by the names of its bits, the lowest first; null for a bit without a name. */
interface BitNames {
  readonly bits: readonly (string | null)[];
  readonly range: IntegerRange;
  /** `whole`: the value is one number (kstrtoul). `beginning`: what follows the number is not looked at. */
  readonly reading: "whole" | "beginning";
  readonly source: ParameterSource;
  /** Values that mean something as a whole. */
  readonly special?: Readonly<Record<string, string>>;
}

function maskReader(mask: BitNames): ValueReader {
  return (value) => {
    const number =
      mask.reading === "whole" ? parseInteger(value, mask.range) : value === "" ? null : readUnsigned(value, 0).value;
    return number === null ? null : explainedAs(maskText(number, mask), mask.source);
  };
}

/** `0x41: tasks (0x1), backtraces of all processors (0x40).` */
function maskText(number: bigint, { bits, special }: Pick<BitNames, "bits" | "special">): string {
  const whole = special?.[number.toString()];
  if (whole !== undefined) return whole;
  if (number === 0n) return "No bit is set.";
  const unsigned = BigInt.asUintN(64, number);
  const named = bits.flatMap((name, bit) =>
    name === null || (unsigned & (1n << BigInt(bit))) === 0n ? [] : [`${name} (0x${(1n << BigInt(bit)).toString(16)})`],
  );
  const known = bits.reduce((sum, name, bit) => (name === null ? sum : sum | (1n << BigInt(bit))), 0n);
  const others = unsigned & ~known;
  const rest = others === 0n ? [] : [`bits without a name here (0x${others.toString(16)})`];
  return `Set: ${[...named, ...rest].join(", ")}.`;
}

/** Kernel: kernel/panic.c PANIC_PRINT_*, 7.2: include/linux/sys_info.h SYS_INFO_*. The numbers are the same. */
const panicBits = [
  "all tasks",
  "memory",
  "timers",
  "locks, if the kernel has lockdep",
  "the buffer of ftrace",
  "all messages once more on the consoles",
  "the stacks of all processors",
  "tasks that are blocked",
];

/** Kernel: kernel/panic.c taint_flags, include/linux/panic.h. */
const taintBits = [
  "P, a proprietary module",
  "F, a module loaded by force",
  "S, a processor out of its specification",
  "R, a module removed by force",
  "M, a machine check",
  "B, a bad page",
  "U, user space asked for it",
  "D, an oops",
  "A, an overridden table of ACPI",
  "W, a warning",
  "C, a driver from staging",
  "I, a workaround for firmware",
  "O, a module from outside the kernel",
  "E, a module without signature",
  "L, a soft lockup",
  "K, a live patch",
  "X, a distribution's own flag",
  "T, randomized structures",
  "N, a test",
];

/** In 7.2, and not in 6.12. */
const newerTaintBits = ["J, a write through fwctl"];

/** Kernel: include/drm/drm_print.h enum drm_debug_category. */
const drmBits = [
  "core",
  "driver",
  "mode setting",
  "PRIME",
  "atomic",
  "vertical blanking",
  "state",
  "lease",
  "DisplayPort",
  "managed resources",
];

/** Kernel: include/linux/sysrq.h SYSRQ_ENABLE_*. */
const sysrqBits = [
  null,
  "the level of the console",
  "the keyboard",
  "dumps for debugging",
  "sync",
  "mounting read-only",
  "signals to processes",
  "restart and power-off",
  "nice levels of real-time tasks",
];

/** Kernel: include/linux/sched/coredump.h MMF_DUMP_*. */
const coreDumpBits = [
  "private anonymous memory",
  "shared anonymous memory",
  "private memory of files",
  "shared memory of files",
  "ELF headers",
  "private huge pages",
  "shared huge pages",
  "private DAX pages",
  "shared DAX pages",
];

/** Kernel: include/acpi/acoutput.h. */
const acpiLayers = [
  ..."utilities,hardware,events,tables,name space,parser,dispatcher,executer,resources".split(","),
  ..."debugger,services of the system,disassembler,compiler,tools,examples,drivers".split(","),
];
const acpiLevels = [
  ..."initialization,debug objects,information,repairs,trace points,names during initialization,parsing".split(","),
  ..."loading,dispatching,execution,names,operation regions,bit fields,tables,values,objects,resources".split(","),
  ..."user requests,packages,evaluation,allocations,function calls,optimizations,parse trees,mutexes".split(","),
  ..."threads,input and output,interrupts,disassembled AML,verbose information,whole tables,events".split(","),
];

const { uint, int, ullong } = integerRanges;

/** The parameters that are masks. */
export const maskReaders: Readonly<Record<string, ValueReader>> = {
  panic_print: (value, kernel) =>
    maskReader({
      // The last one is not in 6.1.
      bits: isAtLeast(kernel.kernelVersion, "6.12") ? panicBits : panicBits.slice(0, -1),
      range: ullong,
      reading: "whole",
      source: { file: "kernel/panic.c", function: "panic" },
    })(value, kernel),
  "drm.debug": maskReader({
    bits: drmBits,
    range: ullong,
    reading: "whole",
    source: { file: "drivers/gpu/drm/drm_print.c", function: "__drm_dev_dbg" },
  }),
  "sysctl.kernel.sysrq": maskReader({
    bits: sysrqBits,
    range: int,
    reading: "whole",
    source: { file: "drivers/tty/sysrq.c", function: "sysrq_on_mask" },
    special: { "0": "The SysRq keys do nothing.", "1": "All SysRq keys work." },
  }),
  coredump_filter: maskReader({
    bits: coreDumpBits,
    range: ullong,
    reading: "beginning",
    source: { file: "kernel/fork.c", function: "coredump_filter_setup" },
  }),
  "acpi.debug_layer": maskReader({
    bits: acpiLayers,
    range: uint,
    reading: "whole",
    source: { file: "drivers/acpi/acpica/utdebug.c", function: "acpi_debug_print" },
  }),
  "acpi.debug_level": maskReader({
    bits: acpiLevels,
    range: uint,
    reading: "whole",
    source: { file: "drivers/acpi/acpica/utdebug.c", function: "acpi_debug_print" },
  }),
  panic_on_taint: readPanicOnTaint,
  panic_sys_info: readSystemInformation,
  slab_debug: readSlabDebug,
  slub_debug: readSlabDebug,
};

/** Kernel: kernel/panic.c panic_on_taint_setup: a hexadecimal mask and perhaps a word. */
function readPanicOnTaint(value: string, { kernelVersion }: KernelChoice): ValueExplanation {
  const bits = isAtLeast(kernelVersion, "6.13") ? [...taintBits, ...newerTaintBits] : taintBits;
  const source = { file: "kernel/panic.c", function: "panic_on_taint_setup" };
  const scanner = scanValue(value);
  const [mask = "", ...rest] = value.split(",");
  const number = parseInteger(mask, ullong, 16);
  const known = number === null ? 0n : number & ((1n << BigInt(bits.length)) - 1n);
  if (number === null || known === 0n) {
    return explainedAs(
      "No hexadecimal mask of taint flags: the kernel says \"Malformed early option 'panic_on_taint'\".",
      source,
    );
  }
  take(
    scanner,
    mask.length,
    `In hexadecimal digits. The kernel panics when one of these flags is raised. ${maskText(known, { bits })}`,
  );
  if (skipText(scanner, ",")) {
    const word = rest.join(",");
    takeIgnored(
      scanner,
      word === "nousertaint"
        ? "User space cannot raise these flags through /proc/sys/kernel/tainted."
        : "Only nousertaint means something here.",
    );
  }
  return explained(scanner, source);
}

/** Kernel: lib/sys_info.c si_names, sys_info_parse_param (newer than 6.12). */
function readSystemInformation(value: string): ValueExplanation {
  const names = ["tasks", "mem", "timers", "locks", "ftrace", null, "all_bt", "blocked_tasks"];
  const meaning = (word: string) => {
    const bit = names.indexOf(word);
    return bit < 0 ? "Not known: the kernel ignores it." : `A panic shows ${panicBits[bit] ?? ""}.`;
  };
  return {
    summary: null,
    pieces: explainList(value, ",", meaning),
    source: { file: "lib/sys_info.c", function: "sys_info_parse_param" },
  };
}

/** Kernel: mm/slub.c parse_slub_debug_flags. */
const slabLetters: Readonly<Record<string, string>> = {
  "-": "None of the checks before it.",
  f: "Consistency checks.",
  z: "Red zones around objects.",
  p: "Poisoning: freed objects are overwritten.",
  u: "Who allocated and freed each object.",
  t: "Traces of allocations.",
  a: "Failures on purpose (failslab).",
  o: "No checks for caches that would need larger pages because of them.",
};

/** Kernel: mm/slub.c setup_slub_debug: blocks with ";" between them, letters and names of caches. */
function readSlabDebug(value: string, { kernelVersion }: KernelChoice): ValueExplanation {
  const name = isAtLeast(kernelVersion, "6.12") ? "slab_debug" : "slub_debug";
  const source = { file: "mm/slub.c", function: "setup_slub_debug" };
  if (value === "") return explainedAs("Empty: all checks for all caches.", source);
  const scanner = scanValue(value);
  while (restOf(scanner) !== "") {
    if (skipText(scanner, ";")) continue;
    const [block = ""] = restOf(scanner).split(";");
    const [letters = ""] = block.split(",");
    for (const letter of letters) {
      const meaning =
        slabLetters[letter.toLowerCase()] ??
        `Not known: the kernel says "${name} option '${letter}' unknown. skipped".`;
      take(scanner, letter.length, meaning);
    }
    if (!skipText(scanner, ",")) continue;
    const names = block.slice(letters.length + 1);
    const all = letters === "" ? "All checks for these caches" : "Only for these caches";
    take(scanner, names.length, `${all}; * stands for any letters.`);
  }
  return explained(scanner, source);
}
