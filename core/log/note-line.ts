/** Writes the record of a boot, line by line. */
import type { LogLine } from "./line.js";
import type { MessageMatch } from "./message.js";
import { messageNotes } from "./message-notes.js";
import { LONGEST_LIST, noteProgramOutput, type MutableBootRecord } from "./mutable-record.js";

/** Enters a line into the record. `matches` are the known messages that it holds. */
export function noteLine(boot: MutableBootRecord, line: LogLine, matches: readonly MessageMatch[]): void {
  if (line.text.trim() !== "") boot.lastLine = line;
  boot.lastTimeMs = line.timeMs ?? boot.lastTimeMs;
  for (const match of matches) messageNotes.get(match.message)?.(boot, line, match.values, match);
  if (matches.length > 0) return;
  noteProgramOutput(boot, line);
  noteListEntry(boot, line);
}

/**
 * The kernel lists file systems and devices line by line, each behind a blank or a device number, and the features of a
 * processor in one line.
 */
function noteListEntry(boot: MutableBootRecord, line: LogLine): void {
  if (boot.missingFeatures?.length === 0) {
    const words = line.text.trim().split(/\s+/).slice(0, LONGEST_LIST);
    // A feature without a name is a word and a bit of the table: "3:20".
    if (words.every((word) => /^[a-z0-9_:]+$/.test(word))) boot.missingFeatures = words;
  } else if (boot.triedFileSystems !== null) {
    const name = /^ ([\w.-]+)$/.exec(line.text)?.[1];
    if (name !== undefined && boot.triedFileSystems.length < LONGEST_LIST) boot.triedFileSystems.push(name);
  } else if (boot.rootAttempt !== null) {
    const device = /^(?: {2})?[0-9a-f:]{4,10} +\d+ (\S+)/.exec(line.text)?.[1];
    if (device !== undefined && boot.listedDevices.length < LONGEST_LIST) boot.listedDevices.push(device);
  }
}
