/** What init/initramfs.c of the kernel (6.12; 6.1 and 7.2 act alike) does with the members of an archive, one by one. */
import { byteLength } from "../text/bytes.js";
import { PATH_MAX } from "./lines.js";
import { S_IFMT, type ArchiveMember } from "./member.js";
import { kindOfMode, type DataSource, type GrowingNode, type NodeKind, type Origin } from "./node.js";
import type { Failure } from "./path-walk.js";
import {
  changeMode,
  changeOwner,
  create,
  link,
  lookUp,
  openFile,
  remove,
  type RootFileSystem,
} from "./root-file-system.js";

/** A member together with what the kernel reads behind its header. */
export interface UnpackedMember {
  readonly member: ArchiveMember;
  /** Null for the kernel's own archive. */
  readonly origin: Origin | null;
  /** Size of the body in bytes. */
  readonly size: number;
  /** Where the contents of a file come from; null for a member without. */
  readonly data: DataSource | null;
}

/** Why nothing of a member is in the tree. */
export type LossReason =
  /** A call of the kernel failed: `failure` says which and at which component. */
  | "failed"
  /** The name has more than 4095 bytes. */
  | "name-too-long"
  /** The target has more than 4095 bytes. */
  | "target-too-long"
  /** The name is `TRAILER!!!`, which ends the archive's hard links and makes nothing. */
  | "trailer"
  /** The mode's type bits are those of no file type, or a body follows where the type has none. */
  | "no-type";

/**
 * What became of a member.
 * - `created`: a new node. `linked`: a further name for a file of the same entry.
 * - `overwritten`: the file was there before and has new contents now, under all its names.
 * - `changed`: a node of the same type was there and stays; only owner and mode are new, a device number is not.
 * - `lost`: nothing. Where a node of another type could not be removed it may have a new owner and mode.
 */
export interface MemberResult {
  readonly kind: "created" | "linked" | "overwritten" | "changed" | "lost";
  readonly reason: LossReason | null;
  readonly failure: Failure | null;
  /** What the name leads to afterwards, as far as this member had to do with it. */
  readonly node: GrowingNode | null;
  /** The node that was there before and that the kernel took away for this member. */
  readonly removed: GrowingNode | null;
}

/** Hard links of the archive: the name of the first member, by inode and type. */
export type LinkTable = Map<string, string>;

/** Unpacks one member. `links` lives as long as the archive. */
export function unpackMember(fs: RootFileSystem, links: LinkTable, unpacked: UnpackedMember): MemberResult {
  const { member, size } = unpacked;
  const kind = kindOfMode(member.mode);
  // do_header()
  if (byteLength(member.name) >= PATH_MAX) return lost("name-too-long");
  if (kind === "symlink") return size > PATH_MAX ? lost("target-too-long") : makeSymlink(fs, unpacked);
  if (kind !== "file" && size > 0) return lost("no-type");
  // do_name()
  if (member.name === "TRAILER!!!") {
    links.clear();
    return lost("trailer");
  }
  const removed = cleanPath(fs, member.name, member.mode);
  switch (kind) {
    case "file":
      return makeFile(fs, links, unpacked, removed);
    case "dir":
      return makeFolder(fs, unpacked, removed);
    case null:
      return lost("no-type", removed);
    default:
      return makeSpecial(fs, links, unpacked, kind, removed);
  }
}

/** `clean_path()`: takes away what is there when its type is another one. A folder must be empty for that. */
function cleanPath(fs: RootFileSystem, path: string, mode: number): GrowingNode | null {
  const found = lookUp(fs, path, "nofollow");
  if (found.kind === "failed" || kindOfMode(mode) === found.node.kind) return null;
  return remove(fs, path, found.node.kind === "dir" ? "dir" : "other") === null ? found.node : null;
}

/** `maybe_link()`: the link, null when the member is to be made itself. */
function maybeLink(
  fs: RootFileSystem,
  links: LinkTable,
  { member }: UnpackedMember,
  removedBefore: GrowingNode | null,
): MemberResult | null {
  if (member.nlink < 2) return null;
  const key = `${member.ino}:${member.major}:${member.minor}:${member.mode & S_IFMT}`;
  const old = links.get(key);
  if (old === undefined) {
    links.set(key, member.name);
    return null;
  }
  const removed = cleanPath(fs, member.name, 0) ?? removedBefore;
  const made = link(fs, old, member.name);
  if (made.kind === "failed") return lost("failed", removed, made);
  return { kind: "linked", reason: null, failure: null, node: made.node, removed };
}

