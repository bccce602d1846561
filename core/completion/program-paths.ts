/** Paths for `rdinit=` and `init=`: programs in the target's initramfs, and where systems keep their first program. */
import { resolvePath, walkTree, type InitramfsTree, type TreeNode } from "../manifest/tree.js";
import { MOST_PROPOSALS, proposal, type Proposal } from "./item.js";
import { wholeValue, type ValuePart, type WrittenValue } from "./parameter-values.js";

/** The programs of the initramfs; where it is not known, the usual ones. */
export function ramdiskInitValues(written: WrittenValue): ValuePart {
  const { tree } = written.target;
  const items = tree === null ? usualInRamdisk : programsIn(tree, written.typed);
  return wholeValue(written, items);
}

/**
 * Programs of the real root file system, which nobody sees here. Where the initramfs has no entry point, its own programs
 * follow with rdinit= in place of init=: with init= the kernel would look for them on another file system.
 */
export function initValues(written: WrittenValue): ValuePart {
  const { tree, described } = written.target;
  const { word } = written;
  if (tree === null || !described || resolvePath(tree, "/init").kind === "found")
    return wholeValue(written, usualOnRoot);
  const also = [{ start: word.nameStart, end: word.nameEnd, newText: "rdinit" }];
  const own = programsIn(tree, written.typed).map((item) => ({
    ...item,
    label: `${item.label} (rdinit=)`,
    detail: `${item.detail ?? "a program"} in the initramfs, which rdinit= starts`,
    also,
  }));
  return wholeValue(written, [...usualOnRoot, ...own]);
}

const usualOnRoot: readonly Proposal[] = [
  program("/sbin/init", "the system's own first program, also without init="),
  program("/bin/sh", "a shell on the root file system"),
  program("/bin/bash", "a shell on the root file system"),
  program("/lib/systemd/systemd", "systemd"),
  program("/usr/lib/systemd/systemd", "systemd, where /lib is a link into /usr"),
  program("/linuxrc", "BusyBox on small systems"),
];

const usualInRamdisk: readonly Proposal[] = [
  program("/init", "what the kernel starts also without rdinit="),
  program("/bin/sh", "a shell in the initramfs"),
  program("/sbin/init", "a first program in the initramfs"),
  program("/linuxrc", "the old name of a first program"),
];

function program(path: string, detail: string): Proposal {
  return proposal(path, "file", detail);
}

/** Files that may be executed and links to such, whose path begins with what is typed; entry points and shells first. */
function programsIn(tree: InitramfsTree, typed: string): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const { path, node } of walkTree(tree)) {
    if (!path.startsWith(typed)) continue;
    const detail = programDetail(tree, path, node);
    if (detail !== null) found.push(program(path, detail));
    if (found.length > MOST_PROPOSALS * 10) break;
  }
  return found.sort((a, b) => placeOf(a.label) - placeOf(b.label) || (a.label < b.label ? -1 : 1));
}

function programDetail(tree: InitramfsTree, path: string, node: TreeNode): string | null {
  if (node.kind === "file") return (node.mode & 0o111) === 0 ? null : `a program${sourceOf(node)}`;
  if (node.kind !== "symlink") return null;
  const found = resolvePath(tree, path);
  if (found.kind === "failed" || found.node.kind !== "file" || (found.node.mode & 0o111) === 0) return null;
  return `a link to ${node.target ?? ""}`;
}

function sourceOf({ data }: TreeNode): string {
  return data === null ? ", empty" : `, from ${data.location}`;
}

const likely: readonly string[] = [
  "/init",
  "/bin/sh",
  "/sbin/init",
  "/linuxrc",
  "/bin/bash",
  "/bin/ash",
  "/bin/busybox",
];

function placeOf(path: string): number {
  const place = likely.indexOf(path);
  return place < 0 ? likely.length : place;
}
