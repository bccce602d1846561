/** An entry below something that is no folder: the kernel drops it without a word. */
import type { TreeNode } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding } from "../finding.js";
import { lostEntries, type LossCause, type LostEntry } from "../lost-entries.js";
import { lineName, placeOf, relatedLine } from "../manifest-lines.js";
import { nodeKindNames } from "../node-kinds.js";
import type { Rule } from "../rule.js";

export const parentNotDirectory: Rule = {
  code: "parent-not-directory",
  language: "manifest",
  title: "an entry below something that is no folder",
  sources: [
    { file: "init/initramfs.c", function: "do_name" },
    { file: "fs/namei.c", function: "link_path_walk" },
  ],
  check(target) {
    const groups = new Map<TreeNode, [LostBelow, ...LostBelow[]]>();
    for (const lost of lostEntries(target)) {
      if (lost.cause.kind !== "not-a-folder") continue;
      const entry = { ...lost, cause: lost.cause };
      const group = groups.get(lost.cause.blocker.node);
      if (group === undefined) groups.set(lost.cause.blocker.node, [entry]);
      else group.push(entry);
    }
    return [...groups.values()].map((group) => report(target, group));
  },
};

/** A lost name whose cause is known to be this one. */
type LostBelow = LostEntry & { readonly cause: Extract<LossCause, { kind: "not-a-folder" }> };

/** One finding for all that is lost because of one node, at the first entry; which of the two is wrong cannot be known. */
function report(target: BootTarget, group: readonly [LostBelow, ...LostBelow[]]): Finding {
  const [{ field, place, cause }] = group;
  const { document } = place;
  const { path, node } = cause.blocker;
  const maker = placeOf(target, node.origin);
  const where = maker === null ? "" : ` (${lineName(maker, document)})`;
  const others = group.length - 1;
  const more = others === 0 ? "" : ` The same happens to ${others} more ${others === 1 ? "name" : "names"} below it.`;
  return {
    code: "parent-not-directory",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message: `${path} is ${nodeKindNames[node.kind]}${where} and no folder, so the kernel cannot make ${field.text} and drops it without a word.${more}`,
    fixes: [],
    related: maker === null ? [] : [relatedLine(maker, `${path} is made here.`)],
  };
}
