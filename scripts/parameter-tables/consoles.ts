/** The names of consoles: what `console=` may name. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readCSource, stringValue, type CSource } from "../../core/parameters/kernel-tree/c-source.js";

/** Where drivers of consoles live. */
const places: readonly string[] = [
  "arch",
  "drivers/char",
  "drivers/net/netconsole.c",
  "drivers/s390",
  "drivers/tty",
  "drivers/usb/gadget",
  "drivers/usb/serial",
];

/** The names of the consoles in a kernel tree, with the source files of their drivers. */
export function scanConsoles(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of places.flatMap((place) => sourceFiles(root, place)).sort()) {
    const text = readFileSync(join(root, path), "latin1");
    if (!/\bstruct \w*console\b/.test(text)) continue;
    for (const name of consolesOf(readCSource(text))) {
      const files = found.get(name) ?? [];
      if (!files.includes(path)) found.set(name, [...files, path]);
    }
  }
  return found;
}

/** The names in the `struct console` of one file; those of consoles that only serve the early boot are left out. */
export function consolesOf({ code, directives }: CSource): readonly string[] {
  const names: string[] = [];
  for (const match of code.matchAll(/\bstruct console\s+\w+(?:\[\])?\s*(?:__\w+\s*)*=\s*\{/g)) {
    const body = code.slice(match.index, code.indexOf("\n}", match.index));
    const written = /\.name\s*=\s*("[^"]*"|\w+)/.exec(body)?.[1];
    if (written === undefined || /\bCON_BOOT\b/.test(body)) continue;
    const macro = directives.find(({ keyword, rest }) => keyword === "define" && /^\w+/.exec(rest)?.[0] === written);
    const name = stringValue(macro?.rest.slice(written.length) ?? written) ?? otherMacros[written];
    if (name !== undefined && !name.startsWith("early")) names.push(name);
  }
  for (const pattern of otherForms) names.push(...[...code.matchAll(pattern)].map(([, name = ""]) => name));
  return names;
}

/** Names that are copied (tegra-tcu.c, goldfish.c), stand in a larger struct (mips_ejtag_fdc.c) or in a macro (meson_uart.c). */
const otherForms: readonly RegExp[] = [
  /\bstrs?cpy\(\s*[\w>.-]*con(?:sole)?(?:\.|->)name,\s*"(\w+)"/g,
  /\.cons\s*=\s*\{\s*\.name\s*=\s*"(\w+)"/g,
  /^MESON_SERIAL_CONSOLE\((\w+)\)/gm,
];

/** Names that other files define: drivers/tty/serial/stm32-usart.h, drivers/tty/serial/8250/8250.h and the like. */
const otherMacros: Readonly<Record<string, string>> = {
  KBUILD_MODNAME: "liteuart",
  OMAP_SERIAL_NAME: "ttyO",
  STM32_SERIAL_NAME: "ttySTM",
};

function sourceFiles(root: string, path: string): readonly string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return path.endsWith(".c") ? [path] : [];
  return readdirSync(join(root, path)).flatMap((name) => sourceFiles(root, `${path}/${name}`));
}
