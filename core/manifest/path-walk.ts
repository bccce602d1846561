/**
 * How the kernel walks a path through the root file system: `link_path_walk`, `path_lookupat` and `path_parentat` of
 * fs/namei.c (6.12; 6.1 and 7.2 act alike). The caller is the kernel itself or root, so no permission stops it.
 */
import { byteLength } from "../text/bytes.js";
import { PATH_MAX } from "./lines.js";

/** Errors of a path walk and of the calls that make nodes. */
export type Errno =
  | "EPERM"
  | "ENOENT"
  | "EACCES"
  | "EBUSY"
  | "EEXIST"
  | "ENOTDIR"
  | "EISDIR"
  | "EINVAL"
  | "ENAMETOOLONG"
  | "ENOTEMPTY"
  | "ELOOP";

/** The kernel's numbers, positive (include/uapi/asm-generic/errno-base.h and errno.h). */
export const errnoNumbers: Readonly<Record<Errno, number>> = {
  EPERM: 1,
  ENOENT: 2,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ENAMETOOLONG: 36,
  ENOTEMPTY: 39,
  ELOOP: 40,
};

/** A call that failed. */
export interface Failure {
  readonly kind: "failed";
  readonly errno: Errno;
  /** The component that the kernel could not get past: a missing folder, a file where a folder should be. */
  readonly component: string;
}

/** What a walk needs of a node. */
export interface Walkable<Node> {
  readonly entries: ReadonlyMap<string, Node> | null;
  readonly parent: Node | null;
  readonly target: string | null;
  readonly mode: number;
  readonly uid: number;
}

/**
 * Whether a symbolic link at the end of a path is followed in a sticky folder that everybody may write to, such as the
 * root of a tmpfs, when neither root nor the folder's owner owns the link (`may_follow_link`). It is not in Debian's
 * kernels (`on`). The kernel of kernel.org follows it, until user space sets the sysctl fs.protected_symlinks.
 */
export type ProtectedSymlinks = "on" | "off";

/** A path that leads to a node. */
export interface Found<Node> {
  readonly kind: "found";
  readonly node: Node;
}

/** The folder that a path's last component is in. */
export interface ParentFound<Node> {
  readonly kind: "found";
  readonly folder: Node;
  readonly last: string;
  /** `name` for an ordinary name, else what the last component is; `root` when there is none. */
  readonly lastKind: LastKind;
  /** Whether slashes follow the last component. */
  readonly slash: boolean;
}

type LastKind = "name" | "dot" | "dotdot" | "root";

/** Whether a symbolic link at the end of the path is followed. A slash behind it follows it anyway. */
export type Follow = "follow" | "nofollow";

/** NAME_MAX: bytes in one component. */
const NAME_MAX = 255;

/** MAXSYMLINKS of include/linux/namei.h. */
const MAX_SYMLINKS = 40;

const STICKY_AND_WORLD_WRITABLE = 0o1002;

interface Walker<Node> {
  readonly root: Node;
  node: Node;
  /** Symbolic links followed. */
  followed: number;
  last: string;
  lastKind: LastKind;
  slash: boolean;
  /** The symbolic link that the last step followed, if it did. */
  link: Node | null;
}

/** The node that a path leads to. Relative paths start from the root, where the kernel's own processes are. */
export function walkPath<Node extends Walkable<Node>>(
  root: Node,
  path: string,
  follow: Follow,
  protectedSymlinks: ProtectedSymlinks,
): Found<Node> | Failure {
  if (isTooLong(path, PATH_MAX - 1)) return failed("ENAMETOOLONG", path);
  const walker = startWalk(root);
  let mustBeFolder = false;
  let rest: string | null = path;
  while (rest !== null) {
    const failure = walkFolders(walker, rest);
    if (failure !== null) return failure;
    // lookup_last()
    if (walker.lastKind === "name" && walker.slash) mustBeFolder = true;
    const folder = walker.node;
    const link = step(walker, follow === "follow" || mustBeFolder ? "follow" : "nofollow");
    if (typeof link === "object" && link !== null) return link;
    if (protectedSymlinks === "on" && walker.link !== null && !mayFollow(folder, walker.link)) {
      return failed("EACCES", walker.last);
    }
    rest = link;
  }
  if (mustBeFolder && walker.node.entries === null) return failed("ENOTDIR", walker.last);
  return { kind: "found", node: walker.node };
}

