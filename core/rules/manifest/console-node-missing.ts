/** The kernel opens `/dev/console` as the standard streams of the first program; nothing else makes that node. */
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import { lineEnding } from "../../text/lines.js";
import type { Edit, Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";

const node = "nod /dev/console 0600 0 0 c 5 1";
const folder = "dir /dev 0755 0 0";

export const consoleNodeMissing: Rule = {
  code: "console-node-missing",
  language: "manifest",
  title: "no /dev/console node",
  sources: [
    { file: "init/main.c", function: "console_on_rootfs" },
    { file: "usr/default_cpio_list", function: null },
  ],
  check(target) {
    const document = target.manifests.at(0);
    if (document === undefined || target.tree === null) return [];
    if (target.delivery === "external") return [];
    if (resolvePath(target.tree, "/dev/console").kind === "found") return [];
    return [report(target, document)];
  },
};

function report(target: BootTarget, document: ManifestDocument): Finding {
  const place = firstEntry(document);
  return {
    code: "console-node-missing",
    severity: "error",
    path: document.path,
    ...place,
    message:
      "This manifest makes no /dev/console. Built into the kernel (CONFIG_INITRAMFS_SOURCE) it is all there is: the kernel " +
      'says "Warning: unable to open an initial console.", and the first program starts without standard input, output ' +
      "and error; a shell ends at once, which is a panic. (As an external initrd it would boot: the kernel's own archive has the node.)",
    fixes: [addNode(target, document)].filter((fix) => fix !== null),
    related: [],
  };
}

/** A missing line has no place of its own: the finding stands at the first entry. */
function firstEntry({ manifest }: ManifestDocument): { start: number; end: number } {
  const line = manifest.lines.find((candidate) => candidate.kind === "entry");
  return line === undefined ? { start: 0, end: 0 } : { start: line.start, end: line.end };
}

/** Adds the node behind the line that makes `/dev`, or both lines in front of the first entry. Null where `/dev` is no folder. */
function addNode({ tree, manifests }: BootTarget, first: ManifestDocument): Fix | null {
  const dev = tree === null ? null : resolvePath(tree, "/dev");
  if (dev?.kind !== "found") return addNodeFix(insertBefore(first, firstEntry(first).start, [folder, node]));
  const maker = manifests[dev.node.origin?.manifest ?? -1];
  const line = maker?.manifest.lines[dev.node.origin?.line ?? -1];
  if (dev.node.kind !== "dir" || maker === undefined || line === undefined) return null;
  return addNodeFix(insertAfter(maker, line.end, [node]));
}

function addNodeFix(edit: Edit): Fix {
  return { title: "Add the /dev/console node", preferred: true, edits: [edit] };
}

function insertBefore({ path, text }: ManifestDocument, offset: number, lines: readonly string[]): Edit {
  const lineEnd = lineEnding(text);
  return { path, start: offset, end: offset, newText: lines.map((line) => line + lineEnd).join("") };
}

/** Inserts behind the line that ends at `lineStop`, which may be the last one and lack its line end. */
function insertAfter(document: ManifestDocument, lineStop: number, lines: readonly string[]): Edit {
  const { path, text } = document;
  if (text[lineStop] === "\n") return insertBefore(document, lineStop + 1, lines);
  return { path, start: text.length, end: text.length, newText: lines.map((line) => lineEnding(text) + line).join("") };
}
