/** A ready image to look at, in the same way as the initramfs of a manifest. */
import { HEAD_SIZE, type FileContent } from "../binary/file-content.js";
import type { InitramfsImage } from "../initramfs-image/image.js";
import { unpackImage } from "../initramfs-image/unpacked.js";
import { growTree, walkTree, type InitramfsTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { SourceFile } from "../project/source-file.js";
import type { InitramfsView } from "./view.js";

/**
 * The view of a target whose initramfs is the image at `path`. It has no lines and no problems; of the files it keeps
 * sizes and first bytes, not the image. What the kernel brings along itself is in it where the target says so. Never throws.
 */
export function viewImage(target: BootTarget, path: string, image: InitramfsImage): InitramfsView {
  const { fs } = growTree([], { delivery: target.delivery });
  const { root, contentsOf } = unpackImage(image, fs);
  const tree: InitramfsTree = { root, protectedSymlinks: fs.protectedSymlinks, incidents: [] };
  const sources = new Map<string, SourceFile>();
  for (const { node } of walkTree(tree)) {
    const member = node.data === null ? null : contentsOf(node);
    if (node.data === null || member === null) continue;
    sources.set(node.data.location, { state: "file", path, content: beginningOf(member.data) });
  }
  return {
    target: { ...target, tree, sources },
    image: path,
    tree,
    missing: [],
    problems: new Map(),
    counts: new Map(),
    total: { errors: 0, warnings: 0 },
    lost: [],
  };
}

/** The first bytes tell the format. They are copied, because a part of an archive would keep the whole of it. */
function beginningOf(bytes: Uint8Array): FileContent {
  return { size: bytes.length, pieces: [{ offset: 0, bytes: new Uint8Array(bytes.subarray(0, HEAD_SIZE)) }] };
}
