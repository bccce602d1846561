/** Where the documents of a target name paths of the initramfs. */
import type { TextPlace } from "../bootpath/places.js";
import { sameParameterName } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import type { Field } from "../manifest/entry.js";
import type { ManifestLine } from "../manifest/parse.js";
import { lineAt } from "../manifest/words.js";
import type { BootTarget, CommandLineDocument, ManifestDocument } from "../project/boot-target.js";
import { namesOf } from "../rules/manifest-lines.js";
import { archivePaths, parentPlace, rootPlace, type ArchivePaths, type PathPart } from "./archive-paths.js";

/**
 * What a path is there for. `name`: the name of an entry. `link`: a further name of a file. `target`: where a symbolic
 * link leads. `rdinit`, `init`: values of these parameters. `argument`: a word that PID 1 gets. `value`: the value of
 * another parameter, of which nobody knows whether it is a path of the initramfs.
 */
export type MentionRole = "name" | "link" | "target" | "rdinit" | "init" | "argument" | "value";

/** One path in a document of the target. */
export interface Mention extends TextPlace {
  readonly text: string;
  readonly role: MentionRole;
  /** The place that a relative path starts from. */
  readonly folder: string;
  /** The line of a manifest that it is on; null on a command line. */
  readonly line: ManifestLine | null;
  /** For a `target` the place of the link that has it, else null. */
  readonly owner: string | null;
}

/** All mentions of a target. */
export interface MentionIndex {
  readonly all: readonly Mention[];
  /** By the place that the whole path leads to, in the order of the documents. */
  readonly byPlace: ReadonlyMap<string, readonly Mention[]>;
}

/** Every mention, found once for each target. Takes time linear in the size of its documents. */
export function mentionIndex(target: BootTarget): MentionIndex {
  const known = indexes.get(target);
  if (known !== undefined) return known;
  const paths = archivePaths(target.tree);
  const all: Mention[] = target.cmdline === null ? [] : [...mentionsOfCommandLine(target.cmdline)];
  for (const document of target.manifests) {
    for (const line of document.manifest.lines) addMentionsOfLine(all, document, line, paths);
  }
  const byPlace = new Map<string, Mention[]>();
  for (const mention of all) {
    const place = paths.placeOf(mention.text, mention.folder);
    const there = byPlace.get(place);
    if (there === undefined) byPlace.set(place, [mention]);
    else there.push(mention);
  }
  const index = { all, byPlace };
  indexes.set(target, index);
  return index;
}

/** The lines that make something at a place: as name of an entry, or as further name of a file. */
export function makersOf(target: BootTarget, place: string): readonly Mention[] {
  return (mentionIndex(target).byPlace.get(place) ?? []).filter(isMaker);
}

/** Whether a mention makes what it names. */
export function isMaker({ role }: Mention): boolean {
  return role === "name" || role === "link";
}

/** A component of a mentioned path, at a cursor. */
export interface MentionedPart {
  readonly mention: Mention;
  readonly part: PathPart;
  /** The path up to the end of the component, in offsets of the document. */
  readonly start: number;
  readonly end: number;
}

/** What a cursor is on, its end included: the path up to the component there. Null where no path is. */
export function mentionedPartAt(target: BootTarget, path: string, offset: number): MentionedPart | null {
  const paths = archivePaths(target.tree);
  const around = mentionsAround(target, path, offset, paths);
  const mention =
    around.find(({ start, end }) => start <= offset && offset <= end) ??
    // A quote belongs to its word.
    around.find(({ start, end }) => isQuote(target, path, start - 1, offset) || isQuote(target, path, end, offset - 1));
  if (mention === undefined) return null;
  const parts = paths.partsOf(mention.text, mention.folder);
  // Torn characters and the like: then only the whole path has a range.
  const isExact = mention.text.length === mention.end - mention.start;
  const part = (isExact ? parts.find(({ end }) => offset <= mention.start + end) : undefined) ?? parts.at(-1);
  const whole: PathPart = { start: 0, end: mention.text.length, name: "", place: rootPlace };
  const end = isExact && part !== undefined ? mention.start + part.end : mention.end;
  return { mention, part: part ?? whole, start: mention.start, end };
}

/** Whether the cursor is beside a quote of the command line that stands at `at`. */
function isQuote({ cmdline }: BootTarget, path: string, at: number, beside: number): boolean {
  return at === beside && cmdline?.path === path && cmdline.text.charAt(at) === '"';
}

const indexes = new WeakMap<BootTarget, MentionIndex>();

function mentionsAround(target: BootTarget, path: string, offset: number, paths: ArchivePaths): readonly Mention[] {
  if (target.cmdline?.path === path) return mentionsOfCommandLine(target.cmdline);
  const document = target.manifests.find((one) => one.path === path);
  const line = document === undefined ? null : lineAt(document.manifest, offset);
  if (document === undefined || line === null) return [];
  const mentions: Mention[] = [];
  addMentionsOfLine(mentions, document, line, paths);
  return mentions;
}

function addMentionsOfLine(
  mentions: Mention[],
  { path }: ManifestDocument,
  line: ManifestLine,
  paths: ArchivePaths,
): void {
  const { entry } = line;
  if (entry === null) return;
  const add = (field: Field, role: MentionRole, folder: string, owner: string | null) => {
    mentions.push({ path, start: field.start, end: field.end, text: field.text, role, folder, line, owner });
  };
  for (const name of namesOf(entry)) add(name, name === entry.name ? "name" : "link", rootPlace, null);
  if (entry.kind !== "slink") return;
  const owner = paths.placeOf(entry.name.text);
  add(entry.target, "target", parentPlace(owner), owner);
}

function mentionsOfCommandLine({ path, commandLine }: CommandLineDocument): readonly Mention[] {
  const mentions: Mention[] = [];
  const add = (role: MentionRole, text: string, start: number, end: number) => {
    mentions.push({ path, start, end, text, role, folder: rootPlace, line: null, owner: null });
  };
  const addWord = (word: Parameter, valueRole: MentionRole) => {
    const { name, value, nameStart, nameEnd, valueStart, valueEnd } = word;
    if (value === null || valueStart === null || valueEnd === null) {
      if (name.startsWith("/")) add("argument", name, nameStart, nameEnd);
      return;
    }
    // A relative path starts from the root, where the kernel's own processes are.
    if (value !== "" && (valueRole !== "value" || value.startsWith("/"))) add(valueRole, value, valueStart, valueEnd);
  };
  for (const word of commandLine.parameters) addWord(word, roleOfValue(word));
  for (const word of commandLine.initParameters) {
    if (word.value === null || word.value.startsWith("/")) addWord(word, "argument");
  }
  return mentions;
}

function roleOfValue({ name }: Parameter): MentionRole {
  if (sameParameterName(name, "rdinit")) return "rdinit";
  return sameParameterName(name, "init") ? "init" : "value";
}
