/** Where a new line may stand: behind the lines that make the folders it needs. */
import type { Origin } from "../manifest/node.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { isLater, placeOf, type Place } from "./manifest-lines.js";

/**
 * The line behind which something in `folders` can be added: `origin`, or a later one that makes one of the folders, or a
 * symbolic link to it. Folders that are not there do not count. Null where `origin` is no line.
 */
export function placeBehind(target: BootTarget, origin: Origin | null, folders: Iterable<string>): Place | null {
  const { tree } = target;
  if (origin === null || tree === null) return null;
  let latest = origin;
  for (const folder of folders) {
    for (const follow of ["nofollow", "follow"] as const) {
      const found = resolvePath(tree, folder, follow);
      if (found.kind === "found" && found.node.origin !== null && isLater(found.node.origin, latest)) {
        latest = found.node.origin;
      }
    }
  }
  return placeOf(target, latest);
}

/** The folders on the way to a path, the outer ones first. */
export function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) folders.push(path.slice(0, at));
  return folders;
}
