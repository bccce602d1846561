/** What was found in kernel trees, kept in the user's cache folder: one file for each tree, replaced when it changes. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TreeScan } from "../core/parameters/kernel-tree/scan-tree.js";
import { cacheFolder } from "./cache-folder.js";

/** The state of the files that a scan looks at, and of the code that looks: when it is the same, so is the result. */
export function scanKey(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256").update(ownCode());
  for (const path of [...paths].sort()) hash.update(`\n${path} ${stampOf(join(root, path))}`);
  return hash.digest("hex");
}

/** The result for this state of the tree; null where there is none. */
export function readCachedScan(root: string, key: string): TreeScan | null {
  try {
    const kept = JSON.parse(readFileSync(cachePath(root), "utf8")) as { key?: string; scan?: TreeScan };
    return kept.key === key && kept.scan !== undefined ? kept.scan : null;
  } catch {
    return null;
  }
}

/** Keeps a result. A cache that cannot be written costs time, and nothing else. */
export function writeCachedScan(root: string, key: string, scan: TreeScan): void {
  const path = cachePath(root);
  const partial = `${path}.${process.pid}`;
  try {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(partial, JSON.stringify({ key, scan }));
    renameSync(partial, path);
  } catch {
    if (existsSync(partial)) rmSync(partial);
  }
}

function cachePath(root: string): string {
  const name = createHash("sha256").update(resolve(root)).digest("hex").slice(0, 16);
  return join(cacheFolder(), "kernel-trees", `${name}.json`);
}

/** A newer Bootpath may find more. */
function ownCode(): string {
  return stampOf(import.meta.filename);
}

function stampOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? "-" : `${status.mtimeMs} ${status.size}`;
}
