/**
 * What was found out about a tree, kept while the tree is edited elsewhere: an answer stays right as long as every path
 * that was looked up for it leads to the same.
 */
import type { TreeNode } from "./node.js";
import type { Failure, Found } from "./path-walk.js";
import { resolvePath, type InitramfsTree } from "./tree.js";
import { observePaths, type PathRead } from "./tree-reads.js";

/**
 * Remembers an answer for each tree and its later versions. `inputs` are what else the answer rests on, compared by
 * identity; `work` may look at the tree it is given by `resolvePath` only, and at no entries of the nodes that it finds.
 */
export type TreeMemory<Value> = (
  tree: InitramfsTree,
  inputs: readonly unknown[],
  work: (tree: InitramfsTree) => Value,
) => Value;

/** A memory that is empty. */
export function createTreeMemory<Value>(): TreeMemory<Value> {
  // The versions of a tree have their root in common.
  const known = new WeakMap<TreeNode, Remembered<Value>>();
  return (tree, inputs, work) => {
    const before = known.get(tree.root);
    if (before !== undefined && isSameInput(before.inputs, inputs) && before.reads.every((read) => isStill(tree, read)))
      return before.value;
    const reads: RememberedRead[] = [];
    const observed = { ...tree };
    observePaths(observed, (read) => reads.push({ ...read, state: stateOf(read.found) }));
    const value = work(observed);
    known.set(tree.root, { inputs, reads, value });
    return value;
  };
}

interface Remembered<Value> {
  readonly inputs: readonly unknown[];
  readonly reads: readonly RememberedRead[];
  readonly value: Value;
}

interface RememberedRead extends PathRead {
  readonly state: State;
}

/** What a later version of a tree can change in a node that stays, or in a failure. */
type State = readonly [unknown, unknown, unknown];

function isSameInput(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function isStill(tree: InitramfsTree, { path, follow, found, state }: RememberedRead): boolean {
  const now = resolvePath(tree, path, follow);
  if (found.kind === "found" && (now.kind !== "found" || now.node !== found.node)) return false;
  return now.kind === found.kind && stateOf(now).every((one, index) => one === state[index]);
}

function stateOf(found: Found<TreeNode> | Failure): State {
  return found.kind === "found"
    ? [found.node.mode, found.node.uid, found.node.gid]
    : [found.errno, found.component, null];
}
