/** Nodes of the kernel's root file system, as they are when the initramfs has been unpacked. */
import { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } from "./member.js";

/** File types, in words. */
export type NodeKind = "file" | "dir" | "symlink" | "char" | "block" | "pipe" | "socket";

/** Where something in the tree comes from: a line of one of the manifests. */
export interface Origin {
  /** Index of the archive. */
  readonly archive: number;
  /** Index of the manifest in the archive. */
  readonly manifest: number;
  /** Index in the manifest's lines. */
  readonly line: number;
}

/** A node: an inode of the kernel, so that hard links are the same object. */
export interface TreeNode {
  readonly kind: NodeKind;
  /** Permission bits, set-user-id, set-group-id and sticky bit: 12 bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Device number of a `char` or `block` node, else null. */
  readonly device: { readonly major: number; readonly minor: number } | null;
  /** Target of a `symlink`, else null. */
  readonly target: string | null;
  /** Names in a `dir`, in order of creation; null for everything else. */
  readonly entries: ReadonlyMap<string, TreeNode> | null;
  /** The folder that a `dir` is in; the root's is the root. Null for everything else. */
  readonly parent: TreeNode | null;
  /** How many names a node has that is no `dir`. */
  readonly links: number;
  /** Where the contents of a `file` come from; null when it is empty. */
  readonly data: DataSource | null;
  /** The line that made the node; null when the kernel did. */
  readonly origin: Origin | null;
}

/** The contents of a file. */
export interface DataSource {
  readonly origin: Origin;
  /** The source on the host, as written in the manifest. */
  readonly location: string;
}

/** A node while the tree grows. */
export interface GrowingNode extends TreeNode {
  mode: number;
  uid: number;
  gid: number;
  entries: Map<string, GrowingNode> | null;
  parent: GrowingNode | null;
  links: number;
  data: DataSource | null;
}

/** The kind that the type bits of a mode say; null when they say none. */
export function kindOfMode(mode: number): NodeKind | null {
  switch (mode & S_IFMT) {
    case S_IFREG:
      return "file";
    case S_IFDIR:
      return "dir";
    case S_IFLNK:
      return "symlink";
    case S_IFCHR:
      return "char";
    case S_IFBLK:
      return "block";
    case S_IFIFO:
      return "pipe";
    case S_IFSOCK:
      return "socket";
    default:
      return null;
  }
}
