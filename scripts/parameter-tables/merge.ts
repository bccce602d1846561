/** Puts the parameters of several kernel versions together. */
import { archOf } from "../../core/parameters/kernel-table.js";
import type { TreeParameter } from "./scan-tree.js";

/** A parameter with the versions that have it. Everything else is that of the newest of them. */
export interface MergedParameter extends TreeParameter {
  /** One bit for each version, the lowest for the first. */
  readonly versions: number;
  /** The kernel's name of the one architecture that has it; null where its file belongs to all. */
  readonly arch: string | null;
}

/**
 * One entry for each name, kind, type and architecture.
 * @param trees the parameters of each version, the oldest version first.
 */
export function mergeVersions(trees: readonly (readonly TreeParameter[])[]): readonly MergedParameter[] {
  const merged = new Map<string, MergedParameter>();
  trees.forEach((parameters, index) => {
    const seen = new Set<string>();
    for (const parameter of parameters) {
      const arch = archOf(parameter.file);
      const key = [parameter.name, parameter.kind, parameter.type, arch].join(" ");
      // The first place within a version counts.
      if (seen.has(key)) continue;
      seen.add(key);
      const versions = (merged.get(key)?.versions ?? 0) | (1 << index);
      merged.set(key, { ...parameter, arch, versions });
    }
  });
  return [...merged.values()];
}
