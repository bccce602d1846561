/** Boot targets as they are now, each read once until something that it is made of changes. */
import type { KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import { createLiveTree, type LiveTree } from "../core/manifest/live-tree.js";
import { parseManifest, reparseManifest, type Manifest } from "../core/manifest/parse.js";
import type { BootTarget } from "../core/project/boot-target.js";
import type { FileCache } from "../host/file-cache.js";
import { readTarget, type LocatedTarget, type TargetReading } from "../host/targets.js";
import { createSourceTable, type SourceTable } from "./source-table.js";

/** Reads targets and remembers them. */
export interface TargetCache {
  /** The same object as before where nothing has changed. */
  readonly read: (located: LocatedTarget, kernelTree: KernelTree | null) => BootTarget;
  /** Forgets the targets that are not in use any more, and everything that is known only for them. */
  readonly keepOnly: (inUse: ReadonlySet<LocatedTarget>) => void;
}

/** Reads through `cache`; `files` has the open documents over it. Calls `whenRead` when a target knows more than before. */
export function createTargetCache(
  { files, environment }: Pick<TargetReading, "files" | "environment">,
  cache: FileCache,
  whenRead: () => void,
): TargetCache {
  const known = new Map<string, KnownTarget>();
  const manifests = new Map<string, Manifest>();
  const parse = (path: string, text: string) => {
    const before = manifests.get(path);
    const manifest = before === undefined ? parseManifest(text) : reparseManifest(before, text);
    manifests.set(path, manifest);
    return manifest;
  };
  return {
    read(located, kernelTree) {
      const key = keyOf(located);
      const {
        sources,
        liveTree,
        target: before,
      } = known.get(key) ?? {
        liveTree: createLiveTree(),
        sources: createSourceTable(cache, () => {
          const reading = known.get(key);
          if (reading !== undefined) known.set(key, { ...reading, target: null });
          whenRead();
        }),
        target: null,
      };
      const version = cache.version();
      const texts = [located.cmdlinePath, ...located.manifestPaths].map((path) =>
        path === null ? null : files.readText(path),
      );
      const isSame =
        before?.version === version &&
        before.kernelTree === kernelTree &&
        texts.every((text, index) => text === before.texts[index]);
      if (isSame) return before.target;
      const reading = { files, contents: cache.contents, environment, parse, lookAtSources: sources.lookAt, liveTree };
      const target = readTarget(located, { ...reading, kernelTree: () => kernelTree });
      known.set(key, { sources, liveTree, target: { target, version, kernelTree, texts } });
      return target;
    },
    keepOnly(inUse) {
      const keys = new Set([...inUse].map(keyOf));
      for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
      const paths = new Set([...inUse].flatMap(({ manifestPaths }) => manifestPaths));
      for (const path of manifests.keys()) if (!paths.has(path)) manifests.delete(path);
    },
  };
}

interface KnownTarget {
  readonly sources: SourceTable;
  readonly liveTree: LiveTree;
  /** Null where it has to be read again. */
  readonly target: {
    readonly target: BootTarget;
    readonly version: number;
    readonly kernelTree: KernelTree | null;
    readonly texts: readonly (string | null)[];
  } | null;
}

/** Two documents of one target find it separately; it is the same where everything about it is. */
function keyOf(located: LocatedTarget): string {
  const known = keys.get(located);
  if (known !== undefined) return known;
  const key = JSON.stringify(located);
  keys.set(located, key);
  return key;
}

const keys = new WeakMap<LocatedTarget, string>();
