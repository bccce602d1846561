/**
 * Where the paths that documents write lead in an initramfs. The same file can be written in several ways (`/bin/sh`
 * where `/bin` is a link to `usr/bin`), so everything here is compared by its place: the path without symbolic links in
 * front of its last component.
 */
import { absolutePath } from "../rules/manifest-lines.js";
import { walkTree, type InitramfsTree } from "../manifest/tree.js";

/** One component of a written path, in offsets of the path's text. */
export interface PathPart {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** The place of the path up to here. A symbolic link at its end is not followed. */
  readonly place: string;
}

/** The ways through one tree. What does not exist is taken as it is written. */
export interface ArchivePaths {
  /** The components of a path. A relative one starts from `folder`, a place; by default from the root. */
  readonly partsOf: (text: string, folder?: string) => readonly PathPart[];
  /** The place of a whole path. */
  readonly placeOf: (text: string, folder?: string) => string;
  /** Where a place leads when the symbolic link that stands there is followed; itself where there is none. */
  readonly realPath: (place: string) => string;
}

/** The place of the root. */
export const rootPlace = "/";

/** The ways through a tree; of an unknown one, as if it had no symbolic links. They are found once for each tree. */
export function archivePaths(tree: InitramfsTree | null): ArchivePaths {
  if (tree === null) return withoutLinks;
  const known = knownPaths.get(tree);
  if (known !== undefined) return known;
  const links = new Map<string, string>();
  for (const { path, node } of walkTree(tree)) if (node.target !== null) links.set(path, node.target);
  const paths = pathsThrough(links);
  knownPaths.set(tree, paths);
  return paths;
}

/** The folder that a place is in; the root's is the root. */
export function parentPlace(place: string): string {
  return place.slice(0, place.lastIndexOf("/")) || rootPlace;
}

/** A name in a folder. */
export function childPlace(folder: string, name: string): string {
  return folder === rootPlace ? `/${name}` : `${folder}/${name}`;
}

/** A written name as a path from the root, without doubled slashes, `.` and `..`: links are not looked at. */
export function plainPath(name: string): string {
  return plain.test(name) ? name : absolutePath(name);
}

/** Nearly every name is in this form already. */
const plain = /^(?:\/[^/.][^/]*)+$/;

/** Whether a place is below a folder, at any depth. */
export function isBelow(place: string, folder: string): boolean {
  return place.startsWith(folder) && (folder === rootPlace || place.charAt(folder.length) === "/");
}

/** MAXSYMLINKS of include/linux/namei.h: the kernel follows no more of them. */
const MOST_LINKS = 40;

const knownPaths = new WeakMap<InitramfsTree, ArchivePaths>();

/** @param links the targets of symbolic links by their places. */
function pathsThrough(links: ReadonlyMap<string, string>): ArchivePaths {
  const real = new Map<string, string>();
  // Large manifests have few folders and many names in them.
  const folders = new Map<string, string>();

  const follow = (place: string, depth: number): string => {
    const target = links.get(place);
    if (target === undefined) return place;
    const known = real.get(place);
    if (known !== undefined) return known;
    // For links in a circle, and for those that the kernel gives up on.
    real.set(place, place);
    if (depth >= MOST_LINKS) return place;
    const found = walk(target, parentPlace(place), depth + 1);
    real.set(place, found);
    return found;
  };
  const walk = (text: string, folder: string, depth: number): string => {
    let here = startOf(text, folder);
    for (const name of text.split("/")) if (name !== "") here = follow(step(here, name), depth);
    return here;
  };
  const partsOf = (text: string, folder = rootPlace): readonly PathPart[] => {
    let here = startOf(text, folder);
    return [...text.matchAll(/[^/]+/g)].map(({ 0: name, index }) => {
      const place = step(here, name);
      here = follow(place, 0);
      return { start: index, end: index + name.length, name, place };
    });
  };
  const frontOf = (front: string, folder: string): string => {
    const key = folder === rootPlace ? front : `${folder}/\0${front}`;
    const known = folders.get(key);
    if (known !== undefined) return known;
    const found = walk(front, folder, 0);
    folders.set(key, found);
    return found;
  };
  return {
    partsOf,
    placeOf(text, folder = rootPlace) {
      const slash = text.lastIndexOf("/");
      const last = text.slice(slash + 1);
      if (isStep(last)) return partsOf(text, folder).at(-1)?.place ?? startOf(text, folder);
      if (slash < 0) return childPlace(folder, last);
      const front = text.slice(0, slash);
      return childPlace(frontOf(front, startOf(text, folder)), last);
    },
    realPath: (place) => follow(place, 0),
  };
}

const withoutLinks = pathsThrough(new Map());

function startOf(text: string, folder: string): string {
  return text.startsWith("/") ? rootPlace : folder;
}

function step(folder: string, name: string): string {
  if (name === ".") return folder;
  return name === ".." ? parentPlace(folder) : childPlace(folder, name);
}

/** Whether a last component is none that names something in its folder. */
function isStep(name: string): boolean {
  return name === "" || name === "." || name === "..";
}
