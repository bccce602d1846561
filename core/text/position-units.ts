/** Columns in the units that an editor counts: bytes of UTF-8, units of UTF-16, or characters (UTF-32). */
import { byteLength } from "./bytes.js";

/** What a column counts. */
export type PositionUnit = "utf-8" | "utf-16" | "utf-32";

/** The column in another unit of a column of a line in UTF-16 units. One inside a character is moved to its start. */
export function columnInUnits(line: string, column: number, unit: PositionUnit): number {
  if (unit === "utf-16") return Math.min(column, line.length);
  const before = line.slice(0, characterStart(line, column));
  return unit === "utf-8" ? byteLength(before) : Array.from(before).length;
}

/**
 * The way back: a column in UTF-16 units. One behind the end of the line is moved to the end, and one inside a character
 * to its start.
 */
export function columnFromUnits(line: string, column: number, unit: PositionUnit): number {
  if (unit === "utf-16") return Math.min(column, line.length);
  let units = 0;
  let at = 0;
  for (const character of line) {
    units += unit === "utf-8" ? byteLength(character) : 1;
    if (units > column) return at;
    at += character.length;
  }
  return at;
}

function characterStart(line: string, column: number): number {
  const at = Math.max(0, Math.min(column, line.length));
  const isInside = at > 0 && (line.codePointAt(at - 1) ?? 0) > 0xffff;
  return isInside ? at - 1 : at;
}
