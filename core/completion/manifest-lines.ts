/** Lines of a manifest as proposals: the six kinds with their fields to fill in, and whole lines that most lists have. */
import { entryFields, isEntryKind, type EntryKind } from "../manifest/entry.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { deviceNodes, nodeFields } from "./device-nodes.js";
import { proposal, withBlanks, type Proposal } from "./item.js";
import type { FieldPlace } from "./manifest-place.js";

const kinds: Readonly<Record<EntryKind, { readonly form: string; readonly detail: string }>> = {
  dir: { form: "dir </path> 0755 0 0", detail: "a folder" },
  file: { form: "file </path> <source> 0755 0 0", detail: "a file with the contents of one of the host" },
  nod: { form: "nod </dev/name> 0600 0 0 c <major> <minor>", detail: "a device" },
  slink: { form: "slink </path> <target> 0777 0 0", detail: "a symbolic link" },
  pipe: { form: "pipe </path> 0644 0 0", detail: "a named pipe" },
  sock: { form: "sock </path> 0755 0 0", detail: "a socket" },
};

/** Behind an existing line's first word only the word is replaced. */
export function lineProposals(place: FieldPlace): readonly Proposal[] {
  const { isLast, target } = place;
  const items = Object.keys(entryFields)
    .filter(isEntryKind)
    .map((kind) => {
      const { form, detail } = kinds[kind];
      return proposal(kind, "line", detail, isLast ? { parts: withBlanks(form), opensNext: false } : {});
    });
  return isLast ? [...items, ...usefulLines(target)] : items;
}

/** What most lists have and this one does not. */
function usefulLines(target: BootTarget): readonly Proposal[] {
  const lines: Proposal[] = [];
  const add = (line: string, detail: string) => lines.push(proposal(line, "line", detail));
  for (const { path, mode, detail } of usualFolders) {
    if (!exists(target, path)) add(`dir ${path} ${mode} 0 0`, detail);
  }
  if (!exists(target, "/bin/busybox") && target.variables?.has("BOOTPATH_BUSYBOX") === true) {
    add("file /bin/busybox ${BOOTPATH_BUSYBOX} 0755 0 0", "the BusyBox that comes with Bootpath");
  }
  if (exists(target, "/bin/busybox")) {
    for (const name of ["sh", "mount", "ls", "cat", "dmesg"]) {
      if (!exists(target, `/bin/${name}`)) add(`slink /bin/${name} busybox 0777 0 0`, "a command of BusyBox");
    }
  }
  if (!exists(target, "/init") && exists(target, "/bin/sh"))
    add("slink /init bin/sh 0777 0 0", "a shell as entry point");
  for (const node of deviceNodes()) {
    // A folder of its own in /dev is another line first.
    const isDeep = node.path.lastIndexOf("/") > "/dev".length;
    if (!isDeep && !exists(target, node.path)) add(`nod ${node.path} ${nodeFields(node)}`, node.detail);
  }
  return lines;
}

/** Folders that first programs expect. */
export const usualFolders: readonly { readonly path: string; readonly mode: string; readonly detail: string }[] = [
  { path: "/dev", mode: "0755", detail: "for devices" },
  { path: "/proc", mode: "0755", detail: "where proc is mounted" },
  { path: "/sys", mode: "0755", detail: "where sysfs is mounted" },
  { path: "/bin", mode: "0755", detail: "for programs" },
  { path: "/sbin", mode: "0755", detail: "for programs of the system" },
  { path: "/etc", mode: "0755", detail: "for settings" },
  { path: "/lib", mode: "0755", detail: "for libraries" },
  { path: "/run", mode: "0755", detail: "for what is running" },
  { path: "/tmp", mode: "1777", detail: "for temporary files" },
  { path: "/root", mode: "0700", detail: "the home of root; the kernel mounts the real root here" },
  { path: "/mnt", mode: "0755", detail: "for mounts" },
  { path: "/usr", mode: "0755", detail: "for programs and data" },
  { path: "/newroot", mode: "0755", detail: "for the real root, before switch_root" },
];

/** Whether a path of the archive has something. */
export function exists({ tree }: BootTarget, path: string): boolean {
  return tree !== null && resolvePath(tree, path, "nofollow").kind === "found";
}
