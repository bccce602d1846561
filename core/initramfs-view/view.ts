/**
 * The initramfs of a target to look at: the file tree that the kernel unpacks, the problems at its entries, and the lines
 * that are not in it. Folders are opened one by one, so that a tree of any size is shown at once.
 */
import { walkTree, type InitramfsTree, type Origin, type TreeNode } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { FindingCode } from "../rules/codes.js";
import type { Finding } from "../rules/finding.js";
import { lostLines, type LostLine } from "./lost-lines.js";

/** The tree of one target as it is now. */
export interface InitramfsView {
  readonly target: BootTarget;
  /** The path of the ready image that the tree comes from; null where it comes from manifests. */
  readonly image: string | null;
  readonly tree: InitramfsTree;
  /** What the rules miss in the tree. It has no entry to stand at. */
  readonly missing: readonly Finding[];
  /** Errors and warnings at the lines of the manifests, by the paths that these lines make. */
  readonly problems: ReadonlyMap<string, readonly Finding[]>;
  /** How many there are at and below each path that has any. */
  readonly counts: ReadonlyMap<string, ProblemCount>;
  /** All in the manifests of the target. */
  readonly total: ProblemCount;
  /** Lines that want to make something and do not, in the order of the manifests. */
  readonly lost: readonly LostLine[];
}

/** How many problems there are. */
export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** A name in the tree. */
export interface ViewEntry {
  /** Its path from the root, with a slash in front. */
  readonly path: string;
  readonly name: string;
  readonly node: TreeNode;
}

/** The view of a target with what the rules found in it; null where its initramfs is not known. Never throws. */
export function viewInitramfs(target: BootTarget, findings: readonly Finding[]): InitramfsView | null {
  const { tree } = target;
  if (tree === null) return null;
  const missing = findings.filter((finding) => isMissing(finding) && documentOf(target, finding) >= 0);
  const byLine = findingsByLine(
    target,
    findings.filter((finding) => !isMissing(finding)),
  );
  const problems = problemsByPath(tree, byLine);
  return {
    target,
    image: null,
    tree,
    missing,
    problems,
    counts: countsByPath(problems),
    total: countOf([...missing, ...byLine.values()].flat()),
    lost: lostLines(target, byLine),
  };
}

/** A text that is another one whenever the view of a target would be another one. */
export function viewFingerprint(target: BootTarget, findings: readonly Finding[]): string {
  const { name, delivery, initramfs, manifests, sources, cmdline } = target;
  const files = [...(sources ?? [])].map(([location, source]) =>
    source.state === "file" ? [location, source.path, source.content.size] : [location, source.path, source.state],
  );
  const found = findings.map(({ code, severity, path, start }) => [code, severity, path, start]);
  const texts = [cmdline, ...manifests].map((document) => [document?.path, document?.text]);
  return JSON.stringify([name, delivery, initramfs, texts, files, found]);
}

/** What is in a folder, folders first, then by name as `ls` orders them in the C locale; the root without an entry. */
export function entriesIn({ tree }: InitramfsView, folder?: ViewEntry): readonly ViewEntry[] {
  const { entries } = folder?.node ?? tree.root;
  const listed = [...(entries ?? [])].map(([name, node]) => ({ path: `${folder?.path ?? ""}/${name}`, name, node }));
  return listed.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** The entry that a path names, symbolic links not followed; null where there is none. */
export function entryAt({ tree }: InitramfsView, path: string): ViewEntry | null {
  let node: TreeNode | undefined = tree.root;
  const names = path.split("/").filter((name) => name !== "");
  for (const name of names) node = node?.entries?.get(name);
  const name = names.at(-1);
  return node === undefined || name === undefined ? null : { path: `/${names.join("/")}`, name, node };
}

/** The first entry that a line of a manifest makes or changes, or the line among the lost ones; null for others. */
export function entryOfLine(view: InitramfsView, line: Omit<Origin, "archive">): ViewEntry | LostLine | null {
  const incident = view.tree.incidents.find(({ origin, node }) => node !== null && isSameLine(origin, line))?.node;
  for (const { path, node } of walkTree(view.tree)) {
    if (node === incident || isSameLine(node.origin, line) || isSameLine(node.data?.origin ?? null, line)) {
      return { path, name: path.slice(path.lastIndexOf("/") + 1), node };
    }
  }
  return view.lost.find((lost) => isSameLine(lost, line)) ?? null;
}

function isSameLine(a: Omit<Origin, "archive"> | null, b: Omit<Origin, "archive">): boolean {
  return a !== null && a.manifest === b.manifest && a.line === b.line;
}

/** A line of a manifest as key of a map. */
export function lineKey({ manifest, line }: Omit<Origin, "archive">): string {
  return `${manifest}:${line}`;
}

/** Findings that stand at the first line of a manifest because no line makes what they speak of. */
const missingCodes: ReadonlySet<FindingCode> = new Set<FindingCode>(["console-node-missing", "init-missing"]);

function isMissing({ code, severity }: Finding): boolean {
  return missingCodes.has(code) && (severity === "error" || severity === "warning");
}

/** The index of the manifest that a finding is about; -1 for none. */
function documentOf(target: BootTarget, finding: Finding): number {
  return target.manifests.findIndex(({ path }) => path === finding.path);
}

/** Errors and warnings of the manifests. What is less than that is in the editor and not marked here. */
function findingsByLine(target: BootTarget, findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity !== "error" && finding.severity !== "warning") continue;
    const manifest = documentOf(target, finding);
    const document = target.manifests[manifest];
    if (document === undefined) continue;
    const key = lineKey({ manifest, line: lineAt(document.manifest.lines, finding.start) });
    const others = found.get(key);
    if (others === undefined) found.set(key, [finding]);
    else others.push(finding);
  }
  return found;
}

/** The index of the last line that starts at an offset or before it. */
export function lineAt(lines: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function problemsByPath(
  tree: InitramfsTree,
  byLine: ReadonlyMap<string, readonly Finding[]>,
): ReadonlyMap<string, readonly Finding[]> {
  const problems = new Map<string, readonly Finding[]>();
  if (byLine.size === 0) return problems;
  const touched = new Map<TreeNode, Origin[]>();
  for (const { origin, node } of tree.incidents) {
    if (node === null || !byLine.has(lineKey(origin))) continue;
    touched.set(node, [...(touched.get(node) ?? []), origin]);
  }
  for (const { path, node } of walkTree(tree)) {
    const origins = [node.origin, node.data?.origin ?? null, ...(touched.get(node) ?? [])];
    const keys = new Set(origins.flatMap((origin) => (origin === null ? [] : [lineKey(origin)])));
    const here = [...keys].flatMap((key) => byLine.get(key) ?? []);
    if (here.length > 0) problems.set(path, here);
  }
  return problems;
}

function countsByPath(problems: ReadonlyMap<string, readonly Finding[]>): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const [path, findings] of problems) {
    const own = countOf(findings);
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const above = path.slice(0, end);
      const before = counts.get(above) ?? { errors: 0, warnings: 0 };
      counts.set(above, { errors: before.errors + own.errors, warnings: before.warnings + own.warnings });
    }
  }
  return counts;
}

/** Counts errors and warnings. */
export function countOf(findings: readonly Finding[]): ProblemCount {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: findings.filter(({ severity }) => severity === "warning").length };
}

function rank({ node }: ViewEntry): number {
  return node.kind === "dir" ? 0 : 1;
}
