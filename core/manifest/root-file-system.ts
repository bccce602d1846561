/**
 * The kernel's root file system (rootfs, ramfs or tmpfs) and the calls that init/initramfs.c makes on it: those of
 * fs/init.c, with what fs/namei.c, fs/open.c and mm/shmem.c decide behind them (6.12; 6.1 and 7.2 act alike). The caller has
 * every capability.
 */
import type { GrowingNode, NodeKind, Origin } from "./node.js";
import {
  failed,
  isNameTooLong,
  walkPath,
  walkToParent,
  type Failure,
  type Follow,
  type Found,
  type ParentFound,
  type ProtectedSymlinks,
} from "./path-walk.js";

/** A root file system that is being filled. */
export interface RootFileSystem {
  readonly root: GrowingNode;
  readonly protectedSymlinks: ProtectedSymlinks;
  /**
   * Folders by the front part of the paths that led to them. Making something never changes where an existing path
   * leads; taking a folder or a symbolic link away does, and empties this.
   */
  readonly knownFolders: Map<string, GrowingNode>;
}

/** What a new node needs besides its place. */
export interface NewNode {
  readonly kind: NodeKind;
  readonly device?: GrowingNode["device"];
  readonly target?: string;
  readonly origin: Origin | null;
}

/** The `(uid_t)-1` that leaves the owner as it is: `chown_common` of fs/open.c. */
const UNCHANGED = 0xffff_ffff;

const S_ISGID = 0o2000;
const PERMISSIONS = 0o7777;

/** What the root file system is: tmpfs where the kernel has it and no `root=` was given, else ramfs (`init_rootfs`). */
export type RootFileSystemType = "tmpfs" | "ramfs";

/** Modes of the root: `shmem_init_fs_context` of mm/shmem.c and RAMFS_DEFAULT_MODE of fs/ramfs/inode.c. */
const rootModes: Readonly<Record<RootFileSystemType, number>> = { tmpfs: 0o1777, ramfs: 0o755 };

/** A root file system with nothing but its root. */
export function emptyFileSystem(type: RootFileSystemType, protectedSymlinks: ProtectedSymlinks): RootFileSystem {
  const root = newNode(null, { kind: "dir", origin: null }, rootModes[type]);
  return { root, protectedSymlinks, knownFolders: new Map() };
}

/** `kern_path()`, and so `init_stat`, `init_chown` and the others that take an existing file. */
export function lookUp(fs: RootFileSystem, path: string, follow: Follow): Found<GrowingNode> | Failure {
  const parent = lookUpParent(fs, path);
  if (parent.kind === "failed") return parent;
  // The last component alone decides, unless it needs a walk of its own.
  if (parent.lastKind === "name" && !parent.slash) {
    const node = parent.folder.entries?.get(parent.last);
    if (node === undefined) return missing(parent.last);
    if (node.kind !== "symlink" || follow === "nofollow") return { kind: "found", node };
  }
  return walkPath(fs.root, path, follow, fs.protectedSymlinks);
}

/**
 * `filename_create()` and the call behind it (`init_mkdir`, `init_mknod`, `init_symlink`): makes a node that was not
 * there before.
 */
export function create(fs: RootFileSystem, path: string, made: NewNode, mode: number): Found<GrowingNode> | Failure {
  const place = placeFor(fs, path, made.kind === "dir" ? "dir" : "other");
  if (place.kind === "failed") return place;
  const node = newNode(place.folder, made, mode);
  place.folder.entries?.set(place.last, node);
  return { kind: "found", node };
}

/** `init_link()`: a further name for an existing node. Symbolic links are linked themselves. */
export function link(fs: RootFileSystem, oldPath: string, newPath: string): Found<GrowingNode> | Failure {
  const old = lookUp(fs, oldPath, "nofollow");
  if (old.kind === "failed") return old;
  const place = placeFor(fs, newPath, "other");
  if (place.kind === "failed") return place;
  if (old.node.kind === "dir") return failed("EPERM", oldPath);
  old.node.links++;
  place.folder.entries?.set(place.last, old.node);
  return old;
}

/**
 * `filp_open()` with O_WRONLY and O_CREAT: an existing file, or a new one. A symbolic link at the end does not occur,
 * as `clean_path` takes it away before.
 */
export function openFile(fs: RootFileSystem, path: string, origin: Origin | null): Found<GrowingNode> | Failure {
  const parent = lookUpParent(fs, path);
  if (parent.kind === "failed") return parent;
  // A slash at the end, ".", ".." and the root itself ask for a folder, which cannot be opened for writing.
  if (parent.lastKind !== "name" || parent.slash) return failed("EISDIR", parent.last);
  const node = parent.folder.entries?.get(parent.last);
  if (node === undefined) return create(fs, path, { kind: "file", origin }, 0);
  return node.kind === "dir" ? failed("EISDIR", parent.last) : { kind: "found", node };
}

