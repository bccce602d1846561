/** System.map: the symbols of a kernel as text, a line each, `ffffffff81000000 T _text`. */
import { isListed, type KernelSymbol } from "./table.js";

const line = /^([0-9a-f]{8,16}) ([A-Za-z?]) (\S+)/;

/** Whether the beginning of a file looks like a System.map. */
export function looksLikeSystemMap(head: string): boolean {
  return line.test(head);
}

/** The symbols of complete lines. What is no symbol, and what kernel tools leave out, is left out. */
export function parseSystemMap(text: string): readonly KernelSymbol[] {
  const symbols: KernelSymbol[] = [];
  for (const one of text.split("\n")) {
    const [, address, type = "", name = ""] = line.exec(one) ?? [];
    if (address !== undefined && isListed({ type, name }))
      symbols.push({ address: BigInt(`0x${address}`), type, name });
  }
  return symbols;
}
