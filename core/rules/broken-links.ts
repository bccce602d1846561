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
    for (const [name, node] of folder.entries ?? []) {
      if (node.kind === "dir") waiting.push({ path: `${path}/${name}`, folder: node });
      if (node.target === null || node.origin === null || leadsToNeighbour(folder, node.target)) continue;
      const here = `${path}/${name}`;
      const way = followPath(tree, here);
      if (way.end !== "found") broken.push({ path: here, node, folder, way });
    }
  }
  return broken;
}

/** The links of BusyBox, hundreds of them, need no walk. */
function leadsToNeighbour({ entries }: TreeNode, target: string): boolean {
  const neighbour = entries?.get(target);
  return neighbour !== undefined && neighbour.kind !== "symlink";
}
