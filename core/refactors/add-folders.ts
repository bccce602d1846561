/** Adds the lines of the folders above an entry, which the kernel does not make by itself. */
import { resolvePath } from "../manifest/tree.js";
import { lineIndexAt, lineOf } from "../manifest/parse.js";
import type { BootTarget, ManifestDocument } from "../project/boot-target.js";
import type { Edit } from "../rules/finding.js";
import { foldersOf } from "../rules/insertion-place.js";
import { folderLine, insertBefore } from "../rules/manifest-edits.js";
import { absolutePath, namesOf, type Range } from "../rules/manifest-lines.js";

/** The lines to add, and which folders they make. */
export interface AddedFolders {
  readonly folders: readonly string[];
  readonly edits: readonly Edit[];
}

/**
 * The folders above the entries in a range that nothing makes, each in front of the first entry that needs it, from the
 * outer to the inner. Null where none is missing, or something else has the name of one.
 */
export function addFoldersAbove(target: BootTarget, document: ManifestDocument, range: Range): AddedFolders | null {
  const { tree } = target;
  const { manifest } = document;
  if (tree === null) return null;
  const added = new Set<string>();
  const edits: Edit[] = [];
  for (let index = lineIndexAt(manifest, range.start); ; index++) {
    const line = lineOf(manifest, index);
    if (line === undefined || line.start > range.end) break;
    if (line.entry === null || line.verdict.kind !== "kept" || line.end < range.start) continue;
    const missing: string[] = [];
    for (const folder of namesOf(line.entry).flatMap((name) => foldersOf(absolutePath(name.text)))) {
      if (added.has(folder) || resolvePath(tree, folder).kind === "found") continue;
      // A link that leads nowhere, which a folder would not mend.
      if (resolvePath(tree, folder, "nofollow").kind === "found") return null;
      added.add(folder);
      missing.push(folder);
    }
    // A folder that the range itself makes needs no further line.
    if (line.entry.kind === "dir") added.add(absolutePath(line.entry.name.text));
    if (missing.length > 0) edits.push(insertBefore(document, line.start, missing.map(folderLine)));
  }
  const folders = edits.flatMap((edit) => edit.newText.split(/\r?\n/).filter((line) => line !== ""));
  return edits.length === 0 ? null : { folders: folders.map((line) => line.split(" ")[1] ?? ""), edits };
}
