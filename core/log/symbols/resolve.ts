/** What a place of code in a log is in a kernel whose symbols are known. */
import type { CodeReference, SymbolReference } from "./references.js";
import { symbolAt, symbolsNamed, type SymbolTable } from "./table.js";

/** Code of the kernel, found in its symbols. */
export interface FoundCode {
  readonly kind: "found";
  readonly name: string;
  /** Bytes behind the start of the symbol. */
  readonly offset: number;
  readonly size: number;
  /** The address in the image, as `addr2line` takes it. */
  readonly address: bigint;
  /** The address in the running kernel; null where it is not known how far that was moved. */
  readonly running: bigint | null;
  /** False where an address was looked up as if the kernel had not been moved, and nobody says so. */
  readonly certain: boolean;
}

/** What is known of a reference. */
export type ResolvedCode =
  | FoundCode
  /** In a module: the symbols of the kernel do not have it. */
  | { readonly kind: "module"; readonly module: string }
  /** The symbols are those of another kernel: there the symbol has other sizes, or none because it is not there. */
  | { readonly kind: "other-kernel"; readonly sizes: readonly number[] }
  /** Several symbols have this name and this size. */
  | { readonly kind: "several"; readonly addresses: readonly bigint[] }
  | { readonly kind: "unknown" };

/**
 * Looks a reference up.
 * @param moved how far the kernel was moved from the addresses that it is linked for; null where that is not known
 */
export function resolveCode(reference: CodeReference, table: SymbolTable, moved: bigint | null): ResolvedCode {
  if (reference.kind === "symbol") return resolveSymbol(reference, table, moved);
  // The size tells whether these are the symbols of the kernel that runs. An address alone cannot be checked.
  const address = reference.address - (moved ?? 0n);
  const place = symbolAt(table, address);
  if (place === null) return { kind: "unknown" };
  const { name, offset, size } = place;
  return { kind: "found", name, offset, size, address, running: reference.address, certain: moved !== null };
}

function resolveSymbol(reference: SymbolReference, table: SymbolTable, moved: bigint | null): ResolvedCode {
  if (reference.module !== null) return { kind: "module", module: reference.module };
  const named = symbolsNamed(table, reference.name);
  const offset = BigInt(reference.offset);
  const fitting = named.filter(({ sizes }) => sizes.includes(reference.size)).map(({ address }) => address + offset);
  const linked = reference.address === null || moved === null ? null : reference.address - moved;
  const [address, ...others] = linked === null ? fitting : fitting.filter((one) => one === linked);
  if (address === undefined) return { kind: "other-kernel", sizes: named.flatMap(({ sizes }) => sizes.slice(0, 1)) };
  if (others.length > 0) return { kind: "several", addresses: [address, ...others] };
  const running = reference.address ?? (moved === null ? null : address + moved);
  const { name, size } = reference;
  return { kind: "found", name, offset: reference.offset, size, address, running, certain: true };
}

/**
 * How far a kernel was moved, from a line that has an address beside its symbol; null where it does not tell.
 * Old kernels print such lines, and other architectures than x86 still do.
 */
export function movedBy(reference: CodeReference, table: SymbolTable): bigint | null {
  if (reference.kind !== "symbol" || reference.address === null) return null;
  const code = resolveCode({ ...reference, address: null }, table, null);
  return code.kind === "found" ? reference.address - code.address : null;
}

/** The address whose source line is meant: a return address stands behind its call. */
export function lineAddress({ role }: Pick<CodeReference, "role">, address: bigint): bigint {
  return role === "return" ? address - 1n : address;
}

/** An address as the kernel prints it. */
export function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