/** `init_rmdir()` for a folder, `init_unlink()` for everything else. Returns null when it worked. */
export function remove(fs: RootFileSystem, path: string, kind: "dir" | "other"): Failure | null {
  const parent = lookUpParent(fs, path);
  if (parent.kind === "failed") return parent;
  if (parent.lastKind !== "name") return failed(kind === "dir" ? rmdirErrors[parent.lastKind] : "EISDIR", parent.last);
  const node = parent.folder.entries?.get(parent.last);
  if (node === undefined) return missing(parent.last);
  if (kind === "dir") {
    if (node.entries === null) return failed("ENOTDIR", parent.last);
    if (node.entries.size > 0) return failed("ENOTEMPTY", parent.last);
  } else if (node.entries !== null || parent.slash) {
    return failed(node.entries === null ? "ENOTDIR" : "EISDIR", parent.last);
  }
  parent.folder.entries?.delete(parent.last);
  node.links--;
  if (node.kind === "dir" || node.kind === "symlink") fs.knownFolders.clear();
  return null;
}

/** `chown_common()`. The set-id bits that it takes away are set again by the chmod that always follows. */
export function changeOwner(node: GrowingNode, uid: number, gid: number): void {
  if (uid !== UNCHANGED) node.uid = uid;
  if (gid !== UNCHANGED) node.gid = gid;
}

/** `chmod_common()`. */
export function changeMode(node: GrowingNode, mode: number): void {
  node.mode = mode & PERMISSIONS;
}

const rmdirErrors = { dot: "EINVAL", dotdot: "ENOTEMPTY", root: "EBUSY" } as const;

/** `path_parentat()`, with the folders that are known already. */
function lookUpParent(fs: RootFileSystem, path: string): ParentFound<GrowingNode> | Failure {
  const slash = path.lastIndexOf("/");
  const last = path.slice(slash + 1);
  if (last === "" || last === "." || last === "..") return walkToParent(fs.root, path);
  const front = path.slice(0, slash + 1);
  const known = fs.knownFolders.get(front) ?? oneStepFurther(fs, front);
  if (known !== null) return { kind: "found", folder: known, last, lastKind: "name", slash: false };
  const parent = walkToParent(fs.root, path);
  if (parent.kind === "found") fs.knownFolders.set(front, parent.folder);
  return parent;
}

/** The folder at a front part that is one ordinary folder longer than a known one; null where a walk is needed. */
function oneStepFurther(fs: RootFileSystem, front: string): GrowingNode | null {
  const slash = front.lastIndexOf("/", front.length - 2);
  const name = front.slice(slash + 1, -1);
  if (slash < 0 || name === "" || name === "." || name === "..") return null;
  const node = fs.knownFolders.get(front.slice(0, slash + 1))?.entries?.get(name);
  if (node?.kind !== "dir") return null;
  fs.knownFolders.set(front, node);
  return node;
}

/** `filename_create()`. */
function placeFor(fs: RootFileSystem, path: string, wanted: "dir" | "other"): ParentFound<GrowingNode> | Failure {
  const parent = lookUpParent(fs, path);
  if (parent.kind === "failed") return parent;
  if (parent.lastKind !== "name") return failed("EEXIST", parent.last);
  if (isNameTooLong(parent.last)) return failed("ENAMETOOLONG", parent.last);
  if (parent.folder.entries?.has(parent.last) === true) return failed("EEXIST", parent.last);
  if (parent.slash && wanted !== "dir") return failed("ENOENT", parent.last);
  return parent;
}

function missing(name: string): Failure {
  return failed(isNameTooLong(name) ? "ENAMETOOLONG" : "ENOENT", name);
}

/** `inode_init_owner()` of fs/inode.c: in a folder with the set-group-id bit the group is inherited. */
function newNode(folder: GrowingNode | null, made: NewNode, mode: number): GrowingNode {
  const inherits = folder !== null && (folder.mode & S_ISGID) !== 0;
  const node: GrowingNode = {
    kind: made.kind,
    mode: mode & PERMISSIONS,
    uid: 0,
    gid: inherits ? folder.gid : 0,
    device: made.device ?? null,
    target: made.target ?? null,
    entries: made.kind === "dir" ? new Map() : null,
    parent: null,
    links: 1,
    data: null,
    origin: made.origin,
  };
  if (made.kind === "dir") node.parent = folder ?? node;
  return node;
}
