/** Whole kernel trees, as far as they hold parameters: unpacked once into the cache. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sourcePackage, unpackSource } from "../guest/sources.js";
import type { GuestVersion } from "../guest/versions.js";
import { cached, cacheRoot, contentKey } from "../lib/cache.js";
import { step } from "../lib/progress.js";

/** Patterns of tar's `--exclude`: what holds no parameters and takes much room. */
const unneeded: readonly string[] = [
  "*.S",
  "*.dts*",
  "*.json",
  "*.py",
  "*.svg",
  "*.yaml",
  "Documentation/translations",
  "drivers/gpu/drm/amd/include",
  "rust",
  "tools",
];

/** The folder with the kernel tree of a version; about one gigabyte. */
export async function parameterTree(version: GuestVersion): Promise<string> {
  const source = await sourcePackage(version);
  return cached(treeName(version), contentKey([source.version, ...unneeded]), (partial) =>
    step(`Unpacking the sources of Linux ${version} that define parameters`, async () => {
      await unpackSource(source, partial, { except: unneeded });
    }),
  );
}

/** The same folder where it is in the cache already; else null. */
export async function cachedParameterTree(version: GuestVersion): Promise<string | null> {
  const source = await sourcePackage(version).catch(() => null);
  if (source === null) return null;
  const folder = join(cacheRoot, `${treeName(version)}-${contentKey([source.version, ...unneeded])}`);
  return existsSync(folder) ? folder : null;
}

function treeName(version: GuestVersion): string {
  return `parameter-tree-${version}`;
}
