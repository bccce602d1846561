/** The one cache folder: everything that is fetched or built, keyed by what it was made from. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The project's root folder. */
export const projectRoot = resolve(import.meta.dirname, "../..");

/** `.cache` in the project, or the folder named by BOOTPATH_CACHE, which several clones may share. */
export const cacheRoot = resolve(process.env["BOOTPATH_CACHE"] ?? join(projectRoot, ".cache"));

/** A key for `parts`: the first 16 hexadecimal digits of their SHA-256. */
export function contentKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 16);
}

/**
 * The folder `<cache>/<name>-<key>`, made by `produce` when it is not there. A failed or interrupted
 * `produce` leaves no such folder behind, so a folder that exists is complete. When two callers make the
 * same folder at once, the first one to finish wins.
 */
export async function cached(name: string, key: string, produce: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheRoot, `${name}-${key}`);
  if (existsSync(folder)) return folder;
  await removeAbandoned(name);
  const partial = `${folder}${PARTIAL}${process.pid}-${randomUUID()}`;
  await mkdir(partial, { recursive: true });
  try {
    await produce(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

const PARTIAL = ".partial-";

/** Removes what killed processes left: unfinished folders of `name` whose process is gone. */
async function removeAbandoned(name: string): Promise<void> {
  if (!existsSync(cacheRoot)) return;
  for (const entry of await readdir(cacheRoot)) {
    const pid = parseInt(entry.split(PARTIAL)[1] ?? "", 10);
    if (!entry.startsWith(`${name}-`) || Number.isNaN(pid) || isRunning(pid)) continue;
    await rm(join(cacheRoot, entry), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether the process exists; one that we may not signal does. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
