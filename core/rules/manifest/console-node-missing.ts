/** The kernel opens `/dev/console` as the standard streams of the first program; nothing else makes that node. */
import { lineOf } from "../../manifest/parse.js";
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { Edit, Finding, Fix } from "../finding.js";
import { isLostOnItsLine } from "../lost-entries.js";
import { firstEntry, insertAfter, insertBefore, preferredFix } from "../manifest-edits.js";
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
    // A node that is there and leads to nothing is the matter of console-node-wrong.
    if (
      resolvePath(target.tree, "/dev/console", "nofollow").kind === "found" ||
      isLostOnItsLine(target, "/dev/console")
    )
      return [];
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

/** Adds the node behind the line that makes `/dev`, or both lines in front of the first entry. Null where `/dev` is no folder. */
function addNode({ tree, manifests }: BootTarget, first: ManifestDocument): Fix | null {
  const dev = tree === null ? null : resolvePath(tree, "/dev");
  if (dev?.kind !== "found") return addNodeFix(insertBefore(first, firstEntry(first).start, [folder, node]));
  const maker = manifests[dev.node.origin?.manifest ?? -1];
  const line = maker === undefined ? undefined : lineOf(maker.manifest, dev.node.origin?.line ?? -1);
  if (dev.node.kind !== "dir" || maker === undefined || line === undefined) return null;
  return addNodeFix(insertAfter(maker, line.end, [node]));
}

function addNodeFix(edit: Edit): Fix {
  return preferredFix("Add the /dev/console node", edit);
}
