/** Who wants to know which paths of a tree are looked up. */
import type { TreeNode } from "./node.js";
import type { Failure, Follow, Found } from "./path-walk.js";

/** A path that was looked up, and what came out. */
export interface PathRead {
  readonly path: string;
  readonly follow: Follow;
  readonly found: Found<TreeNode> | Failure;
}

/** Has `observer` told of every path that is looked up in this very object. */
export function observePaths(tree: object, observer: (read: PathRead) => void): void {
  observers.set(tree, observer);
}

/** Tells whoever observes a tree. */
export function tellRead(tree: object, read: PathRead): void {
  observers.get(tree)?.(read);
}

const observers = new WeakMap<object, (read: PathRead) => void>();
