/** How the mistake behind a cause can be repaired in the documents of its target. */
import { lastParameter } from "../cmdline/names.js";
import type { BootTarget } from "../project/boot-target.js";
import { addParameter } from "../rules/edits.js";
import type { Finding, Fix } from "../rules/finding.js";
import { folderLine, insertAfter, insertBefore, possibleFix } from "../rules/manifest-edits.js";
import { placeBehind, foldersOf } from "../rules/insertion-place.js";
import { quoted, removeWord } from "../rules/word-edits.js";
import { resolvePath } from "../manifest/tree.js";
import type { CauseCode } from "./cause-codes.js";
import { isSameMistake, type PlacedDiagnosis } from "./places.js";

/** Causes that go away with the word of the command line that they are about. */
const removable: ReadonlySet<CauseCode> = new Set([
  "bad-video-mode",
  "malformed-early-option",
  "invalid-parameter-value",
  "deprecated-parameter",
  "bootconfig-missing",
  "bootconfig-not-built",
  "root-is-ramdisk",
  "root-filesystem-type-unknown",
]);

/** A repair, and whether a finding of a rule at the same place offers it already. */
export interface Repair {
  readonly fix: Fix;
  readonly offeredBy: "rule" | "boot";
}

/**
 * The repairs for a cause at its place: those of the findings there or about the same mistake, then those that only a
 * boot can justify. `findings` are the target's. A title comes once.
 */
export function repairsOf(
  placed: PlacedDiagnosis,
  target: BootTarget,
  findings: readonly Finding[],
): readonly Repair[] {
  const { diagnosis, path, start, end } = placed;
  const repairs = findings.flatMap((finding): readonly Repair[] => {
    const isHere = finding.path === path && finding.start < end && start < finding.end;
    if (!isHere && !isSameMistake(diagnosis.code, finding)) return [];
    return finding.fixes.map((fix) => ({ fix, offeredBy: isHere ? "rule" : "boot" }));
  });
  const known = new Map(repairs.map((repair) => [repair.fix.title, repair]));
  for (const fix of ownRepairs(placed, target)) {
    if (!known.has(fix.title)) known.set(fix.title, { fix, offeredBy: "boot" });
  }
  return [...known.values()];
}

function ownRepairs({ diagnosis, path, start, end }: PlacedDiagnosis, target: BootTarget): readonly Fix[] {
  const { code, subject } = diagnosis;
  const { cmdline } = target;
  if (subject?.kind === "parameter" && cmdline?.path === path && end > start) {
    const word = cmdline.text.slice(start, end);
    const isIt = word === subject.name || word.startsWith(`${subject.name}=`);
    if (removable.has(code) && isIt)
      return [possibleFix(`Remove ${quoted(word)}`, removeWord(cmdline, { start, end }))];
    if (code === "root-device-missing" && lastParameter(cmdline.commandLine, "rootwait") === null)
      return [
        possibleFix("Add rootwait: the kernel waits until the device appears", addParameter(cmdline, "rootwait")),
      ];
  }
  const isFolder = code === "mount-point-missing" || code === "devtmpfs-mount-failed";
  return isFolder && subject?.kind === "path" ? addFolder(subject.path, target) : [];
}

/** The line of a folder that is not there, behind those that make the folders around it. */
function addFolder(path: string, target: BootTarget): readonly Fix[] {
  const [document] = target.manifests;
  if (document === undefined || target.tree === null || resolvePath(target.tree, path, "follow").kind === "found")
    return [];
  const parents = foldersOf(path);
  const lines = [...parents, path].filter((one) => {
    const found = target.tree === null ? null : resolvePath(target.tree, one, "follow");
    return found?.kind !== "found";
  });
  const around = parents.at(-1);
  const origin = around === undefined ? null : resolvePath(target.tree, around, "follow");
  const place = origin?.kind === "found" ? placeBehind(target, origin.node.origin, parents) : null;
  const added = lines.map(folderLine);
  const edit = place === null ? insertBefore(document, 0, added) : insertAfter(place.document, place.line.end, added);
  return [possibleFix(`Add the folder ${quoted(path)}`, edit)];
}
