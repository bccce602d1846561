/**
 * The file tree that the kernel makes of an initramfs: what the paths of a running initramfs lead to, and which lines of
 * the manifests got lost on the way. Follows init/initramfs.c of Linux 6.12; 6.1 and 7.2 make the same trees.
 */
import { byteLength } from "../text/bytes.js";
import type { Entry, FileEntry } from "./entry.js";
import { FIRST_INO, membersOf, type ArchiveMember } from "./member.js";
import type { NodeKind, Origin, TreeNode } from "./node.js";
import { parseManifest, type Manifest } from "./parse.js";
import {
  errnoNumbers,
  walkPath,
  type Errno,
  type Failure,
  type Follow,
  type Found,
  type ProtectedSymlinks,
} from "./path-walk.js";
import { emptyFileSystem, type RootFileSystem, type RootFileSystemType } from "./root-file-system.js";
import { tellRead } from "./tree-reads.js";
import { unpackMember, type LinkTable, type LossReason, type MemberResult, type UnpackedMember } from "./unpack.js";

/** The root file system when the initramfs has been unpacked. Nothing changes it any more. */
export interface InitramfsTree {
  readonly root: TreeNode;
  readonly protectedSymlinks: ProtectedSymlinks;
  /** What did not simply make a new node or a further name of it, in order. */
  readonly incidents: readonly Incident[];
}

/** A name in a manifest of which the kernel made something else than a new node. */
export interface Incident extends Omit<MemberResult, "node" | "removed"> {
  readonly origin: Origin;
  /** Which of the line's names: 0 for the first, more for hard links. */
  readonly nameIndex: number;
  /** The name as the archive has it, without the slash in front. */
  readonly name: string;
  /** True where the contents of a file went down with this name, as they travel with the last one. */
  readonly losesData: boolean;
  readonly node: TreeNode | null;
  readonly removed: TreeNode | null;
}

/** How the initramfs reaches the kernel. */
export interface TreeOptions {
  /** `external`: unpacked over the kernel's own archive, which has `/dev`, `/dev/console` and `/root`. */
  readonly delivery: "builtin" | "external";
  /** What the root file system is, which decides only the mode of the root itself. Default `tmpfs`. */
  readonly fileSystem?: RootFileSystemType;
  /** Default `on`, as in the kernels of Debian and those that come with Bootpath. */
  readonly protectedSymlinks?: ProtectedSymlinks;
  /**
   * What is known of a source file. It matters for few: an empty one can come out as another type when the line's mode
   * has strange type bits. Files that are not known count as not empty.
   */
  readonly sourceOf?: (entry: FileEntry) => SourceFacts | undefined;
}

/** A source file on the host. */
export interface SourceFacts {
  /** Size in bytes. */
  readonly size: number;
  /** Its contents up to the first NUL byte, when they are at most 4096 bytes. */
  readonly text?: string;
}

/** usr/default_cpio_list: what a kernel has built in whose CONFIG_INITRAMFS_SOURCE is empty. */
const defaultArchive = parseManifest("dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\n");

/**
 * The tree of manifests that make one archive together, as all that CONFIG_INITRAMFS_SOURCE lists does
 * (usr/gen_initramfs.sh). Lines that gen_init_cpio drops or refuses are left out. Never throws.
 */
export function buildTree(manifests: readonly Manifest[], options: TreeOptions): InitramfsTree {
  return buildTreeOfArchives([manifests], options);
}

/** The tree of several archives, one behind the other, each made of one or more manifests. */
export function buildTreeOfArchives(archives: readonly (readonly Manifest[])[], options: TreeOptions): InitramfsTree {
  return growTree(archives, options).tree;
}

/** A tree and what it takes to go on with it. */
export interface GrownTree {
  readonly tree: InitramfsTree;
  readonly fs: RootFileSystem;
  /** The lines that became entries, in order. The nodes and incidents of the tree have the same objects. */
  readonly origins: Origin[];
}

/** The same as `buildTreeOfArchives`, for who keeps the tree up to date (`live-tree.ts`). */
export function growTree(archives: readonly (readonly Manifest[])[], options: TreeOptions): GrownTree {
  const fs = emptyFileSystem(options.fileSystem ?? "tmpfs", options.protectedSymlinks ?? "on");
  const incidents: Incident[] = [];
  const origins: Origin[] = [];
  const links: LinkTable = new Map();
  const unpack = (named: NamedMember, nameIndex: number, origin: Origin | null): void => {
    const result = unpackMember(fs, links, { ...named, origin });
    if (isPlain(result) || origin === null) return;
    const losesData = result.kind === "lost" && named.data !== null;
    incidents.push({ ...result, origin, nameIndex, name: named.member.name, losesData });
  };
  if (options.delivery === "external") {
    for (const named of membersOfArchive([defaultArchive], 0, {})) unpack(named, named.nameIndex, null);
  }
  for (const [index, manifests] of archives.entries()) {
    // The trailer of the archive before has ended its hard links.
    links.clear();
    for (const named of membersOfArchive(manifests, index, options)) {
      if (named.nameIndex === 0) origins.push(named.origin);
      unpack(named, named.nameIndex, named.origin);
    }
  }
  return { tree: { root: fs.root, protectedSymlinks: fs.protectedSymlinks, incidents }, fs, origins };
}

