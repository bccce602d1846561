/** What an editor tells about a word of a manifest: what the field means, and what becomes of the line. */
import type { TextRange } from "../cmdline/parse.js";
import { codeMarkdown, escapeMarkdown } from "../text/markdown.js";
import { describeDevice } from "./device-names.js";
import { isEntryKind, type Entry, type EntryKind } from "./entry.js";
import { expandLocation } from "./environment.js";
import { modeText } from "./mode-text.js";
import type { Manifest, ManifestLine } from "./parse.js";
import { explainVerdict } from "./verdict.js";
import { wordAt, type Word } from "./words.js";

/** A text about a word, as Markdown. */
export interface ManifestHover {
  /** The field under the cursor, one paragraph; null for the name, which the line is about anyway. */
  readonly field: string | null;
  /** The line as a whole. */
  readonly line: string;
  readonly range: TextRange;
}

/**
 * What stands at an offset of a manifest; null in comments and between words. `variables` is what `${NAME}` stands for,
 * where that is known. Never throws.
 */
export function describeManifestWord(
  manifest: Manifest,
  offset: number,
  variables: ReadonlyMap<string, string> | null = null,
): ManifestHover | null {
  const place = wordAt(manifest, offset);
  if (place?.word === null || place === null) return null;
  const { line, word } = place;
  return { field: fieldText(line, word, variables), line: lineText(line), range: word };
}

function fieldText(line: ManifestLine, word: Word, variables: ReadonlyMap<string, string> | null): string | null {
  const shown = `**${codeMarkdown(word.text)}**`;
  const text = fieldMeaning(line.entry, word, variables);
  return text === null ? null : `${shown}: ${text}`;
}

/** Markdown. */
function fieldMeaning(entry: Entry | null, word: Word, variables: ReadonlyMap<string, string> | null): string | null {
  switch (word.role) {
    case "type":
      return typeMeaning(word.text.toLowerCase());
    case "mode":
      return entry === null ? null : modeMeaning(entry);
    case "uid":
      return entry === null ? null : ownerMeaning("user", entry.uid.value);
    case "gid":
      return entry === null ? null : ownerMeaning("group", entry.gid.value);
    case "device":
    case "major":
    case "minor":
      return entry?.kind === "nod" ? deviceMeaning(entry, word) : null;
    case "location":
      return locationMeaning(word.text, variables);
    case "target":
      return targetMeaning(entry, word.text);
    case "link":
      return "Another name of the same file: a hard link. The contents travel with the last one.";
    case "extra":
      return "gen\\_init\\_cpio does not read this word.";
    case "name":
    case "argument":
      return null;
  }
}

function typeMeaning(type: string): string | null {
  return isEntryKind(type) ? typeMeanings[type] : null;
}

const typeMeanings: Readonly<Record<EntryKind, string>> = {
  dir: "A folder. Its own folder must stand further up, since the kernel makes none by itself.",
  file: "A file with the contents of a file of the host.",
  nod: "A device file. The driver behind its number must be in the kernel.",
  slink: "A symbolic link.",
  pipe: "A named pipe.",
  sock: "A socket.",
};

/** What the mode of the archive's member becomes. Kernel: usr/gen_init_cpio.c cpio_mkgeneric and its relatives. */
function modeMeaning({ mode, kind }: Entry): string {
  const bits = mode.value & 0o7777;
  const [owner, group, others] = [6, 3, 0].map((shift) => rights((bits >> shift) & 7));
  const sentences = [
    `${modeText(bits)}. The owner may ${owner ?? ""}, the group ${group ?? ""}, others ${others ?? ""}.`,
  ];
  if ((bits & 0o4000) !== 0) sentences.push("Set-user-id: it runs with the rights of its owner.");
  if ((bits & 0o2000) !== 0)
    sentences.push(
      kind === "dir"
        ? "Set-group-id: what is made in it gets its group."
        : "Set-group-id: it runs with the rights of its group.",
    );
  if ((bits & 0o1000) !== 0) sentences.push("Sticky: only owners may remove what is in it.");
  if (mode.value > 0o7777) sentences.push("The bits above 07777 are added to the kind of the entry.");
  return sentences.join(" ");
}

