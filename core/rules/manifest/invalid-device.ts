/** A device node whose type letter or numbers are missing or wrong. */
import type { NodeEntry } from "../../manifest/entry.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { Word } from "../../manifest/words.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import { deviceText, wellKnownDevice } from "../device-numbers.js";
import { fieldFault, type FieldFault } from "../field-faults.js";
import type { Finding, Fix } from "../finding.js";
import { possibleFix, preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const invalidDevice: Rule = {
  code: "invalid-device",
  language: "manifest",
  title: "a device node without a proper device",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mknod_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mknod" },
    { file: "init/initramfs.c", function: "parse_header" },
    { file: "include/linux/kdev_t.h", function: "new_encode_dev" },
  ],
  check: (target) => findingsOfLines(target, checkLine),
};

/** First the form of the three fields, then the letter, then the size of the numbers. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const fault = fieldFault(document.manifest, line);
  if (fault !== null) return fault.code === "invalid-device" ? reportForm(document, line, fault) : null;
  const { entry, verdict } = line;
  if (verdict.kind !== "kept" || entry?.kind !== "nod") return null;
  if (entry.device.text !== "b" && entry.device.text !== "c") return reportLetter(document, entry);
  return entry.major.value > MOST_MAJOR || entry.minor.value > MOST_MINOR ? reportRange(document, entry) : null;
}

const MOST_MAJOR = 0xfff;
const MOST_MINOR = 0xfffff;

/** `%c` takes one character, so a longer word goes on into the next number. */
function reportForm(document: ManifestDocument, line: ManifestLine, fault: FieldFault): Finding | null {
  const last = fault.words.at(-1);
  const place = fault.word ?? last;
  if (place === undefined || last === undefined) return null;
  const problem =
    fault.word === null
      ? `The line lacks ${fault.role === "device" ? "the type of the device (b or c) and its numbers" : `the ${fault.role} number`}`
      : `${quoted(fault.word.text)} is no ${fault.role === "device" ? "type of device: that is b (block) or c (character)" : "number of a device"}`;
  const consequence =
    line.verdict.kind === "refused"
      ? "gen_init_cpio refuses it, and what it has written is no usable archive"
      : "gen_init_cpio reads the first characters of the word and goes on in the middle of it";
  return {
    code: "invalid-device",
    severity: line.verdict.kind === "refused" ? "error" : "warning",
    path: document.path,
    start: place.start,
    end: place.end,
    message: `${problem}. The form is "nod <name> <mode> <uid> <gid> <b or c> <major> <minor>"; ${consequence}.`,
    fixes: repairs(document, fault, last),
    related: [],
  };
}

/** What the author wrote with another separator or in words, else what the name stands for everywhere. */
function repairs(document: ManifestDocument, { words }: FieldFault, last: Word): readonly Fix[] {
  const gid = words[GID];
  if (gid === undefined) return [];
  const written = words.slice(GID + 1).map(({ text }) => text);
  const known = wellKnownDevice(words[1]?.text ?? "");
  const device = asDevice(written) ?? (known === null ? null : deviceText(known));
  if (device === null) return [];
  const edit = replaceRange(document, { start: gid.end, end: last.end }, ` ${device}`);
  return [preferredFix(`Write ${device}`, edit)];
}

/** The place of the group in a `nod` line, the type being word 0. */
const GID = 4;

/** `c 5 1` out of `char 5 1`, `c 5:1`, `c 5,1` …; null where a part is missing. */
function asDevice(written: readonly string[]): string | null {
  const match = /^(b|c|block|char|character|B|C)?[ ,:]*([0-9]+)[ ,:]+([0-9]+)$/.exec(written.join(" "));
  const [, type, major, minor] = match ?? [];
  if (type === undefined || major === undefined || minor === undefined) return null;
  return `${type.charAt(0).toLowerCase()} ${major} ${minor}`;
}

/** Every letter but `b` makes a character device. */
function reportLetter(document: ManifestDocument, { device }: NodeEntry): Finding {
  const isBlock = device.text === "B";
  const isHarmless = device.text === "C" || device.text === "u";
  const write = (letter: string) => replaceRange(document, device, letter);
  const fixes = isBlock
    ? [preferredFix("Write b", write("b"))]
    : isHarmless
      ? [preferredFix("Write c", write("c"))]
      : [possibleFix("Write c", write("c")), possibleFix("Write b", write("b"))];
  return {
    code: "invalid-device",
    severity: isHarmless ? "hint" : "warning",
    path: document.path,
    start: device.start,
    end: device.end,
    message: `The type of a device is b (block) or c (character). gen_init_cpio makes a character device of every other letter, ${quoted(device.text)} too, without a word.`,
    fixes,
    related: [],
  };
}

/** The kernel puts 12 bits of major number above 20 bits of minor number. */
function reportRange(document: ManifestDocument, { major, minor }: NodeEntry): Finding {
  const number = ((major.value << 20) | minor.value) >>> 0;
  const place = major.value > MOST_MAJOR ? major : minor;
  return {
    code: "invalid-device",
    severity: "warning",
    path: document.path,
    start: place.start,
    end: place.end,
    message:
      `A major number is at most ${MOST_MAJOR}, a minor number at most ${MOST_MINOR}. What is above runs into the other or is lost: ` +
      `the kernel makes the device ${number >>> 20}:${number & MOST_MINOR} of ${major.value}:${minor.value}.`,
    fixes: [],
    related: [],
  };
}
