/** The names in a folder of the host. */
import { readdirSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import type { HostName } from "../core/completion/host-folders.js";

/** More names than anybody looks through; a folder such as a store of packages may have millions. */
const MOST_NAMES = 5000;

/** All names in a folder, hidden ones too, folders first; a link counts as what it leads to. Empty where it cannot be read. */
export function folderNames(folder: string): readonly HostName[] {
  const names = entriesOf(folder)
    .slice(0, MOST_NAMES)
    .map((entry): HostName => ({ name: entry.name, kind: isFolder(folder, entry) ? "folder" : "file" }));
  return names.sort((a, b) => (a.kind === b.kind ? (a.name < b.name ? -1 : 1) : a.kind === "folder" ? -1 : 1));
}

function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
