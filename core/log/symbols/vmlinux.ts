/** The symbol table of a vmlinux: the parts of an ELF file that name code, read piece by piece because the file is large. */
import { decodeBytes } from "../../text/bytes.js";
import { isElf } from "../../binary/elf.js";
import { isListed, type KernelSymbol } from "./table.js";

/** How the numbers of an ELF file are written. */
export interface ElfLayout {
  readonly wide: boolean;
  readonly little: boolean;
}

/** Where something stands in a file, in bytes. */
export interface FileRange {
  readonly offset: number;
  readonly length: number;
}

/** What the first bytes of an ELF file say about the rest. */
export interface ElfSections {
  readonly layout: ElfLayout;
  /** The table of section headers. */
  readonly headers: FileRange;
  readonly headerSize: number;
}

/** The symbols and what is needed to read them. */
export interface SymbolSections {
  readonly symbols: FileRange;
  readonly names: FileRange;
  /** The indexes of the sections that hold instructions. */
  readonly code: ReadonlySet<number>;
}

/** The bytes that `readElfSections` needs. */
export const elfHeadLength = 64;

const SHT_SYMTAB = 2;
const SHF_EXECINSTR = 4;
const STT_FUNC = 2;
const SHN_UNDEF = 0;
const SHN_LORESERVE = 0xff00;

/** Reads the ELF header; null where the bytes are none. */
export function readElfSections(head: Uint8Array): ElfSections | null {
  if (head.length < elfHeadLength || !isElf(head)) return null;
  const layout = { wide: head[4] === 2, little: head[5] === 1 };
  const view = viewOf(head);
  const { wide, little } = layout;
  const offset = wide ? Number(view.getBigUint64(40, little)) : view.getUint32(32, little);
  const headerSize = view.getUint16(wide ? 58 : 46, little);
  const count = view.getUint16(wide ? 60 : 48, little);
  const isPlausible = headerSize === (wide ? 64 : 40) && count > 0 && Number.isSafeInteger(offset);
  return isPlausible ? { layout, headers: { offset, length: headerSize * count }, headerSize } : null;
}

/** Finds the symbol table among the section headers; null in a stripped file. */
export function findSymbols({ layout, headerSize }: ElfSections, headers: Uint8Array): SymbolSections | null {
  const count = Math.floor(headers.length / headerSize);
  const sections = Array.from({ length: count }, (_, index) =>
    sectionAt(headers.subarray(index * headerSize, (index + 1) * headerSize), layout),
  );
  const symbols = sections.find(({ type }) => type === SHT_SYMTAB);
  const names = symbols === undefined ? undefined : sections[symbols.link];
  if (symbols === undefined || names === undefined) return null;
  const code = new Set(sections.flatMap(({ flags }, index) => ((flags & SHF_EXECINSTR) === 0 ? [] : [index])));
  return { symbols: symbols.range, names: names.range, code };
}

/** The symbols in a piece of the symbol table, which holds whole entries. `names` is the section of the names. */
export function parseSymbols(
  piece: Uint8Array,
  names: Uint8Array,
  code: ReadonlySet<number>,
  { wide, little }: ElfLayout,
): readonly KernelSymbol[] {
  const view = viewOf(piece);
  const entrySize = symbolSize({ wide, little });
  const symbols: KernelSymbol[] = [];
  for (let at = 0; at + entrySize <= piece.length; at += entrySize) {
    const info = view.getUint8(at + (wide ? 4 : 12));
    const section = view.getUint16(at + (wide ? 6 : 14), little);
    const type = info & 15;
    if (section === SHN_UNDEF || section >= SHN_LORESERVE || type > STT_FUNC) continue;
    const name = nameAt(names, view.getUint32(at, little));
    const letter = code.has(section) ? "T" : "D";
    if (name === "" || !isListed({ type: letter, name })) continue;
    const address = wide ? view.getBigUint64(at + 8, little) : BigInt(view.getUint32(at + 4, little));
    symbols.push({ address, type: letter, name });
  }
  return symbols;
}

/** The bytes of one entry of the symbol table. */
export function symbolSize({ wide }: ElfLayout): number {
  return wide ? 24 : 16;
}

interface Section {
  readonly type: number;
  readonly flags: number;
  readonly range: FileRange;
  /** For a symbol table the index of the section with its names. */
  readonly link: number;
}

function sectionAt(header: Uint8Array, { wide, little }: ElfLayout): Section {
  const view = viewOf(header);
  const word = (narrowAt: number, wideAt: number) =>
    wide ? Number(view.getBigUint64(wideAt, little)) : view.getUint32(narrowAt, little);
  return {
    type: view.getUint32(4, little),
    flags: word(8, 8),
    range: { offset: word(16, 24), length: word(20, 32) },
    link: view.getUint32(wide ? 40 : 24, little),
  };
}

function nameAt(names: Uint8Array, start: number): string {
  const end = names.indexOf(0, start);
  return decodeBytes(names.subarray(start, end < 0 ? names.length : end));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
