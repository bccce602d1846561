/** What the kernel's root file system holds when an image has been unpacked. */
import { byteLength } from "../text/bytes.js";
import type { TreeNode } from "../manifest/node.js";
import { emptyFileSystem } from "../manifest/root-file-system.js";
import { unpackMember, type LinkTable } from "../manifest/unpack.js";
import type { ImageMember } from "./cpio.js";
import type { InitramfsImage } from "./image.js";

/** The tree of an image, and what its nodes were made from. */
export interface UnpackedImage {
  readonly root: TreeNode;
  /** The member that holds the contents of a file; null for one that is empty. */
  readonly contentsOf: (node: TreeNode) => ImageMember | null;
  /** The member that made a node; null for the root. */
  readonly memberOf: (node: TreeNode) => ImageMember | null;
  /** Members that the kernel drops, as for want of a folder. */
  readonly lost: readonly ImageMember[];
}

/**
 * Unpacks as the kernel does, later members over earlier ones, and all over what `fs` holds; it is empty where none is
 * given. Kernel: init/initramfs.c do_name.
 */
export function unpackImage({ parts }: InitramfsImage, fs = emptyFileSystem("tmpfs", "on")): UnpackedImage {
  const lost: ImageMember[] = [];
  for (const [archive, { members }] of parts.entries()) {
    const links: LinkTable = new Map();
    for (const [line, member] of members.entries()) {
      const origin = { archive, manifest: 0, line };
      const size = member.body === "target" ? byteLength(member.target) + 1 : member.data.length;
      // Two archives may have members of one name.
      const data = member.body === "data" ? { origin, location: `${archive}:${line}` } : null;
      // The root is there already, and only its owner and mode change.
      if (unpackMember(fs, links, { member, origin, size, data }).kind === "lost") lost.push(member);
    }
  }
  const memberAt = (origin: TreeNode["origin"]) =>
    origin === null ? null : (parts[origin.archive]?.members[origin.line] ?? null);
  return {
    root: fs.root,
    contentsOf: (node) => memberAt(node.data?.origin ?? null),
    memberOf: (node) => memberAt(node.origin),
    lost,
  };
}
