/** Text from the disk. */
import { isAscii, isUtf8 } from "node:buffer";
import { decodeBytes } from "../core/text/bytes.js";

/** The same as `decodeBytes(bytes)`, much faster for nearly every file. */
export function textOf(bytes: Buffer): string {
  // One byte a character is also what is quickest to work with.
  if (isAscii(bytes)) return bytes.toString("latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : decodeBytes(bytes);
}
