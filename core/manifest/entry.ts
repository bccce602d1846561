/** The six kinds of manifest lines and how the handlers of usr/gen_init_cpio.c read their fields. */
import { decodeBytes } from "../text/bytes.js";
import { bytesOf, offsetOf, type InputLine } from "./lines.js";
import {
  isGraph,
  isSpace,
  scanCharacter,
  scannerAt,
  scanNumber,
  scanWord,
  skipSpaces,
  type NumberFormat,
  type Scanner,
} from "./scan.js";

/** A piece of a manifest line: its text, and where it stands in the manifest (UTF-16 offsets). */
export interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A number of a manifest line: the value the tool works with, an unsigned 32-bit number, and where it stands. */
export interface NumberField {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The words that start a line, as in `file_handler_table`. */
export type EntryKind = "file" | "dir" | "nod" | "slink" | "pipe" | "sock";

/** What the tool reads out of a line with all its fields. Ranges are what the conversions took, not whole words. */
export type Entry = FileEntry | NodeEntry | SymlinkEntry | PlainEntry;

interface CommonFields {
  /** The name as written, with its leading slash. */
  readonly name: Field;
  /** Permissions, with any type bits that the line has. The tool adds the type bits of the entry's kind. */
  readonly mode: NumberField;
  readonly uid: NumberField;
  readonly gid: NumberField;
  /** The part of the line behind the last field, which the tool does not read; null when there is none. */
  readonly ignored: Field | null;
}

/** `file <name> <location> <mode> <uid> <gid> [<hard links>]` (`cpio_mkfile_line`). */
export interface FileEntry extends CommonFields {
  readonly kind: "file";
  /** Path of the source on the host, with its `${VARIABLES}` not yet replaced. */
  readonly location: Field;
  /** Other names of the same file. The data travels with the last one. */
  readonly links: readonly Field[];
}

/** `nod <name> <mode> <uid> <gid> <dev_type> <maj> <min>` (`cpio_mknod_line`). */
export interface NodeEntry extends CommonFields {
  readonly kind: "nod";
  /** One character: `b` makes a block device, every other one a character device. */
  readonly device: Field;
  readonly major: NumberField;
  readonly minor: NumberField;
}

/** `slink <name> <target> <mode> <uid> <gid>` (`cpio_mkslink_line`). */
export interface SymlinkEntry extends CommonFields {
  readonly kind: "slink";
  readonly target: Field;
}

/** `dir`, `pipe` or `sock <name> <mode> <uid> <gid>` (`cpio_mkgeneric_line`). */
export interface PlainEntry extends CommonFields {
  readonly kind: "dir" | "pipe" | "sock";
}

/** What a word of a line stands for. `argument` is a word of a line whose kind is not known. */
export type FieldRole =
  | "name"
  | "location"
  | "target"
  | "mode"
  | "uid"
  | "gid"
  | "device"
  | "major"
  | "minor"
  | "link"
  | "extra"
  | "argument";

/** The fields of each kind, in the order of the line, and what further words are. */
export const entryFields: Readonly<Record<EntryKind, { fields: readonly FieldRole[]; rest: "link" | "extra" }>> = {
  file: { fields: ["name", "location", "mode", "uid", "gid"], rest: "link" },
  dir: { fields: ["name", "mode", "uid", "gid"], rest: "extra" },
  nod: { fields: ["name", "mode", "uid", "gid", "device", "major", "minor"], rest: "extra" },
  slink: { fields: ["name", "target", "mode", "uid", "gid"], rest: "extra" },
  pipe: { fields: ["name", "mode", "uid", "gid"], rest: "extra" },
  sock: { fields: ["name", "mode", "uid", "gid"], rest: "extra" },
};

/** Whether a word is one of the six that the tool knows. Case counts. */
export function isEntryKind(word: string): word is EntryKind {
  return Object.hasOwn(entryFields, word);
}

/**
 * Reads the fields of a line of the given kind from byte `at` on, as `sscanf` does in the tool's handlers.
 * @param visible the line's bytes up to the first NUL; its newline may stay, being white space like any other.
 * @returns null when a field is missing or malformed: the handler says "Unrecognized … format".
 */
export function scanEntry(kind: EntryKind, line: InputLine, visible: string, at: number): Entry | null {
  const scanner = scannerAt(visible, at);
  const name = word(scanner, line);
  if (kind === "file") {
    const location = word(scanner, line);
    const ownership = scanOwnership(scanner, line);
    if (name === null || location === null || ownership === null) return null;
    const links = scanLinks(scanner, line);
    return { kind, name, location, ...ownership, links, ignored: remainder(scanner, line) };
  }
  if (kind === "slink") {
    const target = word(scanner, line);
    const ownership = scanOwnership(scanner, line);
    if (name === null || target === null || ownership === null) return null;
    return { kind, name, target, ...ownership, ignored: remainder(scanner, line) };
  }
  const ownership = scanOwnership(scanner, line);
  if (name === null || ownership === null) return null;
  if (kind !== "nod") return { kind, name, ...ownership, ignored: remainder(scanner, line) };
  const device = scanCharacter(scanner) ? takenField(scanner, line) : null;
  const major = number(scanner, line, "unsigned");
  const minor = number(scanner, line, "unsigned");
  if (device === null || major === null || minor === null) return null;
  return { kind, name, ...ownership, device, major, minor, ignored: remainder(scanner, line) };
}

/** The bytes `from`…`to` of a line as a field. */
export function fieldOf(line: InputLine, from: number, to: number): Field {
  const bytes = line.bytes.slice(from, to);
  const text = line.offsets === null ? bytes : decodeBytes(bytesOf(bytes));
  return { text, start: offsetOf(line, from), end: offsetOf(line, to) };
}

/** The `" %o %d %d"` that all kinds share. */
function scanOwnership(scanner: Scanner, line: InputLine): Pick<CommonFields, "mode" | "uid" | "gid"> | null {
  const mode = number(scanner, line, "octal");
  const uid = mode === null ? null : number(scanner, line, "decimal");
  const gid = uid === null ? null : number(scanner, line, "decimal");
  return mode === null || uid === null || gid === null ? null : { mode, uid, gid };
}

/**
 * The loop of `cpio_mkfile_line`. It goes on while the next word starts with a printable ASCII character, so that a name
 * that starts with another one ends the links without a word.
 */
function scanLinks(scanner: Scanner, line: InputLine): readonly Field[] {
  skipSpaces(scanner);
  if (!isGraph(scanner.bytes.charCodeAt(scanner.at))) return noLinks;
  const links: Field[] = [];
  while (isGraph(scanner.bytes.charCodeAt(scanner.at)) && scanWord(scanner)) {
    links.push(takenField(scanner, line));
    skipSpaces(scanner);
  }
  return links;
}

const noLinks: readonly Field[] = [];

function remainder(scanner: Scanner, line: InputLine): Field | null {
  skipSpaces(scanner);
  let end = scanner.bytes.length;
  while (isSpace(scanner.bytes.charCodeAt(end - 1))) end--;
  return scanner.at >= end ? null : fieldOf(line, scanner.at, end);
}

function word(scanner: Scanner, line: InputLine): Field | null {
  return scanWord(scanner) ? takenField(scanner, line) : null;
}

function number(scanner: Scanner, line: InputLine, format: NumberFormat): NumberField | null {
  if (!scanNumber(scanner, format)) return null;
  return { value: scanner.value, start: offsetOf(line, scanner.from), end: offsetOf(line, scanner.at) };
}

function takenField(scanner: Scanner, line: InputLine): Field {
  return fieldOf(line, scanner.from, scanner.at);
}
