/** The kernel mounts the root file system on `/root` of the initramfs, which has no such folder. */
import { initramfsEntryPoint } from "../../bootpath/entry-point.js";
import { lastSetup } from "../../cmdline/names.js";
import { resolvePath, type InitramfsTree, type TreeNode } from "../../manifest/tree.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { Edit, Finding } from "../finding.js";
import { isLostOnItsLine } from "../lost-entries.js";
import { firstEntry, insertAfter, insertBefore, preferredFix } from "../manifest-edits.js";
import { placeOf, wordsRange } from "../manifest-lines.js";
import { nodeKindNames } from "../node-kinds.js";
import type { Rule } from "../rule.js";

export const rootDirectoryMissing: Rule = {
  code: "root-directory-missing",
  language: "manifest",
  title: "no folder /root to mount the root file system on",
  sources: [
    { file: "init/do_mounts.c", function: "do_mount_root" },
    { file: "init/do_mounts.c", function: "mount_root_generic" },
    { file: "usr/default_cpio_list", function: null },
  ],
  check(target) {
    const { tree } = target;
    const [document] = target.manifests;
    if (document === undefined || tree === null) return [];
    const root = mountedRoot(target, tree);
    if (root === null) return [];
    const found = resolvePath(tree, "/root");
    if (found.kind === "found" && found.node.kind === "dir") return [];
    const named = resolvePath(tree, "/root", "nofollow");
    if (named.kind === "found") return [reportNoFolder({ target, tree, document, root }, named.node)];
    return isLostOnItsLine(target, "/root") ? [] : [reportMissing({ target, tree, document, root })];
  },
};

interface Situation {
  readonly target: BootTarget;
  readonly tree: InitramfsTree;
  readonly document: ManifestDocument;
  /** The value of `root=`. */
  readonly root: string;
}

/**
 * The value of `root=` where the kernel goes for it and is meant to: with `rdinit=`, or with a program of the initramfs
 * in `init=`, the mistake is that the initramfs is left at all.
 */
function mountedRoot({ cmdline, described }: BootTarget, tree: InitramfsTree): string | null {
  if (cmdline === null || !described) return null;
  const { commandLine } = cmdline;
  const entryPoint = initramfsEntryPoint(commandLine, tree);
  if (entryPoint.found || entryPoint.parameter !== null) return null;
  const init = lastSetup(commandLine, "init=");
  if (init !== null && resolvePath(tree, init.argument).kind === "found") return null;
  const root = lastSetup(commandLine, "root=")?.argument ?? "";
  return root === "" ? null : root;
}

/** Network roots do nothing at all in a kernel that was built without them. */
const networkRoots = ["/dev/nfs", "/dev/cifs"];

/** `init_mount` looks the mount point up before it looks at type and device. */
function reportMissing({ target, tree, document, root }: Situation): Finding {
  const isNetwork = networkRoots.includes(root);
  return {
    code: "root-directory-missing",
    severity: isNetwork ? "warning" : "error",
    path: document.path,
    ...firstEntry(document),
    message:
      `This initramfs has no /init, so the kernel mounts root=${root}, and it does that on the folder /root of the initramfs. ` +
      `No line makes that folder: the mount fails with error -2 even where the device is there, and the kernel panics.`,
    fixes: [preferredFix("Add the folder /root", addRootFolder(target, tree, document))],
    related: rootParameter(target),
  };
}

/** Something else has the name; whether it may go is for the author to say. */
function reportNoFolder({ target, document, root }: Situation, node: TreeNode): Finding {
  const maker = placeOf(target, node.origin);
  const place = maker === null ? firstEntry(document) : wordsRange(maker.document, maker.line);
  return {
    code: "root-directory-missing",
    severity: networkRoots.includes(root) ? "warning" : "error",
    path: maker?.document.path ?? document.path,
    ...place,
    message:
      `This initramfs has no /init, so the kernel mounts root=${root}, and it does that on the folder /root of the initramfs. ` +
      `Here /root is ${nodeKindNames[node.kind]}${node.kind === "symlink" ? " that leads to no folder" : ""}: the mount fails, and the kernel panics.`,
    fixes: [],
    related: rootParameter(target),
  };
}

function rootParameter({ cmdline }: BootTarget): Finding["related"] {
  const root = lastSetup(cmdline?.commandLine ?? null, "root=");
  if (cmdline === null || root === null) return [];
  const { start, end } = root.parameter;
  return [{ path: cmdline.path, start, end, message: "The root file system that is mounted." }];
}

/** Where usr/default_cpio_list has it: behind the console. */
function addRootFolder(target: BootTarget, tree: InitramfsTree, document: ManifestDocument): Edit {
  const line = "dir /root 0700 0 0";
  for (const path of ["/dev/console", "/dev"]) {
    const found = resolvePath(tree, path, "nofollow");
    const maker = found.kind === "found" ? placeOf(target, found.node.origin) : null;
    if (maker !== null) return insertAfter(maker.document, maker.line.end, [line]);
  }
  return insertBefore(document, firstEntry(document).start, [line]);
}
