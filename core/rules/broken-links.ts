/** The symbolic links of a tree that lead to nothing. */
import type { TreeNode } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { followPath, type FollowedPath } from "./follow-path.js";

/** A link, and how far it leads. */
export interface BrokenLink {
  readonly path: string;
  readonly node: TreeNode;
  /** The folder that it is in. */
  readonly folder: TreeNode;
  readonly way: FollowedPath;
}

/** All broken links that lines of the manifests make. */
export function brokenLinks(target: BootTarget): readonly BrokenLink[] {
  const known = byTarget.get(target);
  if (known !== undefined) return known;
  const links = target.tree === null ? [] : findBrokenLinks(target.tree);
  byTarget.set(target, links);
  return links;
}

const byTarget = new WeakMap<BootTarget, readonly BrokenLink[]>();

function findBrokenLinks(tree: NonNullable<BootTarget["tree"]>): readonly BrokenLink[] {
  const broken: BrokenLink[] = [];
  const waiting: { readonly path: string; readonly folder: TreeNode }[] = [{ path: "", folder: tree.root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, folder } = next;
    for (const { name, node } of leadingOn(folder)) {
      const here = `${path}/${name}`;
      if (node.kind === "dir") waiting.push({ path: here, folder: node });
      if (node.target === null || node.origin === null) continue;
      const way = followPath(tree, here);
      if (way.end !== "found") broken.push({ path: here, node, folder, way });
    }
  }
  return broken;
}

/** What is worth a look in a folder: other folders, and links that lead out of it or to nothing. */
function leadingOn(folder: TreeNode): readonly NamedNode[] {
  const { entries } = folder;
  if (entries === null) return [];
  const known = leading.get(entries);
  if (known !== undefined) return known;
  const found: NamedNode[] = [];
  for (const [name, node] of entries)
    if (node.kind === "dir" || (node.target !== null && !leadsToNeighbour(folder, node.target)))
      found.push({ name, node });
  leading.set(entries, found);
  return found;
}

interface NamedNode {
  readonly name: string;
  readonly node: TreeNode;
}

/** Versions of a tree share their folders; one in which something else leads somewhere has other entries. */
const leading = new WeakMap<NonNullable<TreeNode["entries"]>, readonly NamedNode[]>();

/** The links of BusyBox, hundreds of them, need no walk. */
function leadsToNeighbour({ entries }: TreeNode, target: string): boolean {
  const neighbour = entries?.get(target);
  return neighbour !== undefined && neighbour.kind !== "symlink";
}
