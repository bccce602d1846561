/** Paths in the archive: where a new entry may be, and what a symbolic link may lead to. */
import { walkTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { absolutePath } from "../rules/manifest-lines.js";
import { deviceNodes, nodeFields } from "./device-nodes.js";
import { MOST_PROPOSALS, proposal, type Proposal } from "./item.js";
import { exists, usualFolders } from "./manifest-lines.js";
import type { FieldPlace } from "./manifest-place.js";

/** Names for a new entry of the line's kind, and the folders that it may be in. */
export function archivePaths(place: FieldPlace): readonly Proposal[] {
  const { kind, role, typed, target } = place;
  const wanted = typed.startsWith("/") ? typed : `/${typed}`;
  const own = role === "link" ? [] : kind === "nod" ? newNodes(place) : kind === "dir" ? newFolders(place) : [];
  const entryPoint =
    (kind === "file" || kind === "slink") && role === "name" && !exists(target, "/init")
      ? [proposal("/init", "file", "what the kernel starts")]
      : [];
  return [...entryPoint, ...own, ...folders(target)].filter(({ filterText }) => filterText.startsWith(wanted));
}

function newNodes({ target, isLast }: FieldPlace): readonly Proposal[] {
  return deviceNodes()
    .filter(({ path }) => !exists(target, path))
    .map((node) =>
      proposal(node.path, "device", node.detail, { parts: [isLast ? `${node.path} ${nodeFields(node)}` : node.path] }),
    );
}

/** Folders that entries of the list are in and that it does not have, then usual ones. */
function newFolders({ target, isLast }: FieldPlace): readonly Proposal[] {
  const missing = missingParents(target).map((path) => ({
    path,
    mode: "0755",
    detail: "an entry of the list is in it",
  }));
  const known = new Set(missing.map(({ path }) => path));
  const usual = usualFolders.filter(({ path }) => !known.has(path) && !exists(target, path));
  return [...missing, ...usual].map(({ path, mode, detail }) =>
    proposal(path, "folder", detail, { parts: [isLast ? `${path} ${mode} 0 0` : path] }),
  );
}

function missingParents(target: BootTarget): readonly string[] {
  const missing = new Set<string>();
  for (const { manifest } of target.manifests) {
    for (const { entry } of manifest.lines) {
      if (entry === null) continue;
      let path = absolutePath(entry.name.text);
      for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/")) {
        path = path.slice(0, end);
        if (missing.has(path) || exists(target, path)) break;
        missing.add(path);
      }
    }
  }
  return [...missing].sort();
}

function folders({ tree }: BootTarget): readonly Proposal[] {
  if (tree === null) return [];
  const paths: string[] = [];
  for (const { path, node } of walkTree(tree)) {
    if (node.kind === "dir") paths.push(`${path}/`);
  }
  return paths.sort().map((path) => proposal(path, "folder", "a folder of the archive", { opensNext: true }));
}

/**
 * Entries that a link may lead to: from the root where the author begins with "/", else by the way from the link's own
 * folder, what is beside the link first.
 */
export function linkTargets({ target, words, typed }: FieldPlace): readonly Proposal[] {
  const { tree } = target;
  if (tree === null) return [];
  const link = absolutePath(words[1]?.text ?? "");
  const from = link.slice(0, link.lastIndexOf("/") + 1);
  const isAbsolute = typed.startsWith("/");
  const found: Proposal[] = [];
  for (const { path, node } of walkTree(tree)) {
    if (path === link) continue;
    const written = isAbsolute ? path : relativePath(from, path);
    if (!written.startsWith(typed)) continue;
    const isFolder = node.kind === "dir";
    found.push(proposal(written, isFolder ? "folder" : "file", kindTexts[node.kind] ?? null));
    if (found.length >= MOST_PROPOSALS * 10) break;
  }
  return found.sort((a, b) => depth(a.label) - depth(b.label) || (a.label < b.label ? -1 : 1));
}

const kindTexts: Readonly<Record<string, string>> = {
  file: "a file",
  dir: "a folder",
  symlink: "a symbolic link",
  char: "a character device",
  block: "a block device",
  pipe: "a named pipe",
  socket: "a socket",
};

function depth(path: string): number {
  return path.split("/").length;
}

/** The way from a folder, which ends in "/", to a path. */
export function relativePath(from: string, to: string): string {
  const start = from.split("/").filter((part) => part !== "");
  const end = to.split("/").filter((part) => part !== "");
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => ".."), ...end.slice(shared)].join("/");
}
