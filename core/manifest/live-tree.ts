/**
 * The tree of manifests that are being edited. An edit that nothing else depends on is made in the tree that is there;
 * where anything could, the tree is built anew. What comes out is the same as `buildTree` gives.
 */
import { byteLength } from "../text/bytes.js";
import type { Entry } from "./entry.js";
import { changedLines, type ChangedLines, type EntryOfLine } from "./changed-lines.js";
import { PATH_MAX } from "./lines.js";
import { kindOfMode, type GrowingNode, type NodeKind, type Origin } from "./node.js";
import type { Manifest } from "./parse.js";
import { isNameTooLong } from "./path-walk.js";
import { emptyFileSystem } from "./root-file-system.js";
import { buildTree, growTree, unpackedMembers, type GrownTree, type InitramfsTree, type TreeOptions } from "./tree.js";
import { unpackMember } from "./unpack.js";

/** A tree that follows its manifests. */
export interface LiveTree {
  /**
   * The tree of these manifests. Trees that were given before are not to be used any more: their nodes are those of the
   * new one. `sources` stands for all that `options.sourceOf` says: the same object, the same answers.
   */
  readonly update: (manifests: readonly Manifest[], options: TreeOptions, sources: object | null) => InitramfsTree;
}

/** A tree without a past. */
export function createLiveTree(): LiveTree {
  let state: State | null = null;
  return {
    update(manifests, options, sources) {
      // While the tool would stop at an unfinished line, the tree of all lines waits for the next key.
      if (manifests.some(({ stoppedAt }) => stoppedAt !== null)) return buildTree(manifests, options);
      const next = state === null ? null : updated(state, manifests, options, sources);
      state = next ?? grown(manifests, options, sources);
      return state.tree;
    },
  };
}

interface State extends GrownTree {
  readonly manifests: readonly Manifest[];
  readonly options: TreeOptions;
  readonly sources: object | null;
  /** Looked for at the first edit: most trees that grow are never edited. */
  readonly names: () => DelicateNames;
}

/** Names of path components about which more than one line has something to say. */
interface DelicateNames {
  /** Looked up by a line that did not simply make something, wherever that was. */
  readonly met: ReadonlySet<string>;
  /** On the way to something that was taken away, or that could not be made. */
  readonly unstable: ReadonlySet<string>;
  /** On the way to anything; null where that is not known. */
  readonly walked: Set<string> | null;
}

function grown(manifests: readonly Manifest[], options: TreeOptions, sources: object | null): State {
  const made = growTree([manifests], options);
  let names: DelicateNames | null = null;
  return { ...made, manifests, options, sources, names: () => (names ??= delicateNames(made, manifests)) };
}

function delicateNames({ tree, fs }: GrownTree, manifests: readonly Manifest[]): DelicateNames {
  const met = new Set<string>();
  const unstable = new Set<string>();
  const targets = namesOnTheWay(manifests);
  for (const { name, failure, kind, removed } of tree.incidents) {
    const parts = [...name.split("/"), ...(failure?.component.split("/") ?? [])];
    for (const part of parts) met.add(part);
    if (kind !== "lost" && removed === null) continue;
    for (const part of parts) unstable.add(part);
  }
  if (unstable.size === 0) {
    const fronts = [...fs.knownFolders.keys()].flatMap((front) => front.split("/"));
    return { met, unstable, walked: new Set([...fronts, ...targets]) };
  }
  // What was met behind a symbolic link has another name than the line that met it.
  for (const part of targets) met.add(part);
  return { met, unstable, walked: null };
}

/** What the targets of symbolic links and odd names lead through; of plain names the file system knows it. */
function namesOnTheWay(manifests: readonly Manifest[]): readonly string[] {
  const names: string[] = [];
  for (const { pieces } of manifests) {
    for (const { piece } of pieces) {
      for (const { entry } of piece.lines) {
        if (entry === null) continue;
        if (entry.kind === "slink") names.push(...entry.target.text.split("/"));
        for (const { text } of entry.kind === "file" ? [entry.name, ...entry.links] : [entry.name])
          if (text.endsWith("/") || text.endsWith(".")) names.push(...text.split("/"));
      }
    }
  }
  return names;
}

/** The state with an edit made in it; null where it has to be built anew, whatever was changed until then. */
function updated(
  state: State,
  manifests: readonly Manifest[],
  options: TreeOptions,
  sources: object | null,
): State | null {
  const isSimilar =
    state.sources === sources &&
    state.options.delivery === options.delivery &&
    state.options.fileSystem === options.fileSystem &&
    state.options.protectedSymlinks === options.protectedSymlinks &&
    state.manifests.length === manifests.length;
  if (!isSimilar) return null;
  const different = manifests.flatMap((manifest, index) => (manifest === state.manifests[index] ? [] : [index]));
  const [index] = different;
  const before = index === undefined ? undefined : state.manifests[index];
  const after = index === undefined ? undefined : manifests[index];
  if (index === undefined) return { ...state, options };
  if (different.length > 1 || before === undefined || after === undefined) return null;
  const changed = changedLines(before, after);
  if (changed === null) return null;
  const gone = renumbered(state.origins, index, changed);
  const edited = { ...state, options };
  if (!replaceEntries(edited, gone, changed, index)) return null;
  const { root, protectedSymlinks, incidents } = state.tree;
  return { ...edited, manifests, tree: { root, protectedSymlinks, incidents } };
}

