/** The kernel trees of the user, read at once: the first reading of a tree takes some seconds, and says so. */
import { indexSources, shortVersion, type KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import { documentedTree, kernelTreeAround } from "../host/kernel-tree.js";
import { scanKernelTree } from "../host/kernel-tree-scan.js";
import type { LocatedTarget } from "../host/targets.js";

/** A tree with what its sources define; null where the folder holds none. */
export function readKernelTree(folder: string): KernelTree | null {
  const known = remembered.get(folder);
  if (known !== undefined) return known;
  const documented = documentedTree(folder);
  let isSaid = false;
  const sayOnce = () => {
    if (!isSaid) process.stderr.write(`bootpath: reading the sources of the kernel tree ${folder} …\n`);
    isSaid = true;
  };
  const tree = documented && { ...documented, sources: indexSources(scanKernelTree(folder, sayOnce)) };
  remembered.set(folder, tree);
  return tree;
}

const remembered = new Map<string, KernelTree | null>();

/** The version of a target's tree, for a target that names none; its sources are not read for that. */
export function versionOfTree(target: LocatedTarget | null): string | null {
  const folder = target === null ? null : treeFolderOf(target);
  const tree = folder === null ? null : documentedTree(folder);
  return tree === null ? null : shortVersion(tree.version);
}

/** The tree of a target: the one that its `bootpath.json` names, else the one that its files lie in. */
export function kernelTreeOf(target: LocatedTarget): KernelTree | null {
  const folder = treeFolderOf(target);
  return folder === null ? null : readKernelTree(folder);
}

function treeFolderOf({ kernelTreePath, cmdlinePath, manifestPaths, folder }: LocatedTarget): string | null {
  const place = cmdlinePath ?? manifestPaths[0] ?? folder;
  return kernelTreePath ?? (place === "-" ? null : kernelTreeAround(place));
}
