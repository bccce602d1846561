/**
 * The way that a path takes through the tree, step by step: for rules that say where and why it ends. Whether it leads
 * anywhere is decided by `resolvePath`; this follows the same steps of fs/namei.c link_path_walk.
 */
import type { InitramfsTree, TreeNode } from "../manifest/tree.js";

/** A node on the way, and where it really is: symbolic links before it are resolved. */
export interface PathStep {
  readonly path: string;
  readonly node: TreeNode;
}

/** A followed path. */
export interface FollowedPath {
  /** Nodes in the order of the walk, symbolic links included, the root left out. */
  readonly steps: readonly PathStep[];
  /** `loop`: more than 40 symbolic links, which only a circle of them has. */
  readonly end: "found" | "missing" | "not-a-folder" | "loop";
  /** For `missing`: the first path that does not exist, and the path that is wanted, without symbolic links, up to a "..". */
  readonly missing: { readonly first: string; readonly whole: string } | null;
}

const MAX_SYMLINKS = 40;

interface Walk {
  folder: TreeNode;
  /** Names of the folders above, in order; empty at the root. */
  names: string[];
  readonly steps: PathStep[];
  /** Components still to go, the next one last. */
  readonly waiting: string[];
  /** Symbolic links followed. One may come twice without a circle: as a folder on the way to another. */
  followed: number;
}

/** Follows a path from the root, symbolic links at its end included. */
export function followPath(tree: InitramfsTree, path: string): FollowedPath {
  const walk: Walk = { folder: tree.root, names: [], steps: [], waiting: [], followed: 0 };
  push(walk, path);
  for (let name = walk.waiting.pop(); name !== undefined; name = walk.waiting.pop()) {
    if (name === "..") {
      walk.folder = walk.folder.parent ?? walk.folder;
      walk.names.pop();
      continue;
    }
    const here = `/${[...walk.names, name].join("/")}`;
    const node = walk.folder.entries?.get(name);
    if (node === undefined) {
      const rest = walk.waiting.toReversed();
      const back = rest.indexOf("..");
      const whole = [here, ...(back < 0 ? rest : rest.slice(0, back))].join("/");
      return { steps: walk.steps, end: "missing", missing: { first: here, whole } };
    }
    walk.steps.push({ path: here, node });
    const stop = enter(walk, name, { node, root: tree.root });
    if (stop !== null) return { steps: walk.steps, end: stop, missing: null };
  }
  return { steps: walk.steps, end: "found", missing: null };
}

function enter(
  walk: Walk,
  name: string,
  { node, root }: { readonly node: TreeNode; readonly root: TreeNode },
): "loop" | "not-a-folder" | null {
  if (node.target !== null) {
    if (walk.followed++ >= MAX_SYMLINKS) return "loop";
    if (node.target.startsWith("/")) [walk.folder, walk.names] = [root, []];
    push(walk, node.target);
    return null;
  }
  if (node.entries === null) return walk.waiting.length > 0 ? "not-a-folder" : null;
  walk.folder = node;
  walk.names.push(name);
  return null;
}

function push({ waiting }: Walk, path: string): void {
  const components = path.split("/").filter((part) => part !== "" && part !== ".");
  waiting.push(...components.reverse());
}
