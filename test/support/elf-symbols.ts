/** A vmlinux that has nothing but a symbol table. */
import type { ElfLayout } from "../../core/log/symbols/vmlinux.js";

/** Name, address, and the kind of the section that it is in. */
export type FabricatedSymbol = readonly [name: string, address: number, kind: "code" | "data"];

/** An ELF file with these symbols; without any it has no symbol table, like a stripped one. */
export function elfWithSymbols({ wide, little }: ElfLayout, symbols: readonly FabricatedSymbol[]): Buffer {
  const names = Buffer.from(`\0${symbols.map(([name]) => `${name}\0`).join("")}`, "latin1");
  const entrySize = wide ? 24 : 16;
  const table = Buffer.alloc(entrySize * symbols.length);
  let nameAt = 1;
  symbols.forEach(([name, address, kind], index) => {
    const at = index * entrySize;
    put(table, at, 4, nameAt, little);
    put(table, at + (wide ? 8 : 4), wide ? 8 : 4, address, little);
    // A function or an object without a size, in section 1 or 2.
    table[at + (wide ? 4 : 12)] = kind === "code" ? 2 : 1;
    put(table, at + (wide ? 6 : 14), 2, kind === "code" ? 1 : 2, little);
    nameAt += name.length + 1;
  });
  const headLength = wide ? 64 : 52;
  const sections = [
    { type: 0, flags: 0, offset: 0, length: 0, link: 0 },
    { type: 1, flags: 6, offset: 0, length: 0, link: 0 },
    { type: 1, flags: 3, offset: 0, length: 0, link: 0 },
    ...(symbols.length === 0
      ? []
      : [
          { type: 2, flags: 0, offset: headLength, length: table.length, link: 4 },
          { type: 3, flags: 0, offset: headLength + table.length, length: names.length, link: 0 },
        ]),
  ];
  const headerSize = wide ? 64 : 40;
  const headers = Buffer.alloc(headerSize * sections.length);
  sections.forEach(({ type, flags, offset, length, link }, index) => {
    const at = index * headerSize;
    put(headers, at + 4, 4, type, little);
    const word = wide ? 8 : 4;
    put(headers, at + 8, word, flags, little);
    put(headers, at + (wide ? 24 : 16), word, offset, little);
    put(headers, at + (wide ? 32 : 20), word, length, little);
    put(headers, at + (wide ? 40 : 24), 4, link, little);
  });
  const head = Buffer.alloc(headLength);
  head.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1]);
  put(head, wide ? 40 : 32, wide ? 8 : 4, headLength + table.length + names.length, little);
  put(head, wide ? 58 : 46, 2, headerSize, little);
  put(head, wide ? 60 : 48, 2, sections.length, little);
  // Padded: the header of a 64-bit file is longer, and so much is always read.
  return Buffer.concat([head, table, names, headers, Buffer.alloc(64)]);
}

function put(buffer: Buffer, at: number, size: number, value: number, little: boolean): void {
  for (let index = 0; index < size; index++) {
    const byte = Math.floor(value / 256 ** index) % 256;
    buffer[at + (little ? index : size - 1 - index)] = byte;
  }
}