function makeFile(
  fs: RootFileSystem,
  links: LinkTable,
  unpacked: UnpackedMember,
  removed: GrowingNode | null,
): MemberResult {
  const { member, origin, size } = unpacked;
  const linked = maybeLink(fs, links, unpacked, removed);
  if (linked?.kind === "lost") return linked;
  const existed = lookUp(fs, member.name, "nofollow").kind === "found";
  const opened = openFile(fs, member.name, origin);
  if (opened.kind === "failed") return lost("failed", removed, opened);
  const { node } = opened;
  changeOwner(node, member.uid, member.gid);
  changeMode(node, member.mode);
  // O_TRUNC is left out for a hard link, whose contents may have come with the name before.
  if (size > 0 || linked === null) node.data = size > 0 ? unpacked.data : null;
  if (linked !== null) return linked;
  return { kind: existed ? "overwritten" : "created", reason: null, failure: null, node, removed };
}

function makeFolder(fs: RootFileSystem, unpacked: UnpackedMember, removed: GrowingNode | null): MemberResult {
  const { member, origin } = unpacked;
  const made = create(fs, member.name, { kind: "dir", origin }, member.mode);
  return setOwnerAndMode(fs, unpacked, "dir", removed, made.kind === "failed" ? made : null);
}

function makeSpecial(
  fs: RootFileSystem,
  links: LinkTable,
  unpacked: UnpackedMember,
  kind: NodeKind,
  removed: GrowingNode | null,
): MemberResult {
  const linked = maybeLink(fs, links, unpacked, removed);
  if (linked !== null) return linked;
  const { member, origin } = unpacked;
  const device = kind === "char" || kind === "block" ? deviceNumber(member) : null;
  const made = create(fs, member.name, { kind, device, origin }, member.mode);
  return setOwnerAndMode(fs, unpacked, kind, removed, made.kind === "failed" ? made : null);
}

/** `init_chown()` and `init_chmod()`, which take the path again whether or not the node could be made. */
function setOwnerAndMode(
  fs: RootFileSystem,
  { member }: UnpackedMember,
  kind: NodeKind,
  removed: GrowingNode | null,
  failure: Failure | null,
): MemberResult {
  const found = lookUp(fs, member.name, "follow");
  if (found.kind === "failed") return lost("failed", removed, failure ?? found);
  const { node } = found;
  changeOwner(node, member.uid, member.gid);
  changeMode(node, member.mode);
  if (failure === null) return { kind: "created", reason: null, failure, node, removed };
  return node.kind === kind
    ? { kind: "changed", reason: null, failure, node, removed }
    : { kind: "lost", reason: "failed", failure, node, removed };
}

/** `do_symlink()`: whatever is there goes, folders only when empty. */
function makeSymlink(fs: RootFileSystem, { member, origin }: UnpackedMember): MemberResult {
  const removed = cleanPath(fs, member.name, 0);
  const made = create(fs, member.name, { kind: "symlink", target: member.target, origin }, 0o777);
  const found = lookUp(fs, member.name, "nofollow");
  if (found.kind === "found") changeOwner(found.node, member.uid, member.gid);
  if (made.kind === "failed")
    return { ...lost("failed", removed, made), node: found.kind === "found" ? found.node : null };
  return { kind: "created", reason: null, failure: null, node: made.node, removed };
}

/** `new_encode_dev(MKDEV(major, minor))`: 12 bits of major number above 20 of minor, one running into the other. */
function deviceNumber(member: ArchiveMember): { major: number; minor: number } {
  const device = ((member.deviceMajor << 20) | member.deviceMinor) >>> 0;
  return { major: device >>> 20, minor: device & 0xfffff };
}

function lost(reason: LossReason, removed: GrowingNode | null = null, failure: Failure | null = null): MemberResult {
  return { kind: "lost", reason, failure, node: null, removed };
}