function rights(bits: number): string {
  const list = [bits & 4 ? "read" : "", bits & 2 ? "write" : "", bits & 1 ? "execute" : ""].filter(
    (word) => word !== "",
  );
  return list.length === 0 ? "do nothing" : list.join(", ");
}

function ownerMeaning(what: "user" | "group", id: number): string {
  if (id === 0) return what === "user" ? "It belongs to root." : "It belongs to the group root.";
  return `It belongs to the ${what} with the number ${id}; names are not known here.`;
}

function deviceMeaning({ device, major, minor }: Extract<Entry, { kind: "nod" }>, { role, text }: Word): string {
  const type = device.text === "b" ? "b" : "c";
  const known = describeDevice({ type, major: major.value, minor: minor.value });
  const kind = type === "b" ? "block device" : "character device";
  const what = known === null ? "" : `: ${known.name === null ? known.what : `\`${known.name}\`, ${known.what}`}`;
  const whole = `${kind} ${major.value}:${minor.value}${what}.`;
  const odd = role === "device" && text !== "b" && text !== "c" ? " Every letter but b makes a character device." : "";
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}${odd}`;
}

function locationMeaning(text: string, variables: ReadonlyMap<string, string> | null): string {
  const expanded = variables === null || !text.includes("${") ? null : expandLocation(text, variables);
  const path = expanded === null ? "" : ` Here: ${codeMarkdown(expanded)}.`;
  return `The file on the host whose contents it gets.${path}`;
}

function targetMeaning(entry: Entry | null, target: string): string {
  if (target.startsWith("/")) return "Where the link leads to, from the root folder of whoever follows it.";
  const name = entry?.name.text.replace(/^\/?/, "/") ?? "";
  const folder = name.slice(0, name.lastIndexOf("/"));
  return `Where the link leads to, from the folder of the link: ${codeMarkdown(resolved(`${folder}/${target}`))}.`;
}

/** A path with `.` and `..` taken out; links in it are not followed. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** What gen_init_cpio and the kernel do with the line. Kernel: usr/gen_init_cpio.c main, init/initramfs.c do_name. */
function lineText({ entry, verdict, type }: ManifestLine): string {
  const problem = explainVerdict(verdict, type?.text ?? "");
  if (problem !== null) return `**No entry**: ${escapeMarkdown(problem)}`;
  if (entry === null || !isEntryKind(entry.kind)) return "";
  const bits = entry.mode.value & 0o7777;
  const owner = entry.uid.value === 0 && entry.gid.value === 0 ? "root" : `${entry.uid.value}:${entry.gid.value}`;
  return `${codeMarkdown(pathOf(entry))}: ${whatIs(entry)}, \`${modeText(bits)}\`, owned by ${owner}.`;
}

/** gen_init_cpio takes one leading "/" away; the kernel unpacks from the root folder. */
function pathOf({ name }: Entry): string {
  return name.text.startsWith("/") ? name.text : `/${name.text}`;
}

function whatIs(entry: Entry): string {
  switch (entry.kind) {
    case "dir":
      return "a folder";
    case "file":
      return `a file with the contents of ${codeMarkdown(entry.location.text)}${entry.links.length === 0 ? "" : `, under ${entry.links.length + 1} names`}`;
    case "slink":
      return `a symbolic link to ${codeMarkdown(entry.target.text)}`;
    case "nod": {
      const type = entry.device.text === "b" ? "b" : "c";
      const numbers = { type, major: entry.major.value, minor: entry.minor.value } as const;
      const known = describeDevice(numbers);
      const what = known === null ? "" : ` (${known.what})`;
      return `the ${type === "b" ? "block" : "character"} device ${numbers.major}:${numbers.minor}${what}`;
    }
    case "pipe":
      return "a named pipe";
    case "sock":
      return "a socket";
  }
}
