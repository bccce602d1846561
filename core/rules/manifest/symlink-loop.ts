/** Symbolic links that lead round in a circle. */
import type { TreeNode } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import { brokenLinks, type BrokenLink } from "../broken-links.js";
import type { Finding } from "../finding.js";
import { lostEntries } from "../lost-entries.js";
import { possibleFix, removeLine } from "../manifest-edits.js";
import { isLater, placeOf, relatedLine } from "../manifest-lines.js";
import type { PathStep } from "../follow-path.js";
import type { Rule } from "../rule.js";

export const symlinkLoop: Rule = {
  code: "symlink-loop",
  language: "manifest",
  title: "symbolic links that lead round in a circle",
  sources: [{ file: "fs/namei.c", function: "pick_link" }],
  check(target) {
    const told = new Set<TreeNode>();
    return brokenLinks(target).flatMap((link) => {
      if (link.way.end !== "loop") return [];
      const circle = circleOf(link);
      if (circle.some(({ node }) => told.has(node))) return [];
      for (const { node } of circle) told.add(node);
      return report(target, circle) ?? [];
    });
  },
};

/** The links that come again and again; where none does, the chain is just too long, and its first link stands for it. */
function circleOf({ path, node, way }: BrokenLink): readonly PathStep[] {
  const links = way.steps.filter((step) => step.node.kind === "symlink");
  const last = links.at(-1);
  const before = links.slice(0, -1).findLastIndex((step) => step.node === last?.node);
  const circle = before < 0 ? [{ path, node }] : links.slice(before, -1);
  return circle.filter((step, index) => circle.findIndex((other) => other.node === step.node) === index);
}

/** One finding for a circle, at the link that closes it. */
function report(target: BootTarget, circle: readonly PathStep[]): Finding | null {
  const ordered = circle.toSorted((a, b) => (b.node.origin !== null && isLater(a.node.origin, b.node.origin) ? 1 : -1));
  const closing = ordered.at(-1);
  const place = placeOf(target, closing?.node.origin ?? null);
  const entry = place?.line.entry;
  if (closing === undefined || place === null || entry === undefined || entry === null) return null;
  const nodes = new Set(circle.map(({ node }) => node));
  const lost = lostEntries(target).filter(
    ({ cause }) => cause.kind === "loop" && [...cause.links].some((link) => nodes.has(link)),
  );
  const others = ordered.slice(0, -1).flatMap((step) => placeOf(target, step.node.origin) ?? []);
  const way =
    circle.length === 1
      ? "to itself"
      : `round in a circle (${[...circle, circle[0]].flatMap((step) => step?.path ?? []).join(" → ")})`;
  const effect =
    lost.length === 0
      ? "Whoever opens it gets the error ELOOP."
      : `The kernel cannot follow it when it unpacks ${lost[0]?.field.text ?? ""}, and drops what lies behind it without a word.`;
  return {
    code: "symlink-loop",
    severity: lost.length === 0 ? "warning" : "error",
    path: place.document.path,
    start: entry.name.start,
    end: entry.kind === "slink" ? entry.target.end : entry.name.end,
    message: `${closing.path} leads ${way}. ${effect}`,
    fixes: [possibleFix("Remove this link", removeLine(place.document, place.line))],
    related: others.map((other) => relatedLine(other, "A part of the circle.")),
  };
}
