/** The repair of a file that lacks its x bits: the mode of its manifest line. */
import type { Fix } from "./finding.js";
import { preferredFix, replaceRange } from "./manifest-edits.js";
import type { Place } from "./manifest-lines.js";

/** Writes a mode with x bits for all that may read, in as many digits as the old one has. Null for a line without mode. */
export function makeExecutable({ document, line }: Place): Fix | null {
  if (line.entry?.kind !== "file") return null;
  const { mode } = line.entry;
  const written = document.text.slice(mode.start, mode.end);
  const readable = mode.value & 0o444;
  const value = readable === 0 ? mode.value | 0o755 : mode.value | (readable >> 2);
  const text = (value >>> 0).toString(8).padStart(written.length, "0");
  return preferredFix(`Write the mode ${text}`, replaceRange(document, mode, text));
}
