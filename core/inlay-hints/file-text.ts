/** Sizes and kinds of files in a few words. */
import { isElf } from "../binary/elf.js";
import { headOf, type FileContent } from "../binary/file-content.js";
import { machineName } from "../binary/machine.js";
import { parseScriptLine } from "../binary/script.js";

/** `512 B`, `12 KiB`, `1.4 MiB`: at most three digits and a point. */
export function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value));
  return `${digits} ${units[unit] ?? ""}`;
}

/** For what a program was built, or what runs a script; null for everything else and for what nobody has looked at. */
export function contentText(content: FileContent): string | null {
  const head = headOf(content);
  if (head === null) return null;
  if (isElf(head)) return elfText(head);
  const script = parseScriptLine(head);
  return script === null ? null : `script for ${script.interpreter}`;
}

/** `e_ident` says class and byte order, `e_machine` the processor (include/uapi/linux/elf.h). */
function elfText(head: Uint8Array): string | null {
  const isBig = head[5] === 2;
  const [first = 0, second = 0] = head.subarray(18, 20);
  const name = machineName(isBig ? first * 256 + second : second * 256 + first);
  if (name.includes("-bit")) return name;
  return head[4] === 1 || head[4] === 2 ? `${head[4] === 2 ? 64 : 32}-bit ${name}` : name;
}
