/**
 * Which field of a manifest line is at fault where gen_init_cpio refuses the line, or reads its numbers otherwise than
 * they are written (the handlers of usr/gen_init_cpio.c read with `sscanf`).
 */
import { byteLength } from "../text/bytes.js";
import { entryFields, isEntryKind, type Entry, type EntryKind, type FieldRole } from "../manifest/entry.js";
import { PATH_MAX } from "../manifest/lines.js";
import type { Manifest, ManifestLine } from "../manifest/parse.js";
import { wordsOf, type Word } from "../manifest/words.js";

/** The first field of a line that is not what it must be. */
export interface FieldFault {
  readonly kind: EntryKind;
  /** The rule that speaks about it. */
  readonly code: "missing-fields" | "invalid-mode" | "invalid-id" | "invalid-device";
  readonly role: FieldRole;
  /** The word at fault; null where there is none. */
  readonly word: Word | null;
  /** All words of the line up to a comment, the type first. */
  readonly words: readonly Word[];
}

/** The fault of a line that the tool refuses or misreads; null for every other line. */
export function fieldFault(manifest: Manifest, line: ManifestLine): FieldFault | null {
  const { verdict, entry } = line;
  if (verdict.kind === "kept")
    return entry === null || isAsWritten(manifest.text, entry) ? null : findFault(manifest, line);
  if (verdict.code === "bad-fields" || verdict.code === "crash" || verdict.code === "lone-word") {
    return findFault(manifest, line);
  }
  return null;
}

/** Whether each number that the tool read ends where its word ends. */
function isAsWritten(text: string, entry: Entry): boolean {
  if (!endsWord(text, entry.mode.end) || !endsWord(text, entry.uid.end)) return false;
  if (entry.kind !== "nod") return endsWord(text, entry.gid.end);
  return endsWord(text, entry.gid.end) && endsWord(text, entry.major.end) && endsWord(text, entry.minor.end);
}

function endsWord(text: string, offset: number): boolean {
  return !(text.charCodeAt(offset) > 0x20);
}

function findFault(manifest: Manifest, line: ManifestLine): FieldFault | null {
  const all = wordsOf(manifest, line);
  const kind = all[0]?.text ?? "";
  if (!isEntryKind(kind)) return null;
  const words = beforeComment(all);
  for (const [index, role] of entryFields[kind].fields.entries()) {
    const word = words[index + 1];
    if (word !== undefined && byteLength(word.text) > PATH_MAX) return null;
    if (word !== undefined && isWellFormed(role, word.text)) continue;
    return {
      kind,
      code: word === undefined ? missingCode(role) : (codes[role] ?? "missing-fields"),
      role,
      word: word ?? null,
      words,
    };
  }
  return null;
}

const codes: Readonly<Partial<Record<FieldRole, FieldFault["code"]>>> = {
  mode: "invalid-mode",
  uid: "invalid-id",
  gid: "invalid-id",
  device: "invalid-device",
  major: "invalid-device",
  minor: "invalid-device",
};

/** A node without its device is a matter of devices. */
function missingCode(role: FieldRole): FieldFault["code"] {
  return codes[role] === "invalid-device" ? "invalid-device" : "missing-fields";
}

function isWellFormed(role: FieldRole, text: string): boolean {
  switch (role) {
    case "mode":
      return /^[+-]?[0-7]+$/.test(text);
    case "uid":
    case "gid":
    case "major":
    case "minor":
      return /^[+-]?[0-9]+$/.test(text);
    case "device":
      return byteLength(text) === 1;
    default:
      return true;
  }
}

/** A comment cannot stand where a path is wanted: there the word is the path. */
function beforeComment(words: readonly Word[]): readonly Word[] {
  const comment = words.findIndex(
    ({ role, text }) => text.startsWith("#") && role !== "name" && role !== "location" && role !== "target",
  );
  return comment < 0 ? words : words.slice(0, comment);
}