/** The folder that holds the last component of a path, which need not exist. */
export function walkToParent<Node extends Walkable<Node>>(root: Node, path: string): ParentFound<Node> | Failure {
  if (isTooLong(path, PATH_MAX - 1)) return failed("ENAMETOOLONG", path);
  const walker = startWalk(root);
  const failure = walkFolders(walker, path);
  if (failure !== null) return failure;
  const { node, last, lastKind, slash } = walker;
  return { kind: "found", folder: node, last, lastKind, slash };
}

/** A failed call. */
export function failed(errno: Errno, component: string): Failure {
  return { kind: "failed", errno, component };
}

/** Whether a component is longer than any file system here can have: `simple_lookup` of fs/libfs.c. */
export function isNameTooLong(component: string): boolean {
  return isTooLong(component, NAME_MAX);
}

function isTooLong(text: string, limit: number): boolean {
  return text.length * 3 > limit && byteLength(text) > limit;
}

function startWalk<Node extends Walkable<Node>>(root: Node): Walker<Node> {
  return { root, node: root, followed: 0, last: "", lastKind: "root", slash: false, link: null };
}

/**
 * `link_path_walk()`: all components but the last. What is left of a path when a symbolic link comes in between waits
 * in a list; as at most 40 links are followed, it stays short.
 */
function walkFolders<Node extends Walkable<Node>>(walker: Walker<Node>, path: string): Failure | null {
  const waiting: { rest: string; at: number }[] = [];
  let rest = path;
  let at = skipSlashes(path, 0);
  walker.lastKind = "root";
  if (at > 0) walker.node = walker.root;
  if (at === path.length) return null;
  for (;;) {
    at = takeComponent(walker, rest, at);
    if (at === rest.length) {
      // The end of the path itself, or of a link's target: then the component is one in the middle after all.
      const outer = waiting.pop();
      if (outer === undefined) return null;
      ({ rest, at } = outer);
    }
    const link = step(walker, "follow");
    if (typeof link === "object" && link !== null) return link;
    if (link !== null) {
      waiting.push({ rest, at });
      rest = link;
      at = 0;
    } else if (walker.node.entries === null) {
      return failed("ENOTDIR", walker.last);
    }
  }
}

/** Reads the component at `at` and returns where the next one starts. */
function takeComponent(walker: Walker<unknown>, path: string, at: number): number {
  const slash = path.indexOf("/", at);
  const end = slash < 0 ? path.length : slash;
  walker.last = path.slice(at, end);
  walker.lastKind = walker.last === "." ? "dot" : walker.last === ".." ? "dotdot" : "name";
  walker.slash = slash >= 0;
  return skipSlashes(path, end);
}

/**
 * `walk_component()`: goes to the last component that was taken. For a symbolic link that is followed the result is
 * what is to be walked next; an empty rest, as of a link to `/`, leaves nothing to walk.
 */
function step<Node extends Walkable<Node>>(walker: Walker<Node>, follow: Follow): Failure | string | null {
  walker.link = null;
  if (walker.lastKind === "dotdot") walker.node = walker.node.parent ?? walker.node;
  if (walker.lastKind !== "name") return null;
  if (isNameTooLong(walker.last)) return failed("ENAMETOOLONG", walker.last);
  const child = walker.node.entries?.get(walker.last);
  if (child === undefined) return failed("ENOENT", walker.last);
  if (child.target === null || follow === "nofollow") {
    walker.node = child;
    return null;
  }
  if (walker.followed++ >= MAX_SYMLINKS) return failed("ELOOP", walker.last);
  // pick_link()
  walker.link = child;
  const start = skipSlashes(child.target, 0);
  if (start > 0) walker.node = walker.root;
  return start === child.target.length ? null : child.target.slice(start);
}

/** `may_follow_link()`. */
function mayFollow<Node extends Walkable<Node>>(folder: Node, link: Node): boolean {
  return (
    link.uid === 0 || (folder.mode & STICKY_AND_WORLD_WRITABLE) !== STICKY_AND_WORLD_WRITABLE || folder.uid === link.uid
  );
}

function skipSlashes(path: string, at: number): number {
  let next = at;
  while (path.charCodeAt(next) === 0x2f) next++;
  return next;
}
