/** Sorts a manifest as the file tree that it makes: folders before what is in them, names in order. */
import { parseManifest, type Manifest, type ManifestLine } from "../manifest/parse.js";
import { hardLinks, walkTree, type InitramfsTree, type TreeNode } from "../manifest/tree.js";
import { assembleTarget, type BootTarget, type ManifestDocument } from "../project/boot-target.js";
import { absolutePath, namesOf } from "../rules/manifest-lines.js";
import { lineEnding } from "../text/lines.js";

/** The sorted text, or why the lines have to stay where they are. */
export type SortResult =
  | { readonly kind: "sorted"; readonly text: string }
  /** Nothing to do. */
  | { readonly kind: "in order" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Sorts the entries of a manifest. Comments and blank lines in front of an entry go with it; those at the top that a
 * blank line divides from the first entry, and those at the end, stay. Refused where the order has a meaning: two lines
 * make one name, or the tree would not be the same.
 */
export function sortByTree(target: BootTarget, document: ManifestDocument): SortResult {
  const { manifest, text } = document;
  const odd = manifest.lines.find((line) => line.continued || (line.verdict.kind !== "kept" && line.kind === "entry"));
  if (odd !== undefined) return refused(`gen_init_cpio does not take line ${odd.number} as it is.`);
  const { top, items, bottom } = itemsOf(manifest);
  const twice = firstTwice(items);
  if (twice !== null) return refused(`Several lines make ${twice}, and the last one counts.`);
  const sorted = [...items].sort((a, b) => compareKeys(a.key, b.key));
  if (sorted.every((item, index) => item === items[index])) return { kind: "in order" };
  const lineEnd = lineEnding(text);
  const written = (lines: readonly ManifestLine[]) =>
    lines.map((line) => text.slice(line.start, line.end).replace(/\r$/, "") + lineEnd).join("");
  const all = [written(top), ...sorted.map((item) => written(item.lines)), written(bottom)].join("");
  const result = text.endsWith("\n") ? all : all.slice(0, all.length - lineEnd.length);
  const lost = firstLost(treeWith(target, document, manifest), treeWith(target, document, parseManifest(result)));
  if (lost !== null) return refused(`In another order ${lost} would not be what it is now.`);
  return { kind: "sorted", text: result };
}

function refused(reason: string): SortResult {
  return { kind: "refused", reason };
}

/** An entry with the comments and blank lines in front of it. */
interface Item {
  readonly lines: readonly ManifestLine[];
  readonly names: readonly string[];
  /** The names on the way to it. Of a file with several names the last one in order, by then all their folders exist. */
  readonly key: readonly string[];
}

function itemsOf({ lines }: Manifest): {
  readonly top: readonly ManifestLine[];
  readonly items: readonly Item[];
  readonly bottom: readonly ManifestLine[];
} {
  const items: Item[] = [];
  let waiting: ManifestLine[] = [];
  let top: readonly ManifestLine[] = [];
  for (const line of lines) {
    waiting.push(line);
    if (line.entry === null) continue;
    if (items.length === 0) {
      const blank = waiting.findLastIndex((one) => one.kind === "blank");
      top = waiting.slice(0, blank + 1);
      waiting = waiting.slice(blank + 1);
    }
    const names = namesOf(line.entry).map((name) => absolutePath(name.text));
    const keys = names.map((name) => name.split("/").slice(1)).sort(compareKeys);
    items.push({ lines: waiting, names, key: keys.at(-1) ?? [] });
    waiting = [];
  }
  return { top, items, bottom: waiting };
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const [left = "", right = ""] = [a[index], b[index]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

function firstTwice(items: readonly Item[]): string | null {
  const seen = new Set<string>();
  for (const name of items.flatMap((item) => item.names)) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

function treeWith(target: BootTarget, document: ManifestDocument, manifest: Manifest): InitramfsTree | null {
  const manifests = target.manifests.map((one) =>
    one.path === document.path ? { path: one.path, text: manifest.text, manifest } : one,
  );
  return assembleTarget({ manifests, delivery: target.delivery, sources: target.sources }).tree;
}

/** The first path that is not the same in another tree. What is there besides was lost in the order of before. */
function firstLost(before: InitramfsTree | null, after: InitramfsTree | null): string | null {
  if (before === null || after === null) return null;
  const described = new Map([...walkTree(after)].map(({ path, node }) => [path, describe(node)]));
  for (const { path, node } of walkTree(before)) if (described.get(path) !== describe(node)) return path;
  const groups = (tree: InitramfsTree) => [...hardLinks(tree).values()].map((paths) => [...paths].sort().join("\0"));
  const linked = new Set(groups(after));
  return (
    groups(before)
      .find((group) => !linked.has(group))
      ?.split("\0")[0] ?? null
  );
}

function describe({ kind, mode, uid, gid, device, target, data }: TreeNode): string {
  return JSON.stringify([kind, mode, uid, gid, device, target, data?.location]);
}
