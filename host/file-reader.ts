/** The file system as target discovery needs it; an editor lays its open documents over it. */
import { readdirSync, readFileSync, statSync, type Dirent } from "node:fs";
import { textOf } from "./text.js";

/** Reads text files and folders. A path that cannot be read is null or empty, never an exception. */
export interface FileReader {
  /** The text of a file (see `decodeBytes` for what is not UTF-8), or null. */
  readonly readText: (path: string) => string | null;
  /** The names of the plain files in a folder, sorted. */
  readonly listFiles: (folder: string) => readonly string[];
  /** The names of the folders in a folder, sorted, hidden ones left out. */
  readonly listFolders: (folder: string) => readonly string[];
  readonly isFolder: (path: string) => boolean;
}

const standardInput = 0;

/** The disk, and standard input for the path `-`. */
export const diskReader: FileReader = {
  readText(path) {
    try {
      return textOf(readFileSync(path === "-" ? standardInput : path));
    } catch {
      return null;
    }
  },
  listFiles(folder) {
    return entriesOf(folder)
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => entry.name)
      .sort();
  },
  listFolders(folder) {
    return entriesOf(folder)
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .sort();
  },
  isFolder(path) {
    try {
      return statSync(path).isDirectory();
    } catch {
      return false;
    }
  },
};

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
