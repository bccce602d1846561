/** Everything in a folder of the host, for those who make a manifest of it. */
import { constants } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { NodeKind } from "../core/manifest/node.js";
import type { HostEntry } from "../core/refactors/host-folder.js";

/** The entries, the folder itself first; or why there are none. */
export type FolderTree =
  | { readonly kind: "read"; readonly entries: readonly HostEntry[] }
  | { readonly kind: "too many" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "unreadable"; readonly path: string };

/** How far somebody wants to read. */
export interface FolderReading {
  /** More entries than these are too many. */
  readonly most: number;
  /** Asked between entries. */
  readonly isCancelled: () => boolean;
  /** Told now and then how many entries there are so far. */
  readonly onProgress: (count: number) => void;
}

/** How often progress is told. */
const progressEvery = 250;

/** Reads a folder with everything below it. Links are not followed. Other work gets its turn between the entries. */
export async function readFolderTree(folder: string, reading: FolderReading): Promise<FolderTree> {
  const entries: HostEntry[] = [];
  const waiting = [""];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reading.isCancelled()) return { kind: "cancelled" };
    if (entries.length >= reading.most) return { kind: "too many" };
    try {
      const entry = await readEntry(folder, path);
      entries.push(entry);
      if (entries.length % progressEvery === 0) reading.onProgress(entries.length);
      if (entry.kind !== "dir") continue;
      for (const name of await readdir(join(folder, path))) waiting.push(path === "" ? name : `${path}/${name}`);
      // A folder with a million names is not worth a look at each.
      if (waiting.length > reading.most) return { kind: "too many" };
    } catch {
      return { kind: "unreadable", path: join(folder, path) };
    }
  }
  return { kind: "read", entries };
}

async function readEntry(folder: string, path: string): Promise<HostEntry> {
  const whole = join(folder, path);
  const status = await lstat(whole);
  const kind = kinds.get(status.mode & constants.S_IFMT) ?? "file";
  const mode = status.mode & 0o7777;
  if (kind === "symlink") return { path, kind, mode: 0o777, target: await readlink(whole) };
  if (kind === "char" || kind === "block") return { path, kind, mode, device: deviceOf(status.rdev) };
  return kind === "file" && status.nlink > 1
    ? { path, kind, mode, identity: `${status.dev}:${status.ino}` }
    : { path, kind, mode };
}

const kinds: ReadonlyMap<number, NodeKind> = new Map([
  [constants.S_IFREG, "file"],
  [constants.S_IFDIR, "dir"],
  [constants.S_IFLNK, "symlink"],
  [constants.S_IFCHR, "char"],
  [constants.S_IFBLK, "block"],
  [constants.S_IFIFO, "pipe"],
  [constants.S_IFSOCK, "socket"],
]);

/** As glibc's major() and minor() take a number apart (sysdeps/generic/sys/sysmacros.h). */
function deviceOf(device: number): { readonly major: number; readonly minor: number } {
  const number = BigInt(device);
  const major = ((number >> 8n) & 0xfffn) | ((number >> 32n) & 0xfffff000n);
  const minor = (number & 0xffn) | ((number >> 12n) & 0xffffff00n);
  return { major: Number(major), minor: Number(minor) };
}
