/** What there is to say about one entry of an initramfs: the words of `ls -l`, and where it comes from. */
import { elfIdentity } from "../binary/dynamic.js";
import { headOf } from "../binary/file-content.js";
import { machineName } from "../binary/machine.js";
import { parseScriptLine } from "../binary/script.js";
import { pathSteps } from "../bootpath/path-steps.js";
import { isSamePlace, placesOfNode, type TextPlace } from "../bootpath/places.js";
import { bootRoles, type BootRole } from "../bootpath/roles.js";
import { kindLetters } from "../initramfs-image/entry.js";
import { modeText } from "../manifest/mode-text.js";
import { hardLinks, resolvePath, type TreeNode } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { predictionOf } from "../rules/prediction.js";
import type { InitramfsView, ViewEntry } from "./view.js";

/** What a line of a list has room for. */
export interface EntryFacts {
  /** As `ls -l` shows type and permissions: `-rwxr-xr-x`. */
  readonly mode: string;
  /** `uid:gid`; null for root's, as nearly everything is. */
  readonly owner: string | null;
  /** Bytes of a file as `ls -h` writes them; null for other types and where nobody has looked. */
  readonly size: string | null;
  /** `5:1`, for a device node. */
  readonly device: string | null;
  /** Target of a symbolic link as written, and the path it leads to in the end; null there where it leads nowhere. */
  readonly link: { readonly target: string; readonly leadsTo: string | null } | null;
}

/** What needs more room. */
export interface EntryDetails {
  /** The lines that made the entry and gave it its contents; none for what the kernel brings along. */
  readonly places: readonly TextPlace[];
  /** The other names of the same file. */
  readonly otherNames: readonly string[];
  readonly source: EntrySource | null;
  /** What it does in the predicted boot, in sentences. */
  readonly roles: readonly string[];
}

/** The file of the host that an entry's contents come from. */
export interface EntrySource {
  /** As the manifest writes it. */
  readonly location: string;
  /** The path on the host; null where nobody has looked, or its variables have no end. */
  readonly path: string | null;
  readonly state: "file" | "missing" | "other" | "unknown";
  /** What its first bytes are: `ELF 32-bit x86`, `#!/bin/sh`; null for anything else. */
  readonly format: string | null;
}

/** What is shown beside the name. */
export function factsOf(view: InitramfsView, { path, node }: ViewEntry): EntryFacts {
  return {
    mode: kindLetters[node.kind] + modeText(node.mode),
    owner: node.uid === 0 && node.gid === 0 ? null : `${node.uid}:${node.gid}`,
    size: sizeOf(node, view.target),
    device: node.device === null ? null : `${node.device.major}:${node.device.minor}`,
    link: node.target === null ? null : { target: node.target, leadsTo: endOfLink(view, path) },
  };
}

/** What is shown when somebody looks closer. */
export function detailsOf(view: InitramfsView, { path, node }: ViewEntry): EntryDetails {
  const places = placesOfNode(node, view.target);
  const roles = rolesOf(view.target).filter((role) => places.some((place) => isSamePlace(place, role)));
  return {
    places,
    otherNames: node.kind === "dir" || node.links < 2 ? [] : otherNames(view, path, node),
    source: node.data === null ? null : sourceOf(node.data.location, view.target),
    roles: roles.flatMap(({ sentences }) => sentences),
  };
}

/** Bytes as `ls -h` writes them: 512, 4.0K, 12M. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = "";
  for (const next of ["K", "M", "G", "T"]) {
    if (size < 1024) break;
    size /= 1024;
    unit = next;
  }
  // GNU ls rounds up, and shows one digit behind the point below ten.
  if (unit === "") return String(bytes);
  return size < 10 ? `${(Math.ceil(size * 10) / 10).toFixed(1)}${unit}` : `${Math.ceil(size)}${unit}`;
}

function sizeOf(node: TreeNode, { sources }: BootTarget): string | null {
  if (node.kind !== "file") return null;
  if (node.data === null) return sizeText(0);
  const source = sources?.get(node.data.location);
  return source?.state === "file" ? sizeText(source.content.size) : null;
}

function sourceOf(location: string, { sources }: BootTarget): EntrySource {
  const source = sources?.get(location);
  if (source === undefined || source.state === "endless")
    return { location, path: null, state: "unknown", format: null };
  if (source.state !== "file") {
    const state = source.state === "missing" ? "missing" : "other";
    return { location, path: source.path, state, format: null };
  }
  const head = headOf(source.content);
  return { location, path: source.path, state: "file", format: head === null ? null : formatOf(head) };
}

function formatOf(head: Uint8Array): string | null {
  const elf = elfIdentity(head);
  if (elf !== null) return `ELF ${machineName(elf.machine)}`;
  const script = parseScriptLine(head);
  return script === null ? null : `#!${script.interpreter}`;
}

/** Where a link leads in the end: the path without links, or null. */
function endOfLink({ tree }: InitramfsView, path: string): string | null {
  if (resolvePath(tree, path).kind === "failed") return null;
  const end = pathSteps(tree, path).at(-1);
  // A folder is a step only where it is the end; the root never is.
  return end?.node.target === null ? end.path : "/";
}

const linksByTree = new WeakMap<object, ReadonlyMap<TreeNode, readonly string[]>>();

function otherNames({ tree }: InitramfsView, path: string, node: TreeNode): readonly string[] {
  let links = linksByTree.get(tree);
  if (links === undefined) linksByTree.set(tree, (links = hardLinks(tree)));
  return (links.get(node) ?? []).filter((name) => name !== path);
}

const rolesByTarget = new WeakMap<BootTarget, readonly BootRole[]>();

function rolesOf(target: BootTarget): readonly BootRole[] {
  let roles = rolesByTarget.get(target);
  if (roles === undefined) {
    const prediction = predictionOf(target);
    roles = prediction === null ? [] : bootRoles(target, prediction);
    rolesByTarget.set(target, roles);
  }
  return roles;
}
