/** Reads what the sources of a kernel tree define. */
import { scanTree, type TreeScan } from "../core/parameters/kernel-tree/scan-tree.js";
import { readCachedScan, scanKey, writeCachedScan } from "./kernel-tree-cache.js";
import { kernelTreeFiles } from "./kernel-tree-files.js";
import type { ScanProgress } from "./kernel-tree-thread.js";

/**
 * Scans the tree in `root`, which takes some ten seconds the first time, and about one when nothing in it has changed
 * since. What cannot be read is left out.
 */
export function scanKernelTree(root: string, onProgress: ScanProgress = () => undefined): TreeScan {
  const files = kernelTreeFiles(root);
  const key = scanKey(root, files.paths);
  const known = readCachedScan(root, key);
  if (known !== null) return known;
  let done = 0;
  const scan = scanTree({
    paths: files.paths,
    read(path) {
      done++;
      if (done % 500 === 0) onProgress(Math.min(1, done / files.paths.length));
      return files.read(path);
    },
  });
  writeCachedScan(root, key, scan);
  return scan;
}
