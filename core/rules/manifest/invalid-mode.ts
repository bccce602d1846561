/** A mode that is no octal number, or whose type bits make another type of file than the line says. */
import type { Entry, EntryKind } from "../../manifest/entry.js";
import { membersOf, S_IFMT } from "../../manifest/member.js";
import { kindOfMode, type NodeKind } from "../../manifest/node.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { Word } from "../../manifest/words.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import { fieldFault } from "../field-faults.js";
import type { Finding, Fix } from "../finding.js";
import { possibleFix, preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import { nodeKindNames } from "../node-kinds.js";
import type { Rule } from "../rule.js";

export const invalidMode: Rule = {
  code: "invalid-mode",
  language: "manifest",
  title: "a mode that is not what it seems",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkgeneric_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile_line" },
    { file: "init/initramfs.c", function: "do_name" },
  ],
  check: (target) => findingsOfLines(target, checkLine),
};

/** First the form of the number, then its size, then what the bits mean together with the type of the line. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const fault = fieldFault(document.manifest, line);
  if (fault !== null) {
    if (fault.code !== "invalid-mode" || fault.word === null) return null;
    return reportForm(document, line, fault.word, fault.words);
  }
  const { entry, verdict } = line;
  if (verdict.kind !== "kept" || entry === null || entry.mode.value <= PERMISSIONS) return null;
  return entry.mode.value > MODE_BITS ? reportLarge(document, entry) : reportType(document, entry);
}

const PERMISSIONS = 0o7777;
const MODE_BITS = 0o177777;

/** `%o` stops at the first character that is no octal digit: the next field starts there, or the line is refused. */
function reportForm(document: ManifestDocument, line: ManifestLine, mode: Word, words: readonly Word[]): Finding {
  const isRefused = line.verdict.kind === "refused";
  // A path with a blank in it moves all fields by one word.
  const isMoved = words.slice(words.indexOf(mode) + 1).some(({ text }) => /^0?[0-7]{3,4}$/.test(text));
  const consequence = isRefused
    ? "gen_init_cpio refuses the line, and what it has written is no usable archive"
    : `gen_init_cpio reads no further than the last octal digit and takes the rest for the next field: the mode becomes ${octal(line.entry?.mode.value ?? 0)}, the owner ${line.entry?.uid.value ?? 0}`;
  const advice = isMoved ? " If a blank in front of it belongs to a path: paths in a manifest cannot have blanks." : "";
  return {
    code: "invalid-mode",
    severity: isRefused ? "error" : "warning",
    path: document.path,
    start: mode.start,
    end: mode.end,
    message: `${quoted(mode.text)} is no octal number such as 0755; ${consequence}.${advice}`,
    fixes: isMoved ? [] : repairs(document, mode),
    related: [],
  };
}

function repairs(document: ManifestDocument, mode: Word): readonly Fix[] {
  const { text } = mode;
  const write = (value: string) => replaceRange(document, mode, value);
  const symbolic = fromSymbols(text);
  if (symbolic !== null) return [preferredFix(`Write ${symbolic}`, write(symbolic))];
  const digits = /^(?:0?[oO]|0?[xX]|\\|\W+)?(0?[0-7]{3,4})\W*$/.exec(text)?.[1];
  if (digits !== undefined) {
    const mode4 = digits.padStart(4, "0");
    return [preferredFix(`Write ${mode4}`, write(mode4))];
  }
  // A number with an 8 or a 9 may be a usual mode in decimal notation.
  const decimal = /^[0-9]{3}$/.test(text) ? octal(Number(text)) : "";
  return usualModes.has(decimal)
    ? [possibleFix(`Write ${decimal}, which is ${text} in octal notation`, write(decimal))]
    : [];
}

/** Only these are proposed for a decimal number, as any three digits are some mode. */
const usualModes = new Set(["0755", "0700", "0644", "0600", "0777", "0555"]);

/** `rwxr-xr-x`, with or without the letter of the type, as `ls -l` shows it. */
function fromSymbols(text: string): string | null {
  const match = /^[-dlcbps]?((?:[r-][w-][xsStT-]){3})$/.exec(text);
  const symbols = match?.[1];
  if (symbols === undefined) return null;
  let mode = 0;
  for (let group = 0; group < 3; group++) {
    const [read, write, execute] = symbols.slice(group * 3, group * 3 + 3);
    const bits = (read === "r" ? 4 : 0) + (write === "w" ? 2 : 0) + (/[xst]/.test(execute ?? "") ? 1 : 0);
    const special = /[sStT]/.test(execute ?? "") ? 0o4000 >> group : 0;
    mode |= (bits << (6 - group * 3)) | special;
  }
  return octal(mode);
}

/** `umode_t` of the kernel has 16 bits; a minus sign sets all of them and more. */
function reportLarge(document: ManifestDocument, { mode }: Entry): Finding {
  const text = document.text.slice(mode.start, mode.end);
  return {
    code: "invalid-mode",
    severity: "warning",
    path: document.path,
    start: mode.start,
    end: mode.end,
    message: `A mode has 16 bits, that is at most 0177777, and the kernel drops what is above them: ${quoted(text)} becomes ${octal(mode.value & PERMISSIONS)}.`,
    fixes: [],
    related: [],
  };
}

/** The tool ORs the bits of the line's type to those that the mode has. */
function reportType(document: ManifestDocument, entry: Entry): Finding | null {
  const member = membersOf(entry, 0).at(-1);
  if (member === undefined) return null;
  const made = kindOfMode(member.mode);
  const meant = entry.kind === "nod" && entry.device.text === "b" ? "block" : kinds[entry.kind];
  if (made === meant) return null;
  const { mode } = entry;
  const plain = octal(mode.value & PERMISSIONS);
  const text = document.text.slice(mode.start, mode.end);
  const bits = octal(mode.value & S_IFMT);
  return {
    code: "invalid-mode",
    severity: "error",
    path: document.path,
    start: mode.start,
    end: mode.end,
    message:
      `${quoted(text)} has the type bits ${bits} besides the permissions. Together with those that gen_init_cpio adds for ` +
      `"${entry.kind}" they make ${outcome(made, member.body)}. Write the permissions alone: ${plain}.`,
    fixes: [preferredFix(`Write ${plain}`, replaceRange(document, mode, plain))],
    related: [],
  };
}

const kinds: Readonly<Record<EntryKind, NodeKind>> = {
  file: "file",
  dir: "dir",
  nod: "char",
  slink: "symlink",
  pipe: "pipe",
  sock: "socket",
};

/** What the kernel makes of an entry whose type is not the one of its line. */
function outcome(made: NodeKind | null, body: string): string {
  if (made === null) return "no type of file at all, and the kernel drops the entry";
  // do_header() skips an entry with contents whose type has none.
  if (body !== "none" && made !== "file" && made !== "symlink") {
    return `${nodeKindNames[made]}, and as that has no contents the kernel drops the entry`;
  }
  return nodeKindNames[made];
}

function octal(value: number): string {
  return value.toString(8).padStart(4, "0");
}
