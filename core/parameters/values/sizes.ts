/** Sizes of memory as memparse() of lib/cmdline.c reads them, and the parameters that are nothing but one. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { integerRanges, parseInteger, readUnsigned } from "../../bootpath/numbers.js";
import type { KernelChoice } from "../look-up.js";
import { explained, explainedAs, restOf, scanValue, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";

/** What memparse() makes of the beginning of a text. */
export interface MemorySize {
  /** A 64-bit number. */
  readonly bytes: bigint;
  /** How many characters were read; 0 where no number stands. */
  readonly length: number;
}

/** Kernel: lib/cmdline.c memparse: a number in any notation and one letter of K, M, G, T, P and E, small or capital. */
export function readMemorySize(text: string): MemorySize {
  const { value, rest } = readUnsigned(text, 0);
  const power = "kmgtpe".indexOf(rest.charAt(0).toLowerCase());
  const hasSuffix = rest !== "" && power >= 0;
  const length = text.length - rest.length + (hasSuffix ? 1 : 0);
  return { bytes: hasSuffix ? BigInt.asUintN(64, value << (10n * BigInt(power + 1))) : value, length };
}

/** `512 MiB (536,870,912 bytes)` */
export function bytesText(bytes: bigint): string {
  const exact = `${groupDigits(bytes)} byte${bytes === 1n ? "" : "s"}`;
  const unit = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"].findLast(
    (_, index) => bytes > 0n && bytes % 1024n ** BigInt(index + 1) === 0n,
  );
  if (unit === undefined) return exact;
  const power = BigInt("KMGTPE".indexOf(unit.charAt(0)) + 1);
  return `${groupDigits(bytes / 1024n ** power)} ${unit} (${exact})`;
}

/** `0x3f8`: as the kernel prints addresses. */
export function addressText(address: bigint): string {
  return `0x${address.toString(16)}`;
}

