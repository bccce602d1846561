/** Names that the kernel did not make when it unpacked the archive, each with its cause: what the tree's incidents tell. */
import type { Field } from "../manifest/entry.js";
import { membersOf } from "../manifest/member.js";
import { kindOfMode } from "../manifest/node.js";
import type { Incident, Origin, TreeNode } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { incidentsOf } from "./incidents.js";
import { absolutePath, namesOf, pathsNotPacked, placeOf, isLater, type Place } from "./manifest-lines.js";
import { followPath, type PathStep } from "./follow-path.js";

/** A name that got lost. */
export interface LostEntry {
  readonly incident: Incident;
  readonly place: Place;
  /** The name on its line. */
  readonly field: Field;
  readonly cause: LossCause;
}

/** Why. Each cause is the matter of one rule. */
export type LossCause =
  /** A folder on the way is made nowhere. Paths are without symbolic links. */
  | { readonly kind: "missing"; readonly first: string; readonly folder: string; readonly link: PathStep | null }
  /** Folders or links on the way are made by lines further down. */
  | { readonly kind: "late"; readonly makers: readonly PathStep[] }
  | { readonly kind: "not-a-folder"; readonly blocker: PathStep }
  /** Symbolic links on the way lead round in a circle. */
  | { readonly kind: "loop"; readonly links: ReadonlySet<TreeNode> }
  | { readonly kind: "too-long" }
  /** Something is there that the kernel cannot replace. */
  | { readonly kind: "occupied"; readonly node: TreeNode | null }
  /** `.`, `..`, a slash at the end, or the name of the archive's trailer. */
  | { readonly kind: "odd-name" }
  /** A hard link with a name that its line has already: the kernel takes the old one away first. */
  | { readonly kind: "own-name" }
  /** Another rule says what is wrong with the line, or the line that would have made the folder. */
  | { readonly kind: "told-elsewhere" };

/** All lost names of a target, in the order of the archive. */
export function lostEntries(target: BootTarget): readonly LostEntry[] {
  const known = byTarget.get(target);
  if (known !== undefined) return known;
  const lost: LostEntry[] = [];
  const context: Context = { target, notMade: pathsNotMade(target) };
  let first: Incident | null = null;
  for (const incident of target.tree?.incidents ?? []) {
    if (incident.kind !== "lost") continue;
    const place = placeOf(target, incident.origin);
    const entry = place?.line.entry ?? null;
    // A word of a comment is no name.
    const field = entry === null ? undefined : namesOf(entry)[incident.nameIndex];
    if (place === null || field === undefined) continue;
    if (incident.nameIndex === 0) first = incident;
    // Without its first name a file has nothing that the others can be linked to.
    const isConsequence = incident.nameIndex > 0 && first?.origin === incident.origin;
    lost.push({ incident, place, field, cause: isConsequence ? toldElsewhere : causeOf(context, incident, place) });
  }
  byTarget.set(target, lost);
  return lost;
}

const byTarget = new WeakMap<BootTarget, readonly LostEntry[]>();

/**
 * Whether a line is there to make a path and does not, because gen_init_cpio or the kernel drops it: then the rules about
 * lines say what is wrong, and a rule that misses the path stays silent.
 */
export function isLostOnItsLine(target: BootTarget, path: string): boolean {
  return pathsNotPacked(target).has(path) || lostEntries(target).some(({ field }) => absolutePath(field.text) === path);
}

interface Context {
  readonly target: BootTarget;
  /** Paths that lines want to make and do not, for reasons that are told at those lines. */
  readonly notMade: ReadonlySet<string>;
}

const toldElsewhere: LossCause = { kind: "told-elsewhere" };

function pathsNotMade(target: BootTarget): ReadonlySet<string> {
  const paths = new Set(pathsNotPacked(target));
  for (const { reason, name } of target.tree?.incidents ?? []) if (reason === "no-type") paths.add(absolutePath(name));
  return paths;
}

