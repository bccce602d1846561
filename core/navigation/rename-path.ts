/** Renames a path of the initramfs in everything that names it: entries, symbolic links, command line. */
import { initramfsEntryPoint } from "../bootpath/entry-point.js";
import { parseCommandLine, type Parameter, type TextRange } from "../cmdline/parse.js";
import { relativePath } from "../completion/manifest-paths.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { applyEdits } from "../rules/edits.js";
import type { Edit } from "../rules/finding.js";
import { absolutePath } from "../rules/manifest-lines.js";
import { archivePaths, childPlace, isBelow, parentPlace, rootPlace, type ArchivePaths } from "./archive-paths.js";
import { isMaker, mentionedPartAt, mentionIndex, type Mention } from "./mentions.js";
import { pathLengthFault, pathNameFault } from "./path-name.js";

/** What would be renamed at a cursor. */
export interface RenamedPath {
  /** The part of the text that names it. */
  readonly range: TextRange;
  /** Its place, which is shown as the old name. */
  readonly place: string;
}

/** The edits of a rename, or why there are none, as a sentence for the person who asked. */
export type Renaming =
  { readonly kind: "edits"; readonly edits: readonly Edit[] } | { readonly kind: "refused"; readonly reason: string };

/** The path at an offset of a document of the target, if something makes it or leads there. */
export function renamedPathAt(target: BootTarget, path: string, offset: number): RenamedPath | null {
  const at = mentionedPartAt(target, path, offset);
  if (at === null || at.part.place === rootPlace || at.part.name === "." || at.part.name === "..") return null;
  if (!isMaker(at.mention) && !exists(target, at.part.place)) return null;
  return { range: { start: at.start, end: at.end }, place: at.part.place };
}

/**
 * Renames what is at `place`, with everything in it, to the path `name`. Symbolic links keep leading where they led;
 * texts keep their form where that is possible. Refused are names that would lose an entry.
 */
export function renamePath(target: BootTarget, place: string, name: string): Renaming {
  if (name === place) return { kind: "edits", edits: [] };
  const fault = pathNameFault(name);
  if (fault !== null) return { kind: "refused", reason: fault };
  const paths = archivePaths(target.tree);
  const renaming: Change = { place, name, paths, target };
  const edits: Edit[] = [];
  for (const mention of mentionIndex(target).all) {
    const text = newText(mention, renaming);
    if (text === null || text === mention.text) continue;
    // Of what is inside of a folder only the length of the whole path can be wrong.
    const below = isMaker(mention) ? pathLengthFault(text) : null;
    if (below !== null) return { kind: "refused", reason: `"${mention.text}" would move, too. ${below}` };
    edits.push(smallest({ path: mention.path, start: mention.start, end: mention.end, newText: text }, mention.text));
  }
  // In a target that knows nothing of it nothing is in the way either.
  const lost = edits.length === 0 ? null : (placeFault(target, place, name) ?? wordFault(target, edits, name));
  return lost === null ? { kind: "edits", edits } : { kind: "refused", reason: lost };
}

interface Change {
  readonly place: string;
  readonly name: string;
  readonly paths: ArchivePaths;
  readonly target: BootTarget;
}

function exists({ tree }: BootTarget, place: string): boolean {
  return tree !== null && resolvePath(tree, place, "nofollow").kind === "found";
}

/** What stands in the way at the new place. A folder that is not there yet is a finding later, with its own fix. */
function placeFault(target: BootTarget, place: string, name: string): string | null {
  if (isBelow(name, place)) return `${name} is inside of ${place}, and a folder cannot be moved into itself.`;
  if (target.tree === null) return null;
  const there = archivePaths(target.tree).placeOf(name);
  if (there !== place && exists(target, there)) return `The initramfs has ${name} already.`;
  const folder = parentPlace(name);
  const found = resolvePath(target.tree, folder);
  const isOther = found.kind === "found" && found.node.kind !== "dir";
  return isOther ? `${folder} is not a folder, so nothing can be in it.` : null;
}

/** The text of a mention after the rename; null where it stays. */
function newText(mention: Mention, change: Change): string | null {
  if (mention.role === "init" && !meansInitramfs(change.target)) return null;
  // Nobody knows what such a value is to its reader.
  if (mention.role === "value") return null;
  const replaced = withNewName(mention, change);
  return mention.owner === null || mention.text.startsWith("/")
    ? replaced
    : newRelativeTarget(mention, replaced, change);
}

