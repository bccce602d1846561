/** A symbolic link to something that is not in the initramfs. */
import { resolvePath, walkTree, type TreeNode } from "../../manifest/tree.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import { brokenLinks, type BrokenLink } from "../broken-links.js";
import type { Finding, Fix } from "../finding.js";
import { lostEntries } from "../lost-entries.js";
import { possibleFix, preferredFix, replaceRange } from "../manifest-edits.js";
import { absolutePath, pathsNotPacked, placeOf, quoted, type Range } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const danglingSymlink: Rule = {
  code: "dangling-symlink",
  language: "manifest",
  title: "a symbolic link to something that is not there",
  sources: [
    { file: "init/initramfs.c", function: "do_symlink" },
    { file: "fs/namei.c", function: "walk_component" },
  ],
  check(target) {
    const links = brokenLinks(target).filter(({ way }) => way.end === "missing" || way.end === "not-a-folder");
    if (links.length === 0) return [];
    const told = toldElsewhere(target);
    return links.flatMap((link) => (isExcused(target, link, told) ? [] : (report(target, link) ?? [])));
  },
};

interface Told {
  /** Paths whose lines get lost, for reasons that are told there. */
  readonly paths: ReadonlySet<string>;
  /** Links that a lost entry was to go through. */
  readonly links: ReadonlySet<TreeNode>;
}

function toldElsewhere(target: BootTarget): Told {
  const lost = lostEntries(target);
  return {
    paths: new Set([...pathsNotPacked(target), ...lost.map(({ field }) => absolutePath(field.text))]),
    links: new Set(
      lost.flatMap(({ cause }) => (cause.kind === "missing" && cause.link !== null ? [cause.link.node] : [])),
    ),
  };
}

/** Folders on which something is mounted, or that programs fill, when the system runs. */
const filledLater =
  /^\/(?:proc|sys|dev|run|tmp|var|mnt|media|root|home|newroot|new_root|new-root|sysroot|realroot|real_root|rootfs|target|overlay|cdrom|live|config)(?:\/|$)/;

/** Whether the target may appear later, or is missing because of a line that is reported itself. */
function isExcused(target: BootTarget, { node, way }: BrokenLink, told: Told): boolean {
  if (told.links.has(node)) return true;
  if (way.missing === null) return false;
  const { first, whole } = way.missing;
  if (filledLater.test(whole) || told.paths.has(whole) || told.paths.has(first)) return true;
  // An empty folder waits for something to be mounted on it.
  const folder = target.tree === null ? null : resolvePath(target.tree, first.slice(0, first.lastIndexOf("/")));
  return folder?.kind === "found" && folder.node !== target.tree?.root && folder.node.entries?.size === 0;
}

/** A link that leads to nothing when everything is unpacked; only what is certain is a warning. */
function report(target: BootTarget, link: BrokenLink): Finding | null {
  const place = placeOf(target, link.node.origin);
  const entry = place?.line.entry;
  // A wrong mode can make a link of something else.
  if (place === null || entry?.kind !== "slink") return null;
  const written = entry.target.text;
  const lead =
    link.way.missing === null
      ? "through something that is no folder"
      : `to ${link.way.missing.whole}, which no line makes`;
  const meant = meantTarget(target, link, written);
  return {
    code: "dangling-symlink",
    severity: meant?.isCertain === true ? "warning" : "information",
    path: place.document.path,
    start: entry.target.start,
    end: entry.target.end,
    message: `${entry.name.text} leads ${lead}. ${explain(link.path, written, meant)}`,
    fixes: repairs(place.document, entry.target, meant),
    related: [],
  };
}

interface MeantTarget {
  readonly target: string;
  /** Whether the same target, read from another folder, is there. */
  readonly isCertain: boolean;
}

function explain(path: string, written: string, meant: MeantTarget | null): string {
  if (meant === null) return "Whoever opens it finds nothing, unless something makes that path before.";
  if (!meant.isCertain) return `There is ${quoted(meant.target)}.`;
  return written.startsWith("/")
    ? `A target with a slash in front starts from the root; ${quoted(meant.target)} is in the folder of the link.`
    : `A target without a slash in front starts from the folder of the link, ${path.slice(0, path.lastIndexOf("/")) || "/"}; ${quoted(meant.target)} is there.`;
}

/** What the author meant: the same words from the root, or from the folder of the link; else the only file of that name. */
function meantTarget(target: BootTarget, { node, folder }: BrokenLink, written: string): MeantTarget | null {
  const { tree } = target;
  if (tree === null) return null;
  const isOther = (path: string) => {
    const found = resolvePath(tree, path);
    return found.kind === "found" && found.node !== node && found.node !== tree.root;
  };
  if (!written.startsWith("/") && isOther(`/${written}`)) return { target: absolutePath(written), isCertain: true };
  const inFolder = written.replace(/^\/+/, "");
  if (written.startsWith("/") && !inFolder.includes("/") && folder.entries?.has(inFolder) === true) {
    const neighbour = folder.entries.get(inFolder);
    if (neighbour !== node && neighbour?.kind !== "symlink") return { target: inFolder, isCertain: true };
  }
  const namesakes = namesakesOf(target).get(written.slice(written.lastIndexOf("/") + 1)) ?? [];
  return namesakes.length === 1 && namesakes[0] !== undefined ? { target: namesakes[0], isCertain: false } : null;
}

/** Paths of all ordinary files, by their last component. */
function namesakesOf(target: BootTarget): ReadonlyMap<string, readonly string[]> {
  const known = filesByName.get(target);
  if (known !== undefined) return known;
  const files = new Map<string, string[]>();
  for (const { path, node } of target.tree === null ? [] : walkTree(target.tree)) {
    if (node.kind !== "file") continue;
    const name = path.slice(path.lastIndexOf("/") + 1);
    const others = files.get(name);
    if (others === undefined) files.set(name, [path]);
    else others.push(path);
  }
  filesByName.set(target, files);
  return files;
}

const filesByName = new WeakMap<BootTarget, ReadonlyMap<string, readonly string[]>>();

function repairs(document: ManifestDocument, range: Range, meant: MeantTarget | null): readonly Fix[] {
  if (meant === null) return [];
  const make = meant.isCertain ? preferredFix : possibleFix;
  return [make(`Write ${meant.target}`, replaceRange(document, range, meant.target))];
}
