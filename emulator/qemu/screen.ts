/** Reads the text screen of a PC through QEMU's monitor, out of the memory and the registers of its VGA adapter. */
import type { Monitor } from "./monitor.js";

const COLUMNS = 80;
const ROWS = 25;
const TEXT_MEMORY = 0xb8000;

/** The lines on the screen; empty when the adapter shows graphics or QEMU does not answer. */
export async function readTextScreen(monitor: Monitor): Promise<readonly string[]> {
  // Graphics controller, register 6, bit 0: graphics mode. CRT controller, registers 12 and 13: first cell shown.
  const mode = await readIndexed(monitor, 0x3ce, 6);
  const high = await readIndexed(monitor, 0x3d4, 12);
  const low = await readIndexed(monitor, 0x3d4, 13);
  if (mode === null || high === null || low === null || (mode & 1) !== 0) return [];

  const address = TEXT_MEMORY + 2 * ((high << 8) | low);
  const dump = await monitor.command(`xp /${COLUMNS * ROWS}xh 0x${address.toString(16)}`);
  const cells = (dump ?? "").matchAll(/\b0x([0-9a-f]{4})\b/g);
  // The low byte of a cell is its character, in code page 437, of which only ASCII is shown here.
  const characters = Array.from(cells, ([, cell = "0"]) => printable(parseInt(cell, 16) & 0xff));
  const lines = Array.from({ length: ROWS }, (_, row) =>
    characters
      .slice(row * COLUMNS, (row + 1) * COLUMNS)
      .join("")
      .trimEnd(),
  );
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

function printable(code: number): string {
  if (code === 0) return " ";
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "?";
}

/** Reads a register behind an index port: given an index, `i` writes it to the port and reads the port above. */
async function readIndexed(monitor: Monitor, port: number, index: number): Promise<number | null> {
  const answer = await monitor.command(`i /xb 0x${port.toString(16)}.${index}`);
  const value = /= 0x([0-9a-f]+)/.exec(answer ?? "")?.[1];
  return value === undefined ? null : parseInt(value, 16);
}
