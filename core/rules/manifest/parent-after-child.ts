/** An entry that stands before the line of its folder: the kernel drops it without a word. */
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import { lineEnding } from "../../text/lines.js";
import type { Edit, Finding } from "../finding.js";
import { incidentsOf } from "../incidents.js";
import { lostEntries, type LossCause, type LostEntry } from "../lost-entries.js";
import { insertBefore, preferredFix, removeLine } from "../manifest-edits.js";
import { lineName, placeOf, relatedLine, type Place } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const parentAfterChild: Rule = {
  code: "parent-after-child",
  language: "manifest",
  title: "an entry before the line of its folder",
  sources: [
    { file: "init/initramfs.c", function: "do_name" },
    { file: "init/initramfs.c", function: "do_symlink" },
    { file: "fs/namei.c", function: "link_path_walk" },
  ],
  check(target) {
    const groups = new Map<string, [LostBefore, ...LostBefore[]]>();
    for (const lost of lostEntries(target)) {
      const first = lost.cause.kind === "late" ? lost.cause.makers[0]?.path : undefined;
      if (lost.cause.kind !== "late" || first === undefined) continue;
      const entry = { ...lost, cause: lost.cause };
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [entry]);
      else group.push(entry);
    }
    return [...groups.values()].flatMap((group) => report(target, group) ?? []);
  },
};

/** A lost name whose cause is known to be this one. */
type LostBefore = LostEntry & { readonly cause: Extract<LossCause, { kind: "late" }> };

/** One finding for all that stands before one folder, at the first of them. */
function report(target: BootTarget, group: readonly [LostBefore, ...LostBefore[]]): Finding | null {
  const [{ field, place, cause }] = group;
  const { document } = place;
  const folder = cause.makers[0];
  const maker = placeOf(target, folder?.node.origin ?? null);
  if (folder === undefined || maker === null) return null;
  const others = group.length - 1;
  const more =
    others === 0 ? "" : ` So it does with ${others} more ${others === 1 ? "name" : "names"} before that line.`;
  const makers = makersOf(target, group);
  return {
    code: "parent-after-child",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message:
      `${field.text} stands before the line that makes ${folder.path} (${lineName(maker, document)}). The kernel unpacks the archive from ` +
      `front to back and makes no folders of its own, so it drops this entry without a word.${more}`,
    fixes: makers.every((other) => isMovable(target, document, other))
      ? [preferredFix(titleOf(makers, folder.path), ...moveBefore(place, makers))]
      : [],
    related: [relatedLine(maker, `${folder.path} is made here.`)],
  };
}

/** The lines to move, in their order. */
function makersOf(target: BootTarget, group: readonly LostBefore[]): readonly Place[] {
  const makers = new Map<Place["line"], Place & { readonly order: readonly [number, number] }>();
  for (const { cause } of group) {
    for (const { node } of cause.makers) {
      const place = placeOf(target, node.origin);
      if (place === null || node.origin === null) continue;
      makers.set(place.line, { ...place, order: [node.origin.manifest, node.origin.line] });
    }
  }
  return [...makers.values()].sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
}

function titleOf(makers: readonly Place[], folder: string): string {
  return makers.length === 1
    ? `Move the line of ${folder} up`
    : `Move the line of ${folder} and ${makers.length - 1} more up`;
}

/**
 * A line that takes something else away may do so on purpose, and only where it stands. Of another manifest, only a
 * folder may be repeated.
 */
function isMovable(target: BootTarget, document: ManifestDocument, maker: Place): boolean {
  if (incidentsOf(target, maker.line).length > 0) return false;
  return maker.document.path === document.path || maker.line.entry?.kind === "dir";
}

/** Lines of another manifest stay where they are and are repeated here, which does no harm to a folder. */
function moveBefore({ document, line }: Place, makers: readonly Place[]): readonly Edit[] {
  const texts = makers.map((maker) => maker.document.text.slice(maker.line.start, maker.line.end).replace(/\r$/, ""));
  const own = makers.filter((maker) => maker.document.path === document.path);
  const removals = own.map((maker) => removeWithBreak(maker));
  return [insertBefore(document, line.start, texts), ...removals];
}

/** The last line may lack its line end: then the one before it goes, so that no blank line is left. */
function removeWithBreak({ document, line }: Place): Edit {
  const { text } = document;
  if (line.end < text.length) return removeLine(document, line);
  const start = Math.max(0, line.start - lineEnding(text).length);
  return { path: document.path, start, end: text.length, newText: "" };
}