function causeOf(context: Context, incident: Incident, { line }: Place): LossCause {
  switch (incident.reason) {
    case "no-type":
      return toldElsewhere;
    case "trailer":
      return { kind: "odd-name" };
    case "name-too-long":
    case "target-too-long":
      return { kind: "too-long" };
    default:
  }
  // A wrong mode has made another type of it.
  const member = line.entry === null ? undefined : membersOf(line.entry, 0)[0];
  if (member !== undefined && kindOfMode(member.mode) === null) return toldElsewhere;
  switch (incident.failure?.errno) {
    case "ENAMETOOLONG":
      return { kind: "too-long" };
    case "EEXIST":
    case "EISDIR":
    case "EPERM":
      return hasOddEnd(incident.name) ? { kind: "odd-name" } : { kind: "occupied", node: incident.node };
    default:
      return onTheWay(context, incident);
  }
}

function hasOddEnd(name: string): boolean {
  return /(?:^|\/)\.{0,2}$/.test(name);
}

/** The folders before the last component, as they are in the end. */
function onTheWay({ target, notMade }: Context, incident: Incident): LossCause {
  const { name, origin } = incident;
  const { tree } = target;
  if (tree === null) return toldElsewhere;
  const folders = name.split("/").filter((part) => part !== "" && part !== ".");
  folders.pop();
  // A component of the kind a/.. needs its "a", so the path is followed as written.
  const way = followPath(tree, folders.join("/"));
  const last = way.steps.at(-1);
  switch (incident.failure?.errno) {
    case "ELOOP":
      return way.end === "loop" ? { kind: "loop", links: linksIn(way.steps) } : toldElsewhere;
    case "ENOTDIR":
      // What was in the way may be gone in the end: then it was replaced, which duplicate-entry reports.
      return last?.node.entries === null && !isLater(last.node.origin, origin)
        ? blockedBy(target, last)
        : toldElsewhere;
    default:
  }
  const makers = way.steps.filter(({ node }) => isLater(node.origin, origin));
  // Then the way was another one at the time, and duplicate-entry reports what changed it.
  if (makers.some(({ node }) => replacesEarlier(target, node, origin))) return toldElsewhere;
  if (way.end !== "missing" && last?.node.entries === null) return blockedBy(target, last);
  if (makers.length > 0) return { kind: "late", makers };
  if (way.missing !== null) return missingCause(notMade, way.missing, way.steps);
  if (hasOddEnd(name)) return { kind: "odd-name" };
  return repeatsOwnName(target, incident) ? { kind: "own-name" } : toldElsewhere;
}

/** Whether a node that came later took the place of one that was there at the time. */
function replacesEarlier(target: BootTarget, node: TreeNode, origin: Origin): boolean {
  const line = placeOf(target, node.origin)?.line;
  if (line === undefined) return false;
  return incidentsOf(target, line).some(({ removed }) => removed !== null && !isLater(removed.origin, origin));
}

function blockedBy(target: BootTarget, blocker: PathStep): LossCause {
  if (blocker.node.kind === "symlink") return toldElsewhere;
  return isMistakenType(target, blocker.node.origin) ? toldElsewhere : { kind: "not-a-folder", blocker };
}

function linksIn(steps: readonly PathStep[]): ReadonlySet<TreeNode> {
  return new Set(steps.flatMap(({ node }) => (node.kind === "symlink" ? [node] : [])));
}

function repeatsOwnName(target: BootTarget, { name, nameIndex, origin }: Incident): boolean {
  const entry = placeOf(target, origin)?.line.entry;
  const before = entry === undefined || entry === null ? [] : namesOf(entry).slice(0, nameIndex);
  return before.some(({ text }) => absolutePath(text) === absolutePath(name));
}

function missingCause(
  notMade: ReadonlySet<string>,
  { first, whole }: { readonly first: string; readonly whole: string },
  steps: readonly PathStep[],
): LossCause {
  for (let at = first.length; at > 0; at = whole.indexOf("/", at + 1)) {
    if (notMade.has(whole.slice(0, at))) return toldElsewhere;
  }
  if (notMade.has(whole)) return toldElsewhere;
  const link = steps.findLast(({ node }) => node.kind === "symlink") ?? null;
  return { kind: "missing", first, folder: whole, link };
}

/** A `dir` line that makes no folder, because of its mode. */
function isMistakenType(target: BootTarget, origin: Origin | null): boolean {
  return placeOf(target, origin)?.line.entry?.kind === "dir";
}