/** Takes the origins of changed lines out and counts on those behind them, in place: nodes have the same objects. */
function renumbered(origins: Origin[], manifest: number, { from, oldTo, newTo }: ChangedLines): readonly Origin[] {
  const isBehind = (origin: Origin, line: number) =>
    origin.manifest > manifest || (origin.manifest === manifest && origin.line >= line);
  const first = lowerBound(origins, (origin) => isBehind(origin, from));
  const last = lowerBound(origins, (origin) => isBehind(origin, oldTo));
  if (newTo !== oldTo) {
    for (let at = last; at < origins.length; at++) {
      const origin: { manifest: number; line: number } | undefined = origins[at];
      if (origin?.manifest === manifest) origin.line += newTo - oldTo;
    }
  }
  return origins.splice(first, last - first);
}

function lowerBound(origins: readonly Origin[], isBehind: (origin: Origin) => boolean): number {
  let low = 0;
  let high = origins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const origin = origins[middle];
    if (origin !== undefined && !isBehind(origin)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes the tree of the old entries that of the new ones. False where more would have to be known for that. */
function replaceEntries(
  state: State,
  gone: readonly Origin[],
  { oldEntries, newEntries }: ChangedLines,
  manifest: number,
): boolean {
  const isPaired = oldEntries.length === newEntries.length;
  const isAltered = oldEntries.map(({ entry }, index) => isPaired && hasSameNames(entry, newEntries[index]?.entry));
  const places = oldEntries.map(({ entry }, index) => placesOf(state, entry, gone[index]));
  const isDone = places.every((place, index) => {
    const own = newEntries[index];
    if (place === null) return false;
    return own !== undefined && isAltered[index] === true ? alter(state, place, own, manifest) : remove(state, place);
  });
  return (
    isDone &&
    newEntries.every(
      ({ entry, line }, index) => isAltered[index] === true || insert(state, entry, { archive: 0, manifest, line }),
    )
  );
}

/** Where an entry is in the tree, made by its own line and by no other: a node with all its names. */
interface Places {
  readonly entry: Entry;
  readonly node: GrowingNode;
  readonly names: readonly Name[];
}

interface Name {
  readonly folder: GrowingNode;
  readonly name: string;
}

function placesOf(state: State, entry: Entry, origin: Origin | undefined): Places | null {
  const names = foldersOf(state, entry, () => true);
  const [first] = names ?? [];
  const node = first?.folder.entries?.get(first.name);
  if (names === null || node === undefined || origin === undefined || node.origin !== origin) return null;
  if (node.kind !== "dir" && node.links !== names.length) return null;
  return names.every(({ folder, name }) => folder.entries?.get(name) === node) ? { entry, node, names } : null;
}

/** The folders of an entry's names, without symbolic links on the way; null where one is not plain or is delicate. */
function foldersOf(
  { fs, names: delicate }: State,
  entry: Entry,
  isUsable: (folder: GrowingNode) => boolean,
): readonly Name[] | null {
  if (entry.uid.value === UNCHANGED || entry.gid.value === UNCHANGED) return null;
  const texts = namesOf(entry);
  const { met, unstable } = delicate();
  if (new Set(texts).size < texts.length) return null;
  const found: Name[] = [];
  for (const text of texts) {
    const parts = partsOf(text);
    const name = parts?.pop();
    if (parts === null || name === undefined || met.has(name) || parts.some((part) => unstable.has(part))) return null;
    let folder: GrowingNode = fs.root;
    for (const part of parts) {
      const next = folder.entries?.get(part);
      if (next?.kind !== "dir" || !isUsable(next)) return null;
      folder = next;
    }
    found.push({ folder, name });
  }
  return found;
}

/** All names of an entry, as the archive has them. */
function namesOf(entry: Entry): readonly string[] {
  const fields = entry.kind === "file" ? [entry.name, ...entry.links] : [entry.name];
  return fields.map(({ text }) => (text.startsWith("/") ? text.slice(1) : text));
}

function hasSameNames(a: Entry, b: Entry | undefined): boolean {
  return a.kind === b?.kind && namesOf(a).join("\0") === namesOf(b).join("\0");
}

/** The components of a plain path; null of every other one. */
function partsOf(name: string): string[] | null {
  if (name === "TRAILER!!!" || byteLength(name) >= PATH_MAX) return null;
  const parts = name.split("/");
  return parts.some((part) => part === "" || part === "." || part === ".." || isNameTooLong(part)) ? null : parts;
}

/** `(uid_t)-1`, which leaves an owner as it was. */
const UNCHANGED = 0xffff_ffff;

/** Takes an entry away. A folder must be empty, and nothing may have been found through it or through a symbolic link. */
function remove(state: State, { entry, node, names }: Places): boolean {
  if (isWay(state, entry, names) || (node.entries !== null && node.entries.size > 0)) return false;
  for (const { folder, name } of names) {
    folder.entries = new Map(folder.entries);
    folder.entries.delete(name);
  }
  return true;
}

/** Whether something may have been found behind an entry. */
function isWay(state: State, { kind }: Entry, names: readonly Name[]): boolean {
  const { walked } = state.names();
  return (kind === "dir" || kind === "slink") && (walked === null || names.some(({ name }) => walked.has(name)));
}

/** Gives the same names other attributes. */
function alter(state: State, { node, names }: Places, { entry, line }: EntryOfLine, manifest: number): boolean {
  const origin = { archive: 0, manifest, line };
  const made = madeAlone(state, entry, origin);
  if (made === null || entry.uid.value === UNCHANGED || entry.gid.value === UNCHANGED) return false;
  if (entry.kind === "slink" && isWay(state, entry, names)) return false;
  note(state, entry, origin);
  if (node.entries === null) {
    for (const { folder, name } of names) {
      // What is known of a folder's links stays true where no link is another one.
      if (made.kind === "symlink") folder.entries = new Map(folder.entries);
      folder.entries?.set(name, made);
    }
    return true;
  }
  // Those bits decide about what is made in the folder, and about the links in it.
  if (((node.mode | made.mode) & (S_ISGID | STICKY)) !== 0) return false;
  const kept: { origin: Origin | null } = node;
  kept.origin = origin;
  node.mode = made.mode;
  node.uid = made.uid;
  node.gid = made.gid;
  return true;
}

const S_ISGID = 0o2000;
const STICKY = 0o1000;

/** Makes new names, as if they had been there from their line on: nobody has looked for them. */
function insert(state: State, entry: Entry, origin: Origin): boolean {
  const names = foldersOf(state, entry, (folder) => folder.origin === null || isBefore(folder.origin, origin));
  if (names === null || names.some(({ folder, name }) => folder.entries?.has(name) !== false)) return false;
  const node = madeAlone(state, entry, origin);
  if (node === null) return false;
  for (const { folder, name } of names) {
    if (node.kind === "dir") node.parent = folder;
    folder.entries = inOrder(folder.entries ?? new Map<string, GrowingNode>(), name, node);
  }
  note(state, entry, origin);
  return true;
}

function isBefore(a: Origin, b: Origin): boolean {
  return a.manifest < b.manifest || (a.manifest === b.manifest && a.line < b.line);
}

/** Names are in the order in which they were made. */
function inOrder(entries: ReadonlyMap<string, GrowingNode>, name: string, node: GrowingNode): Map<string, GrowingNode> {
  const { origin } = node;
  const ordered = new Map<string, GrowingNode>();
  for (const [other, its] of entries) {
    // It is set once more behind others, which leaves it where it is.
    if (origin !== null && its.origin !== null && isBefore(origin, its.origin)) ordered.set(name, node);
    ordered.set(other, its);
  }
  return ordered.set(name, node);
}

/** Takes down that an entry is in the tree now, and which names it goes through. */
function note({ origins, names }: State, entry: Entry, origin: Origin): void {
  const { walked } = names();
  const at = lowerBound(origins, (other) => isBefore(origin, other));
  origins.splice(at, 0, origin);
  if (walked === null) return;
  for (const name of namesOf(entry)) for (const part of name.split("/").slice(0, -1)) walked.add(part);
  if (entry.kind === "slink") for (const part of entry.target.text.split("/")) walked.add(part);
}

/** The node that an entry makes where nothing is; null where it makes another type than it should, or nothing. */
function madeAlone({ options }: State, entry: Entry, origin: Origin): GrowingNode | null {
  const fs = emptyFileSystem("tmpfs", "on");
  const links = new Map<string, string>();
  let made: GrowingNode | null = null;
  for (const [index, unpacked] of unpackedMembers(entry, origin, options.sourceOf).entries()) {
    if (kindOfMode(unpacked.member.mode) !== usualKind(entry)) return null;
    // Any names do, as long as they differ.
    const result = unpackMember(fs, links, { ...unpacked, member: { ...unpacked.member, name: `n${index}` } });
    if (result.kind !== (index === 0 ? "created" : "linked")) return null;
    made = result.node;
  }
  return made;
}

function usualKind(entry: Entry): NodeKind {
  switch (entry.kind) {
    case "slink":
      return "symlink";
    case "sock":
      return "socket";
    case "nod":
      return entry.device.text === "b" ? "block" : "char";
    default:
      return entry.kind;
  }
}
