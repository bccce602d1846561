/** An entry in a folder that no line makes: the kernel drops it without a word. */
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding } from "../finding.js";
import { lostEntries, type LossCause, type LostEntry } from "../lost-entries.js";
import { folderLine, insertBefore, preferredFix } from "../manifest-edits.js";
import { lineName, placeOf, relatedLine } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const parentMissing: Rule = {
  code: "parent-missing",
  language: "manifest",
  title: "an entry in a folder that no line makes",
  sources: [
    { file: "init/initramfs.c", function: "do_name" },
    { file: "init/initramfs.c", function: "do_symlink" },
    { file: "fs/namei.c", function: "link_path_walk" },
  ],
  check(target) {
    const groups = new Map<string, [LostInMissing, ...LostInMissing[]]>();
    for (const lost of lostEntries(target)) {
      if (lost.cause.kind !== "missing") continue;
      const entry = { ...lost, cause: lost.cause };
      const group = groups.get(lost.cause.first);
      if (group === undefined) groups.set(lost.cause.first, [entry]);
      else group.push(entry);
    }
    return [...groups.values()].map((group) => report(target, group));
  },
};

/** A lost name whose cause is known to be this one. */
type LostInMissing = LostEntry & { readonly cause: Extract<LossCause, { kind: "missing" }> };

/** One finding for all that is lost because of one folder, at the first entry that needs it. */
function report(target: BootTarget, group: readonly [LostInMissing, ...LostInMissing[]]): Finding {
  const [{ field, place, cause }] = group;
  const { document, line } = place;
  const folders = missingFolders(group);
  const fix = preferredFix(
    folders.length === 1 ? `Add dir ${cause.first}` : `Add dir ${cause.first} and what is missing below it`,
    insertBefore(document, line.start, folders.map(folderLine)),
  );
  const others = group.length - 1;
  const more = others === 0 ? "" : ` The same happens to ${others} more ${others === 1 ? "name" : "names"} below it.`;
  const maker = cause.link === null ? null : placeOf(target, cause.link.node.origin);
  const way =
    cause.link === null
      ? ""
      : ` (${cause.link.path} is a symbolic link to ${cause.link.node.target ?? ""}${maker === null ? "" : `, ${lineName(maker, document)}`})`;
  return {
    code: "parent-missing",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message:
      `No line makes the folder ${cause.first}${way}. When the kernel unpacks the archive it makes no folders of its own, so it drops ` +
      `${field.text} without a word.${more}`,
    // A ".." behind the folder may lead back to the very place, so that a folder there is replaced again.
    fixes: group.some(({ incident }) => incident.name.includes("..")) ? [] : [fix],
    related: maker === null ? [] : [relatedLine(maker, "The symbolic link on the way.")],
  };
}

/**
 * The folders to add so that every lost name has one, from the outer to the inner. Those that get lost themselves are
 * made by their own lines as soon as the outer ones are there.
 */
function missingFolders(group: readonly LostInMissing[]): readonly string[] {
  const added = new Set<string>();
  const made = new Set<string>();
  for (const { cause, incident, place } of group) {
    const { first, folder } = cause;
    if (!made.has(folder)) {
      for (let at = first.length; at > 0; at = folder.indexOf("/", at + 1)) addFolder(folder.slice(0, at));
      addFolder(folder);
    }
    if (place.line.entry?.kind === "dir")
      made.add(`${folder}/${incident.name.slice(incident.name.lastIndexOf("/") + 1)}`);
  }
  return [...added];

  function addFolder(path: string): void {
    if (made.has(path)) return;
    added.add(path);
    made.add(path);
  }
}
