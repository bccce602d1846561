/** Which memory the kernel uses: `mem=`, `memmap=`, `crashkernel=`, `cma=` and `hugepages=`. */
import { readUnsigned } from "../../bootpath/numbers.js";
import type { ParameterSource } from "../description.js";
import { explained, explainedAs, restOf, scanValue, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";
import { addressText, bytesText, groupDigits, notRead, readMemorySize, takeAddress, takeSize } from "./sizes.js";

const memReaders: Readonly<Record<string, ParameterSource>> = {
  x86: { file: "arch/x86/kernel/e820.c", function: "parse_memopt" },
  arm: { file: "arch/arm/kernel/setup.c", function: "early_mem" },
  arm64: { file: "arch/arm64/mm/init.c", function: "early_mem" },
  loongarch: { file: "arch/loongarch/kernel/setup.c", function: "early_parse_mem" },
  mips: { file: "arch/mips/kernel/setup.c", function: "early_parse_mem" },
  powerpc: { file: "arch/powerpc/kernel/prom.c", function: "early_parse_mem" },
  riscv: { file: "arch/riscv/mm/init.c", function: "early_mem" },
  sh: { file: "arch/sh/kernel/setup.c", function: "early_parse_mem" },
};

/** Those that take a part of the memory, and forget what firmware says. */
const memWithStart: ReadonlySet<string> = new Set(["arm", "loongarch", "mips"]);

/** Kernel: each architecture has its own early_param("mem", …). */
export const readMem: ValueReader = (value, { arch }) => {
  const source = memReaders[arch];
  if (source === undefined) return null;
  if (arch === "x86" && value === "nopentium") {
    return explainedAs(
      "Pages of 4 MiB are not used, on 32-bit kernels only. It says nothing about the amount of memory.",
      source,
    );
  }
  const scanner = scanValue(value);
  if (memWithStart.has(arch)) {
    takeSize(scanner, (size) => `${size} of memory are used, whatever the firmware says.`);
    if (skipText(scanner, "@")) takeAddress(scanner, (address) => `They begin at the physical address ${address}.`);
    takeIgnored(scanner, notRead);
    return explained(scanner, source, "Given again it adds another part.");
  }
  const { bytes } = takeSize(scanner, (size) =>
    arch === "x86" ? `Memory above the physical address ${size} is not used.` : `${size} of memory are used at most.`,
  );
  takeIgnored(scanner, notRead);
  if (arch !== "x86" || bytes !== 0n) return explained(scanner, source);
  return explained(scanner, source, "Reads as 0, which the kernel refuses: \"Malformed early option 'mem'\".");
};

const memmapKinds: Readonly<Record<string, string>> = {
  "@": "Usable memory, also where the firmware does not list it",
  "#": "Tables of ACPI",
  $: "Reserved: the kernel leaves it alone",
  "!": "Persistent memory, for pmem devices",
  "%": "The kind of this memory is changed",
};

/** Kernel: arch/x86/kernel/e820.c parse_memmap_opt, parse_memmap_one. */
export const readMemmap: ValueReader = (value, { arch }) => {
  if (arch !== "x86") return null;
  const source = { file: "arch/x86/kernel/e820.c", function: "parse_memmap_one" };
  const scanner = scanValue(value);
  for (const [index, part] of value.split(",").entries()) {
    if (index > 0) skipText(scanner, ",");
    const end = scanner.at + part.length;
    takeMemmap(scanner, part);
    if (scanner.at < end) take(scanner, end - scanner.at, "Not read; what stands before it counts all the same.");
  }
  return explained(scanner, source);
};

function takeMemmap(scanner: ValueScanner, part: string): void {
  if (part.startsWith("exactmap")) {
    take(
      scanner,
      part.length,
      "The memory map of the firmware is forgotten: only what memmap= lists behind this counts.",
    );
    return;
  }
  const { length, bytes } = readMemorySize(part);
  if (length === 0) {
    take(scanner, part.length, "No number: the kernel ignores this.");
    return;
  }
  const kind = memmapKinds[part.charAt(length)];
  if (kind === undefined) {
    take(scanner, length, `Memory above the physical address ${bytesText(bytes)} is not used, as with mem=.`);
    return;
  }
  const start = readMemorySize(part.slice(length + 1)).bytes;
  take(scanner, length, `${bytesText(bytes)}.`);
  skipText(scanner, part.charAt(length));
  const end = bytes === 0n ? "" : ` up to ${addressText(start + bytes - 1n)}`;
  takeAddress(scanner, (address) => `${kind}: from ${address}${end}.`);
  if (kind !== memmapKinds["%"]) return;
  const types = /^(?:-[\dxa-fA-F]+)?(?:\+[\dxa-fA-F]+)?/.exec(
    part.slice(scanner.at - scanner.value.lastIndexOf(part, scanner.at)),
  );
  take(scanner, types?.[0].length ?? 0, "From which kind (-) to which (+), by the numbers of the firmware.");
}

/** Kernel: kernel/crash_reserve.c __parse_crashkernel (until 6.8 kernel/crash_core.c). */
export const readCrashKernel: ValueReader = (value, { kernelVersion }) => {
  const file =
    Number(kernelVersion.split(".")[1]) < 9 && kernelVersion.startsWith("6.")
      ? "kernel/crash_core.c"
      : "kernel/crash_reserve.c";
  const scanner = scanValue(value);
  const suffix = /,(high|low|cma)$/.exec(value)?.[1];
  if (suffix !== undefined) return readCrashSuffix(scanner, suffix, { file, function: "parse_crashkernel_suffix" });
  if (value.includes(":")) return readCrashRanges(scanner, { file, function: "parse_crashkernel_mem" });
  const source = { file, function: "parse_crashkernel_simple" };
  const { length } = takeSize(scanner, (size) => `${size} are reserved for the kernel that starts after a crash.`);
  if (length === 0)
    return explained(
      scanner,
      source,
      'A size is missing: the kernel says "crashkernel: memory value expected" and reserves nothing.',
    );
  if (skipText(scanner, "@")) takeAddress(scanner, (address) => `They begin at the physical address ${address}.`);
  const rest = restOf(scanner);
  takeIgnored(scanner, `Not known here: the kernel says "crashkernel: unrecognized char" and reserves nothing.`);
  return explained(scanner, source, rest === "" && !value.includes("@") ? "The kernel finds a place itself." : null);
};

const crashSuffixes: Readonly<Record<string, string>> = {
  high: "It may lie above 4 GiB.",
  low: "It lies below 4 GiB, besides what another crashkernel=…,high reserves.",
  cma: "It is memory that programs may use until the crash (newer than 6.12).",
};

function readCrashSuffix(scanner: ValueScanner, suffix: string, source: ParameterSource): ValueExplanation {
  takeSize(scanner, (size) => `${size} are reserved for the kernel that starts after a crash.`);
  if (restOf(scanner) !== `,${suffix}`) {
    takeIgnored(scanner, 'Not known here: the kernel says "crashkernel: unrecognized char".');
    return explained(scanner, source);
  }
  skipText(scanner, ",");
  takeIgnored(scanner, crashSuffixes[suffix] ?? "");
  const only = "It counts only where no crashkernel= without such a word stands on the line.";
  return explained(scanner, source, suffix === "high" ? only : null);
}

function readCrashRanges(scanner: ValueScanner, source: ParameterSource): ValueExplanation {
  do {
    const { length, bytes: from } = takeSize(scanner, (size) => `With ${size} of memory or more …`);
    if (length === 0 || !skipText(scanner, "-")) return crashFault(scanner, source, "a size, - and a size");
    if (!restOf(scanner).startsWith(":")) {
      const { length: known, bytes: to } = takeSize(scanner, (size) => `… and less than ${size} …`);
      if (known === 0 || to <= from) return crashFault(scanner, source, "a larger size behind -");
    }
    if (!skipText(scanner, ":")) return crashFault(scanner, source, "a colon");
    const size = takeSize(
      scanner,
      (reserved) => `… ${reserved} are reserved for the kernel that starts after a crash.`,
    );
    if (size.length === 0) return crashFault(scanner, source, "a size");
  } while (skipText(scanner, ","));
  if (skipText(scanner, "@")) takeAddress(scanner, (address) => `They begin at the physical address ${address}.`);
  takeIgnored(scanner, "Not read.");
  return explained(
    scanner,
    source,
    "The first range that the machine's memory is in counts, with the memory rounded up to 128 MiB; outside of all nothing is reserved.",
  );
}

function crashFault(scanner: ValueScanner, source: ParameterSource, missing: string): ValueExplanation {
  takeIgnored(scanner, `The kernel misses ${missing} here.`);
  return explained(
    scanner,
    source,
    "Malformed: a machine for which no range before the mistake counts reserves nothing.",
  );
}

/** Kernel: kernel/dma/contiguous.c early_cma. */
export const readCma: ValueReader = (value) => {
  const scanner = scanValue(value);
  const { bytes } = takeSize(scanner, (size) => `${size} of contiguous memory are kept for devices.`);
  const source = { file: "kernel/dma/contiguous.c", function: "early_cma" };
  if (skipText(scanner, "@")) {
    takeAddress(scanner, (address) => `The area begins at ${address} or above.`);
    if (skipText(scanner, "-")) takeAddress(scanner, (address) => `It ends below ${address}.`);
  }
  takeIgnored(scanner, notRead);
  return explained(scanner, source, bytes === 0n ? "Nothing is kept." : null);
};

/** Kernel: mm/hugetlb.c hugepages_setup, which reads decimal numbers. */
export const readHugePages: ValueReader = (value) => {
  const source = { file: "mm/hugetlb.c", function: "hugepages_setup" };
  const scanner = scanValue(value);
  do {
    const node = /^(\d+):(?=\d)/.exec(restOf(scanner));
    if (node !== null) {
      take(scanner, node[1]?.length ?? 0, `Memory node ${node[1] ?? ""}:`);
      skipText(scanner, ":");
    }
    const digits = /^\d+/.exec(restOf(scanner))?.[0];
    if (digits === undefined) {
      takeIgnored(scanner, 'No decimal number: the kernel says "HugeTLB: Invalid hugepages parameter".');
      break;
    }
    const { value: count } = readUnsigned(digits, 10);
    take(scanner, digits.length, `${groupDigits(count)} huge page${count === 1n ? "" : "s"}.`);
    if (node === null) {
      takeIgnored(scanner, "Not read: a number of pages stands here, not a size.");
      break;
    }
  } while (skipText(scanner, ","));
  return explained(scanner, source, "Their size is that of the hugepagesz= before it, else the default size.");
};
