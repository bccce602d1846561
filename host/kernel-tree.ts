/** The user's own kernel tree on disk: finding it, its version, its documentation; its sources are read elsewhere. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readEntries } from "../core/parameters/kernel-tree/documentation.js";
import {
  indexEntries,
  versionOfMakefile,
  type KernelTree,
  type TreeEntry,
} from "../core/parameters/kernel-tree/kernel-tree.js";
import { decodeBytes } from "../core/text/bytes.js";

/** A kernel tree without what its sources define. */
export type DocumentedTree = Omit<KernelTree, "sources">;

/** Where the lists of parameters are: since 4.10 in admin-guide. Trees of vendors may have more of the same form. */
const listFolders = ["Documentation/admin-guide", "Documentation"] as const;
const isList = (name: string) => /kernel-parameters.*\.txt$/.test(name);

/** Whether a folder holds a kernel tree: the sources, with the list of parameters and a Makefile that tells a version. */
export function isKernelTree(folder: string): boolean {
  if (!exists(join(folder, "init/main.c"))) return false;
  return versionOf(folder) !== null && listsOf(folder).length > 0;
}

/** The kernel tree that a path lies in: its folder, or null. */
export function kernelTreeAround(path: string): string | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (isKernelTree(folder)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Version and documentation of a tree, remembered until its files change; null where the folder holds none. */
export function documentedTree(folder: string): DocumentedTree | null {
  if (!isKernelTree(folder)) return null;
  const lists = listsOf(folder);
  const stamp = [join(folder, "Makefile"), ...lists.map((list) => join(folder, list))].map(stampOf).join(" ");
  const known = remembered.get(folder);
  if (known?.stamp === stamp) return known.tree;
  const entries = lists.flatMap((file): TreeEntry[] =>
    readEntries(readText(join(folder, file)) ?? "").map((entry) => ({ ...entry, file })),
  );
  const tree = { folder, version: versionOf(folder) ?? "", documented: indexEntries(entries) };
  remembered.set(folder, { stamp, tree });
  return tree;
}

const remembered = new Map<string, { readonly stamp: string; readonly tree: DocumentedTree }>();

/**
 * Changes when somebody checks out other sources or changes the Makefile or the lists. It costs a few calls of stat, so
 * it can be asked for at every key; what changed in single sources shows only when they are looked at one by one.
 */
export function treeStamp(folder: string): string {
  const repository = repositoryOf(folder);
  const files = [join(folder, "Makefile"), ...listsOf(folder).map((list) => join(folder, list))];
  return [...files, join(repository, "HEAD"), join(repository, "index")].map(stampOf).join(" ");
}

/** `.git`, which in a worktree is a file that names the folder. */
function repositoryOf(folder: string): string {
  const path = join(folder, ".git");
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return path;
  const named = /^gitdir: (.*)$/m.exec(readText(path) ?? "")?.[1];
  return named === undefined ? path : resolve(folder, named);
}

function versionOf(folder: string): string | null {
  const text = readText(join(folder, "Makefile"), 2000);
  return text === null ? null : versionOfMakefile(text);
}

function listsOf(folder: string): readonly string[] {
  return listFolders.flatMap((place) => {
    try {
      return readdirSync(join(folder, place))
        .filter(isList)
        .map((name) => `${place}/${name}`);
    } catch {
      return [];
    }
  });
}

function exists(path: string): boolean {
  return existsSync(path);
}

function stampOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? "-" : `${status.mtimeMs}/${status.size}`;
}

function readText(path: string, length = Infinity): string | null {
  try {
    return decodeBytes(readFileSync(path).subarray(0, length));
  } catch {
    return null;
  }
}