/** The members of one entry as the kernel reads them, with what is known of the contents. */
export function unpackedMembers(
  entry: Entry,
  origin: Origin,
  sourceOf: TreeOptions["sourceOf"],
): readonly UnpackedMember[] {
  const file = entry.kind === "file" ? entry : null;
  const source = file === null ? undefined : sourceOf?.(file);
  return membersOf(entry, FIRST_INO).map((member) => ({ origin, ...withBody(member, origin, file, source) }));
}

/**
 * The node that a path leads to, as for the kernel and for root: symbolic links followed from the tree's root, relative
 * paths taken from there. A failure has the error that the kernel's path walk has.
 * An empty path leads to the root, as it does for the kernel itself; a program would get ENOENT.
 */
export function resolvePath(tree: InitramfsTree, path: string, follow: Follow = "follow"): Found<TreeNode> | Failure {
  const found = walkPath(tree.root, path, follow, tree.protectedSymlinks);
  tellRead(tree, { path, follow, found });
  return found;
}

/** All names in the tree with their nodes, each folder before what is in it. */
export function* walkTree(tree: InitramfsTree): Generator<{ readonly path: string; readonly node: TreeNode }> {
  const waiting = [{ path: "", entries: tree.root.entries?.entries() }];
  for (let folder = waiting.at(-1); folder !== undefined; folder = waiting.at(-1)) {
    const next = folder.entries?.next();
    if (next === undefined || next.done === true) {
      waiting.pop();
      continue;
    }
    const [name, node] = next.value;
    const path = `${folder.path}/${name}`;
    yield { path, node };
    if (node.entries !== null) waiting.push({ path, entries: node.entries.entries() });
  }
}

/** The nodes that have more than one name, with all their paths. */
export function hardLinks(tree: InitramfsTree): ReadonlyMap<TreeNode, readonly string[]> {
  const groups = new Map<TreeNode, string[]>();
  for (const { path, node } of walkTree(tree)) {
    if (node.kind === "dir" || node.links < 2) continue;
    const paths = groups.get(node);
    if (paths === undefined) groups.set(node, [path]);
    else paths.push(path);
  }
  return groups;
}

interface NamedMember {
  readonly member: ArchiveMember;
  readonly origin: Origin;
  readonly nameIndex: number;
  readonly size: number;
  readonly data: TreeNode["data"];
}

/** The members of an archive; inode numbers count on from one manifest to the next. */
function* membersOfArchive(
  manifests: readonly Manifest[],
  archive: number,
  { sourceOf }: Pick<TreeOptions, "sourceOf">,
): Generator<NamedMember> {
  let ino = FIRST_INO;
  for (const [manifest, { pieces, stoppedAt }] of manifests.entries()) {
    for (const { piece, firstLine } of pieces) {
      for (const [index, { entry, verdict }] of piece.lines.entries()) {
        const line = firstLine + index;
        if (verdict.kind !== "kept" || entry === null || (stoppedAt !== null && line > stoppedAt)) continue;
        const origin: Origin = { archive, manifest, line };
        const source = entry.kind === "file" ? sourceOf?.(entry) : undefined;
        for (const [nameIndex, member] of membersOf(entry, ino).entries()) {
          yield { origin, nameIndex, ...withBody(member, origin, entry.kind === "file" ? entry : null, source) };
        }
        ino++;
      }
    }
  }
}

function withBody(
  member: ArchiveMember,
  origin: Origin,
  entry: FileEntry | null,
  source: SourceFacts | undefined,
): Pick<NamedMember, "member" | "size" | "data"> {
  if (member.body === "target") return { member, size: byteLength(member.target) + 1, data: null };
  if (member.body === "none" || entry === null || source?.size === 0) return { member, size: 0, data: null };
  const data = { origin, location: entry.location.text };
  // Type bits can make a symbolic link of a file; then its contents are the target.
  return { member: { ...member, target: source?.text ?? "" }, size: source?.size ?? 1, data };
}

function isPlain(result: MemberResult): boolean {
  return (result.kind === "created" || result.kind === "linked") && result.removed === null;
}

export { errnoNumbers };
export type { Errno, Failure, Follow, Found, LossReason, NodeKind, Origin, TreeNode };