/** Digits with commas between the thousands. */
export function groupDigits(number: bigint): string {
  return number.toString().replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Takes a size as a piece. A place without a number reads as 0 and makes no piece. */
export function takeSize(scanner: ValueScanner, meaningOf: (size: string) => string): MemorySize {
  const size = readMemorySize(restOf(scanner));
  take(scanner, size.length, meaningOf(bytesText(size.bytes)));
  return size;
}

/** Takes an address as a piece. Kernel: memparse() reads addresses as well. */
export function takeAddress(scanner: ValueScanner, meaningOf: (address: string) => string): MemorySize {
  const size = readMemorySize(restOf(scanner));
  take(scanner, size.length, meaningOf(addressText(size.bytes)));
  return size;
}

/** For text behind a size: what memparse() leaves, and the function does not look at. */
export const notRead = "Not read: the number ends before it.";

/** A parameter whose value is one size. */
interface SizeParameter {
  readonly file: string;
  readonly function: string;
  /** What the size is for. */
  readonly meaning: (size: string) => string;
  /** What the kernel does with 0, which is also what it reads where no number stands. */
  readonly zero?: string;
  /** More to say. */
  readonly note?: (bytes: bigint) => string | null;
}

function sizeReader({ file, function: name, meaning, zero, note }: SizeParameter): ValueReader {
  return (value) => {
    const scanner = scanValue(value);
    const { bytes, length } = takeSize(scanner, meaning);
    takeIgnored(scanner, notRead);
    const source = { file, function: name };
    if (length === 0) return explained(scanner, source, `No number stands here: it reads as 0. ${zero ?? ""}`.trim());
    const notes = [bytes === 0n ? (zero ?? null) : null, note?.(bytes) ?? null].filter((one) => one !== null);
    return explained(scanner, source, notes.length === 0 ? null : notes.join(" "));
  };
}

/** Parameters of memory sizes that all architectures have in common. */
export const sizeReaders: Readonly<Record<string, ValueReader>> = {
  log_buf_len: sizeReader({
    file: "kernel/printk/printk.c",
    function: "log_buf_len_setup",
    meaning: (size) => `The kernel's log gets ${size}.`,
    zero: "The log keeps the size that CONFIG_LOG_BUF_SHIFT gives it.",
    note: logBufferNote,
  }),
  trace_buf_size: sizeReader({
    file: "kernel/trace/trace.c",
    function: "set_buf_size",
    meaning: (size) => `Each processor's trace buffer gets ${size}.`,
    note: (bytes) => (bytes < 4096n ? "The kernel takes 4096 bytes at least." : null),
  }),
  hugepagesz: sizeReader({
    file: "mm/hugetlb.c",
    function: "hugepagesz_setup",
    meaning: (size) => `The following hugepages= is about pages of ${size}.`,
    zero: 'The kernel says "HugeTLB: unsupported hugepagesz".',
  }),
  default_hugepagesz: sizeReader({
    file: "mm/hugetlb.c",
    function: "default_hugepagesz_setup",
    meaning: (size) => `Huge pages have ${size} where nobody asks for another size.`,
    zero: 'The kernel says "HugeTLB: unsupported default_hugepagesz".',
  }),
  cma_pernuma: sizeReader({
    file: "kernel/dma/contiguous.c",
    function: "early_cma_pernuma",
    meaning: (size) => `Every memory node keeps ${size} of contiguous memory for devices.`,
  }),
  mtrr_chunk_size: sizeReader({
    file: "arch/x86/kernel/cpu/mtrr/cleanup.c",
    function: "parse_mtrr_chunk_size_opt",
    meaning: (size) => `Holes in the memory map up to ${size} are covered.`,
  }),
  mtrr_gran_size: sizeReader({
    file: "arch/x86/kernel/cpu/mtrr/cleanup.c",
    function: "parse_mtrr_gran_size_opt",
    meaning: (size) => `The finest step of the memory types is ${size}.`,
  }),
  highmem: sizeReader({
    file: "arch/x86/mm/init_32.c",
    function: "parse_highmem",
    meaning: (size) => `${size} of memory are used as high memory.`,
  }),
  coherent_pool: sizeReader({
    file: "kernel/dma/pool.c",
    function: "early_coherent_pool",
    meaning: (size) => `The pool for coherent memory of devices has ${size}.`,
  }),
  kernelcore: coreMemory("cmdline_parse_kernelcore", "for allocations that cannot be moved"),
  movablecore: coreMemory("cmdline_parse_movablecore", "for allocations that can be moved"),
  vmalloc(value, kernel) {
    const arm = kernel.arch === "arm";
    const reader = sizeReader({
      file: arm ? "arch/arm/mm/mmu.c" : "arch/x86/mm/pgtable_32.c",
      function: arm ? "early_vmalloc" : "parse_vmalloc",
      meaning: (size) => `vmalloc() gets ${size} of the kernel's addresses.`,
    });
    return kernel.arch === "x86" || arm ? reader(value, kernel) : null;
  },
  elfcorehdr: (value, { kernelVersion }) => {
    const file = isAtLeast(kernelVersion, "6.12") ? "kernel/elfcorehdr.c" : "kernel/crash_dump.c";
    const source = { file, function: "setup_elfcorehdr" };
    const scanner = scanValue(value);
    const at = value.slice(readMemorySize(value).length).startsWith("@");
    if (at) {
      takeSize(scanner, (size) => `The headers take ${size}.`);
      skipText(scanner, "@");
    }
    takeAddress(scanner, (address) => `The headers of the crashed kernel begin at ${address}.`);
    return explained(scanner, source);
  },
  initrdmem: initrdPlace("early_initrdmem"),
  ramdisk_size: (value, kernel) => {
    const source = { file: "drivers/block/brd.c", function: "ramdisk_size" };
    const { value: number, rest } = readUnsigned(value, 0);
    if (isAtLeast(kernel.kernelVersion, "7.2") && parseInteger(value, integerRanges.ullong) === null) {
      return explainedAs("No number: the kernel does not take the word, and hands it to PID 1.", source);
    }
    const scanner = scanValue(value);
    take(scanner, value.length - rest.length, `Each RAM disk has ${bytesText(number * 1024n)}: the number counts KiB.`);
    takeIgnored(scanner, notRead);
    return explained(scanner, source);
  },
  stack_guard_gap: (value) => {
    const source = { file: "mm/mmap.c", function: "cmdline_parse_stack_guard_gap" };
    const { value: pages, rest } = readUnsigned(value, 10);
    if (rest !== "") return explainedAs("More than a decimal number: the kernel ignores it.", source);
    return explainedAs(`${groupDigits(pages)} pages lie between a stack and what is below it.`, source);
  },
  swiotlb: readBounceBuffers,
  reserve_mem: readReservedMemory,
  hugetlb_cma: readHugeContiguous,
};

/** Kernel: kernel/printk/printk.c log_buf_len_update; LOG_BUF_LEN_MAX is 2 GiB. */
function logBufferNote(bytes: bigint): string | null {
  if (bytes === 0n) return null;
  const limit = 1n << 31n;
  if (bytes > limit) return "More than 2 GiB is not supported: the kernel takes 2 GiB.";
  const rounded = 1n << BigInt((bytes - 1n).toString(2).length);
  const power = bytes === 1n ? 1n : rounded;
  const only = "It counts only where that is more than CONFIG_LOG_BUF_SHIFT gives.";
  return power === bytes ? only : `It is rounded up to ${bytesText(power)}, a power of two. ${only}`;
}

function coreMemory(name: string, what: string): ValueReader {
  return (value, { kernelVersion }) => {
    const source = { file: isAtLeast(kernelVersion, "6.12") ? "mm/mm_init.c" : "mm/page_alloc.c", function: name };
    if (name === "cmdline_parse_kernelcore" && /(?:^|,)mirror(?:,|$)/.test(value)) {
      return explainedAs("Mirrored memory is for the kernel, all other memory can be moved.", source);
    }
    const { value: number, rest } = readUnsigned(value, 0);
    const scanner = scanValue(value);
    if (rest.startsWith("%")) {
      take(scanner, value.length - rest.length + 1, `${groupDigits(number)} percent of the memory are ${what}.`);
    } else takeSize(scanner, (size) => `${size} of memory are ${what}.`);
    takeIgnored(scanner, notRead);
    return explained(scanner, source);
  };
}

/** Kernel: init/do_mounts_initrd.c early_initrdmem, early_initrd. */
function initrdPlace(name: string): ValueReader {
  return (value) => {
    const scanner = scanValue(value);
    const source = { file: "init/do_mounts_initrd.c", function: name };
    takeAddress(scanner, (address) => `The initramfs begins at the physical address ${address}.`);
    if (!skipText(scanner, ",")) {
      return explained(scanner, source, "Without a comma and a size behind it the kernel ignores the address.");
    }
    takeSize(scanner, (size) => `It has ${size}.`);
    takeIgnored(scanner, notRead);
    return explained(scanner, source);
  };
}

/** Kernel: kernel/dma/swiotlb.c setup_io_tlb_npages; a slab has 2 KiB (IO_TLB_SHIFT), and 128 belong together. */
function readBounceBuffers(value: string): ValueExplanation {
  const scanner = scanValue(value);
  if (/^\d/.test(value)) {
    const { value: slabs, rest } = readUnsigned(value, 0);
    const all = ((slabs + 127n) / 128n) * 128n;
    take(scanner, value.length - rest.length, `${groupDigits(all)} slabs of 2 KiB: ${bytesText(all * 2048n)}.`);
  }
  skipText(scanner, ",");
  if (/^\d/.test(restOf(scanner))) {
    const text = restOf(scanner);
    const { value: areas, rest } = readUnsigned(text, 0);
    take(
      scanner,
      text.length - rest.length,
      `${groupDigits(areas)} areas with locks of their own, rounded up to a power of two.`,
    );
  }
  skipText(scanner, ",");
  const word = restOf(scanner);
  if (word === "force") take(scanner, word.length, "All transfers of devices go through these buffers.");
  else if (word === "noforce") take(scanner, word.length, "These buffers are never used.");
  else takeIgnored(scanner, "Not known here: the kernel ignores it.");
  return explained(scanner, { file: "kernel/dma/swiotlb.c", function: "setup_io_tlb_npages" });
}

/** Kernel: mm/memblock.c reserve_mem (6.12 and newer). */
function readReservedMemory(value: string): ValueExplanation {
  const scanner = scanValue(value);
  const source = { file: "mm/memblock.c", function: "reserve_mem" };
  const refused = (why: string) => explained(scanner, source, `Refused: ${why}. The form is size:alignment:name.`);
  const { bytes } = takeSize(scanner, (size) => `${size} are reserved.`);
  if (bytes === 0n) return refused("the size is 0 or missing");
  if (!skipText(scanner, ":")) return refused("a colon is missing behind the size");
  takeSize(scanner, (size) => `The memory begins at a multiple of ${size}.`);
  if (!skipText(scanner, ":")) return refused("a colon is missing behind the alignment");
  const name = restOf(scanner);
  if (name.trim() === "" || name.length >= 16) return refused("the name needs 1 to 15 characters");
  take(scanner, name.length, "The name under which others ask for it.");
  return explained(scanner, source);
}

/** Kernel: mm/hugetlb.c cmdline_parse_hugetlb_cma: a size, or sizes by node. */
function readHugeContiguous(value: string, { kernelVersion }: KernelChoice): ValueExplanation {
  const file = isAtLeast(kernelVersion, "7.2") ? "mm/hugetlb_cma.c" : "mm/hugetlb.c";
  const source = { file, function: "cmdline_parse_hugetlb_cma" };
  const scanner = scanValue(value);
  for (let isFirst = true; ; isFirst = false) {
    const node = /^(\d+):/.exec(restOf(scanner));
    // Behind nodes a size alone is no form that anybody means.
    if (node === null && !isFirst) break;
    if (node !== null) {
      take(scanner, node[1]?.length ?? 0, "The memory node.");
      skipText(scanner, ":");
    }
    takeSize(scanner, (size) =>
      node === null
        ? `${size} of contiguous memory for huge pages, over all nodes.`
        : `${size} of contiguous memory for huge pages of that node.`,
    );
    if (node === null || !skipText(scanner, ",")) break;
  }
  takeIgnored(scanner, notRead);
  return explained(scanner, source);
}
