/** The files of a kernel tree on disk, as the scan of core/parameters/kernel-tree wants them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScanned, isScannedFolder, type TreeFiles } from "../core/parameters/kernel-tree/scan-tree.js";

/** Lists the files of the tree in `root`; what cannot be read is left out. */
export function kernelTreeFiles(root: string): TreeFiles {
  return { paths: scannedPaths(root), read: (path) => readLatin1(join(root, path)) };
}

/** The paths below `root` of everything that is scanned. Links are not followed. */
export function scannedPaths(root: string): readonly string[] {
  const paths: string[] = [];
  const walk = (folder: string) => {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isScannedFolder(path)) walk(path);
      } else if (entry.isFile() && isScanned(entry.name)) paths.push(path);
    }
  };
  walk("");
  return paths;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function readLatin1(path: string): string | null {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return null;
  }
}
