/** The places in a line of a log that name code of the kernel: `func+0x12/0x34 [module]` and raw addresses. */
import { longestLine } from "../line.js";

/** A symbol with an offset, as lib/vsprintf.c symbol_string() prints `%pS` and `%pB`. */
export interface SymbolReference {
  readonly kind: "symbol";
  /** The reference in the line, in UTF-16 units; with the module, without the brackets around an address. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly offset: number;
  /** The size of the symbol in bytes, as the running kernel knew it: the way to the next symbol. */
  readonly size: number;
  /** The module that the symbol is in; null for the kernel itself. */
  readonly module: string | null;
  /** The address that the line itself gives beside the name; null where it gives none. */
  readonly address: bigint | null;
  readonly role: CodeRole;
}

/** An address without a name. */
export interface AddressReference {
  readonly kind: "address";
  readonly start: number;
  readonly end: number;
  readonly address: bigint;
  readonly role: CodeRole;
}

/** Code of the kernel that a log names. */
export type CodeReference = SymbolReference | AddressReference;

/**
 * `instruction`: the one that was executed. `return`: the one behind a call, so that the call itself ends one byte before:
 * for a call in the last line of a function the address belongs to the next one already.
 */
export type CodeRole = "instruction" | "return";

// kernel/kallsyms.c __sprint_symbol: "+%#lx/%#lx", then " [module]" or, with the build's identity, " [module identity]".
const symbol = /([A-Za-z_.$][\w.$]*)\+0x([0-9a-f]+)\/0x([0-9a-f]+)(?: \[([\w-]+)(?: [0-9a-f]{2,40})?\])?/g;

/**
 * Addresses as the kernel and its architectures print them, each in a group of its own. Where the kernel knows no name,
 * because it was built without CONFIG_KALLSYMS, `%pS` is the address with 0x (kernel/kallsyms.c __sprint_symbol).
 */
const addressForms: readonly RegExp[] = [
  // [<c1000000>]: all architectures once, some still
  /\[<(?:0x)?([0-9a-f]{8}|[0-9a-f]{16})>\]/,
  // EIP: 0xc1000000, RIP: 0010:0xffffffff81000000, NIP [c00000000000e1b4], epc   : 80101234
  /\b(?:[ER]?IP|PC|pc|LR|lr|NIP|epc|ra)\s*:? (?:is at )?(?:[0-9a-f]{2,4}:)?\[?(?:0x)?([0-9a-f]{16}|[0-9a-f]{8})\b/,
  // An entry of a trace: " ? 0xc1000000"
  /\s(?:\? )?0x([0-9a-f]{16}|[0-9a-f]{8})\s*$/,
  // The half of the address space that 64-bit kernels keep for themselves
  /\[(c[0-9a-f]{15})\]/,
  /\b(?:0x)?(ffff[0-9a-f]{12})\b/,
];
const rawAddress = new RegExp(addressForms.map(({ source }) => source).join("|"), "g");

// arch/x86/kernel/dumpstack.c show_ip, arch/arm64 and arch/arm __show_regs, arch/riscv, powerpc, mips show_regs. A link
// register holds a return address.
const instructionMark = /(?:^|[\s:[])(?:RIP|EIP|PC|pc|epc|NIP|PC is at)\s*:?\s*(?:\[?<?(?:0x)?[0-9a-f:]*>?\]?\s*)*$/;

/** What a line names, from left to right; an address that stands beside its own symbol is not named twice. */
export function codeReferences(line: string): readonly CodeReference[] {
  if (line.length > longestLine || !/[0-9a-f]{8}|\+0x/.test(line)) return [];
  const addresses = [...line.matchAll(rawAddress)].map((match) => addressReference(line, match));
  const references: CodeReference[] = [...line.matchAll(symbol)].map((match) => {
    const before = addresses.find(({ end }) => /^[>\]\s(]*$/.test(line.slice(end, match.index)) && end <= match.index);
    return symbolReference(line, match, before ?? null);
  });
  const named = new Set(references.flatMap((one) => (one.kind === "symbol" ? [one.address] : [])));
  references.push(...addresses.filter(({ address }) => !named.has(address)));
  return references.sort((a, b) => a.start - b.start);
}

function symbolReference(line: string, match: RegExpExecArray, beside: AddressReference | null): SymbolReference {
  const [text, name = "", offset = "", size = "", module] = match;
  return {
    kind: "symbol",
    start: match.index,
    end: match.index + text.length,
    name,
    offset: Number.parseInt(offset, 16),
    size: Number.parseInt(size, 16),
    module: module ?? null,
    address: beside?.address ?? null,
    role: roleAt(line, match.index),
  };
}

function addressReference(line: string, match: RegExpExecArray): AddressReference {
  // All groups but one are empty.
  const digits = match.slice(1).join("");
  const start = match.index + match[0].lastIndexOf(digits);
  return {
    kind: "address",
    start,
    end: start + digits.length,
    address: BigInt(`0x${digits}`),
    role: roleAt(line, start),
  };
}

function roleAt(line: string, start: number): CodeRole {
  return instructionMark.test(line.slice(Math.max(0, start - 60), start)) ? "instruction" : "return";
}

// arch/x86/kernel/setup.c dump_kernel_offset, and arch/arm64, riscv and powerpc kernel/setup*.c
const kernelOffset = /Kernel Offset: (?:0x([0-9a-f]+) from 0x[0-9a-f]+|disabled\b)/;

/** How far the kernel was moved from the addresses that it is linked for; null where the line does not say that. */
export function readKernelOffset(line: string): bigint | null {
  const match = kernelOffset.exec(line);
  return match === null ? null : BigInt(`0x${match[1] ?? "0"}`);
}