/** While the initramfs has an entry point, `init=` is about another file system. */
function meansInitramfs({ cmdline, tree }: BootTarget): boolean {
  return tree !== null && !initramfsEntryPoint(cmdline?.commandLine ?? null, tree).found;
}

/** The text with the component or the front part exchanged that names the place; null where none does. */
function withNewName({ text, folder, owner }: Mention, { place, name, paths }: Change): string | null {
  const own = baseName(place);
  if (!text.includes(own)) return null;
  const part = paths.partsOf(text, folder).find((one) => one.name === own && one.place === place);
  if (part === undefined) return null;
  const rest = text.slice(part.end);
  // The way to it may lead through links, and stays.
  if (parentPlace(name) === parentPlace(place)) return text.slice(0, part.start) + baseName(name) + rest;
  if (text.startsWith("/")) return name + rest;
  if (owner === null) return name.slice(1) + rest;
  const from = parentPlace(moved(owner, place, name));
  return relativePath(`${from}/`, name) + rest;
}

/** A relative target starts from its link's folder, which may move as well. */
function newRelativeTarget(
  { text, folder, owner }: Mention,
  replaced: string | null,
  { place, name }: Change,
): string | null {
  const newFolder = owner === null ? folder : parentPlace(moved(owner, place, name));
  // Where the folder is renamed, and where a whole front part was exchanged, the text is made for the new place.
  if (replaced !== null && parentPlace(name) !== parentPlace(place)) return replaced;
  if (replaced === null && newFolder === folder) return null;
  const kept = replaced ?? text;
  const wanted = moved(absolutePath(`${folder}/${kept}`), place, name);
  return absolutePath(`${newFolder}/${kept}`) === wanted ? kept : relativePath(`${newFolder}/`, wanted);
}

/** Where a place is after the rename. */
function moved(at: string, place: string, name: string): string {
  if (at === place) return name;
  return isBelow(at, place) ? childPlace(name, at.slice(place.length + 1)) : at;
}

/** An edit without the components that stay at both of its ends. */
function smallest(edit: Edit, oldText: string): Edit {
  const { newText } = edit;
  // Where the text as it is read is not the text as it stands, only the whole range is sure.
  if (edit.end - edit.start !== oldText.length) return edit;
  const most = Math.min(oldText.length, newText.length);
  let front = 0;
  while (front < most && oldText[front] === newText[front]) front++;
  front = front === 0 ? 0 : oldText.lastIndexOf("/", front - 1) + 1;
  let back = 0;
  while (back < most - front && oldText.at(-1 - back) === newText.at(-1 - back)) back++;
  const slash = oldText.indexOf("/", oldText.length - back);
  back = slash < 0 ? 0 : oldText.length - slash;
  const { path, start, end } = edit;
  return { path, start: start + front, end: end - back, newText: newText.slice(front, newText.length - back) };
}

/** A name with a quote, or with a character that the kernel splits at, would not come out of the command line again. */
function wordFault({ cmdline }: BootTarget, edits: readonly Edit[], name: string): string | null {
  if (cmdline === null) return null;
  const own = edits.filter(({ path }) => path === cmdline.path);
  if (own.length === 0) return null;
  const before = cmdline.commandLine;
  const after = parseCommandLine(applyEdits(cmdline.text, own));
  const isWhole =
    after.unbalancedQuote === before.unbalancedQuote &&
    hasSameForm(after.parameters, before.parameters, after.text) &&
    hasSameForm(after.initParameters, before.initParameters, after.text);
  return isWhole ? null : `The command line names it, and the kernel would not read "${name}" there as one word.`;
}

/** Whether there are as many words with and without value as before, each made of whole characters. */
function hasSameForm(words: readonly Parameter[], before: readonly Parameter[], text: string): boolean {
  if (words.length !== before.length) return false;
  return words.every(({ name, value, nameStart, nameEnd, valueStart, valueEnd }, index) => {
    if ((value === null) !== (before[index]?.value === null)) return false;
    if (valueStart === null || valueEnd === null) return text.slice(nameStart, nameEnd) === name;
    return text.slice(valueStart, valueEnd) === value;
  });
}

function baseName(place: string): string {
  return place.slice(place.lastIndexOf("/") + 1);
}
