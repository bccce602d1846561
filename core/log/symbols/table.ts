/** The symbols of one kernel image, to go from names to addresses and back. */

/** A symbol as `nm` lists it. */
export interface KernelSymbol {
  /** The address that the kernel is linked for. */
  readonly address: bigint;
  /** The letter of `nm`: `T` and `t` for code. */
  readonly type: string;
  readonly name: string;
}

/** The symbols from the start of the kernel's code on. A position counts them in order of their addresses. */
export interface SymbolTable {
  /** The address of the first one. */
  readonly base: bigint;
  /** Where each one starts, by position, in bytes behind `base`. */
  readonly starts: Float64Array;
  /** By position: 1 for code. */
  readonly isCode: Uint8Array;
  readonly nameAt: (position: number) => string;
  /** The positions of the symbols with a name. */
  readonly named: (name: string) => readonly number[];
}

/** What stands at an address. */
export interface SymbolPlace {
  readonly name: string;
  /** Bytes behind the start of the symbol. */
  readonly offset: number;
  /** Bytes to the next symbol. */
  readonly size: number;
}

// The kernel keeps neither in kallsyms: scripts/mksysmap (6.12; before 6.3 scripts/kallsyms.c is_ignored_symbol too).
const ignoredTypes = new Set(["a", "N", "U", "w"]);
const ignoredNames =
  /^(?:\$|\.L|__efistub_|__pi_(?:\$|\.L)|__kvm_nvhe_(?:\$|\.L)|__[A-Za-z0-9]*Thunk_|__(?:kvm_nvhe___|pi___)?kcfi_typeid_|__crc_|__kstrtab(?:ns)?_|L0$)|(?:_from_arm|_from_thumb|_veneer)$/;

/** Whether a symbol is one of those that kernel tools list. */
export function isListed({ type, name }: Pick<KernelSymbol, "type" | "name">): boolean {
  return !ignoredTypes.has(type) && !ignoredNames.test(name);
}

/** Makes a table of symbols that come in pieces, in any order. Each call is short, so that others can work in between. */
export interface SymbolTableBuilder {
  readonly add: (symbols: readonly KernelSymbol[]) => void;
  /**
   * The table; null where the symbols do not tell where the code starts, as in the empty System.map that distributions
   * ship. What lies before, absolute values and offsets into per-CPU data, is no place in the kernel.
   */
  readonly finish: () => SymbolTable | null;
}

/** A table of which nothing is known yet. */
export function symbolTableBuilder(): SymbolTableBuilder {
  const names: string[] = [];
  const addresses: bigint[] = [];
  const code: boolean[] = [];
  // Most names are there once: no list is made for them.
  const byName = new Map<string, number | readonly number[]>();
  let base: bigint | null = null;
  return {
    add(symbols) {
      for (const symbol of symbols) {
        const { name, address, type } = symbol;
        if (startsCode(name) && (base === null || address < base)) base = address;
        if (type === "A" || !isListed(symbol)) continue;
        const known = byName.get(name);
        byName.set(name, known === undefined ? names.length : [known, names.length].flat());
        names.push(name);
        addresses.push(address);
        code.push(/^[TtW]$/.test(type));
      }
    },
    finish: () => (base === null ? null : sortedTable({ base, names, addresses, code, byName })),
  };
}

/** The table of symbols that are all there. */
export function symbolTable(symbols: readonly KernelSymbol[]): SymbolTable | null {
  const builder = symbolTableBuilder();
  builder.add(symbols);
  return builder.finish();
}

/** include/asm-generic/vmlinux.lds.h and sections.h give both to every architecture. */
function startsCode(name: string): boolean {
  return name === "_text" || name === "_stext";
}

interface CollectedSymbols {
  readonly base: bigint;
  readonly names: readonly string[];
  readonly addresses: readonly bigint[];
  readonly code: readonly boolean[];
  readonly byName: ReadonlyMap<string, number | readonly number[]>;
}

/** A kernel has less than this many bytes and symbols: then a start and an index are one exact number. */
const mostBytes = 2 ** 31;
const mostSymbols = 2 ** 22;

function sortedTable({ base, names, addresses, code, byName }: CollectedSymbols): SymbolTable {
  // Numbers sort many times faster than objects.
  const keys = new Float64Array(Math.min(addresses.length, mostSymbols));
  let count = 0;
  for (let index = 0; index < keys.length; index++) {
    const start = Number((addresses[index] ?? 0n) - base);
    if (start >= 0 && start < mostBytes) keys[count++] = start * mostSymbols + index;
  }
  const sorted = keys.subarray(0, count).sort();
  const order = new Uint32Array(count);
  const starts = new Float64Array(count);
  const isCode = new Uint8Array(count);
  const rank = new Int32Array(names.length).fill(-1);
  for (let position = 0; position < count; position++) {
    const key = sorted[position] ?? 0;
    const index = key % mostSymbols;
    order[position] = index;
    rank[index] = position;
    starts[position] = (key - index) / mostSymbols;
    isCode[position] = code[index] === true ? 1 : 0;
  }
  return {
    base,
    starts,
    isCode,
    nameAt: (position) => names[order[position] ?? -1] ?? "",
    named: (name) =>
      [byName.get(name) ?? []]
        .flat()
        .map((index) => rank[index] ?? -1)
        .filter((position) => position >= 0),
  };
}

/** The symbol that holds an address of the kernel as it was linked; null outside. */
export function symbolAt(table: SymbolTable, address: bigint): SymbolPlace | null {
  const wanted = Number(address - table.base);
  const index = lastAtOrBefore(table.starts, wanted);
  const start = table.starts[index];
  if (start === undefined) return null;
  const first = firstWithStart(table.starts, index);
  const size = sizesOf(table, first)[0];
  // Behind the last symbol, which marks the end, is nothing of the kernel.
  return size === undefined ? null : { name: table.nameAt(first), offset: wanted - start, size };
}

/** The places of all symbols with a name, as addresses, each with what may be its size. */
export function symbolsNamed(
  table: SymbolTable,
  name: string,
): readonly { readonly address: bigint; readonly sizes: readonly number[] }[] {
  return table.named(name).map((index) => ({
    address: table.base + BigInt(table.starts[index] ?? 0),
    sizes: sizesOf(table, index),
  }));
}

/**
 * The ways to the next symbol, and to the next one of code: a kernel without CONFIG_KALLSYMS_ALL knows of no other.
 * Kernel: kernel/kallsyms.c get_symbol_pos; scripts/kallsyms.c symbol_valid.
 */
function sizesOf({ starts, isCode }: SymbolTable, index: number): readonly number[] {
  const start = starts[index] ?? 0;
  const sizes: number[] = [];
  for (let next = index + 1; next < starts.length; next++) {
    const size = (starts[next] ?? 0) - start;
    if (size === 0) continue;
    if (sizes.length === 0) sizes.push(size);
    if (isCode[next] !== 1) continue;
    if (sizes[0] !== size) sizes.push(size);
    break;
  }
  return sizes;
}

function lastAtOrBefore(starts: Float64Array, wanted: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Of several symbols at one address the kernel names the first (kernel/kallsyms.c get_symbol_pos). */
function firstWithStart(starts: Float64Array, index: number): number {
  let first = index;
  while (first > 0 && starts[first - 1] === starts[index]) first--;
  return first;
}
