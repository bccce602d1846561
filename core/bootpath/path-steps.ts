/** The way through the initramfs that a path takes: which links and files decide where it leads. */
import type { InitramfsTree, TreeNode } from "../manifest/tree.js";

/** Something that a path leads through or to. */
export interface PathStep {
  /** Its own path, without symbolic links in front. */
  readonly path: string;
  readonly node: TreeNode;
}

/** MAXSYMLINKS of include/linux/namei.h */
const MOST_LINKS = 40;

/**
 * The symbolic links on the way of a path in their order, and last what it leads to, as far as the way exists. Folders
 * on the way are left out. Errors are not told apart here: `resolvePath` has them. Kernel: fs/namei.c link_path_walk.
 */
export function pathSteps(tree: InitramfsTree, path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  let waiting = componentsOf(path);
  let folders: PathStep[] = [];
  for (let links = 0; links <= MOST_LINKS;) {
    const [name, ...rest] = waiting;
    const here = folders.at(-1)?.node ?? tree.root;
    if (name === undefined) return [...steps, ...folders.slice(-1)];
    waiting = rest;
    if (name === ".") continue;
    if (name === "..") {
      folders = folders.slice(0, -1);
      continue;
    }
    const node = here.entries?.get(name);
    if (node === undefined) return steps;
    const step = { path: `${folders.at(-1)?.path ?? ""}/${name}`, node };
    if (node.target === null) {
      folders = [...folders, step];
      continue;
    }
    steps.push(step);
    links++;
    if (node.target.startsWith("/")) folders = [];
    waiting = [...componentsOf(node.target), ...rest];
  }
  return steps;
}

function componentsOf(path: string): readonly string[] {
  return path.split("/").filter((name) => name !== "");
}
