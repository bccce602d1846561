/** Puts the parameters of several kernel versions together. */
import { archOf } from "../../core/parameters/kernel-table.js";
import { gateOf, readGate, sharedGates } from "../../core/parameters/kernel-tree/gates.js";
import type { TreeParameter } from "../../core/parameters/kernel-tree/scan-tree.js";

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
    for (const [key, parameter] of byKey(parameters)) {
      const known = merged.get(key);
      const options = known === undefined ? parameter.options : newestGates(known.options, parameter.options);
      const versions = (known?.versions ?? 0) | (1 << index);
      merged.set(key, { ...parameter, arch: archOf(parameter.file), versions, options });
    }
  });
  return [...merged.values()];
}

/** The parameters of one version: the first place counts, with the options that all places need. */
function byKey(parameters: readonly TreeParameter[]): ReadonlyMap<string, TreeParameter> {
  const found = new Map<string, TreeParameter>();
  for (const parameter of parameters) {
    const key = [parameter.name, parameter.kind, parameter.type, archOf(parameter.file)].join(" ");
    const known = found.get(key);
    const options = known === undefined ? parameter.options : sharedGates(known.options, parameter.options);
    found.set(key, { ...(known ?? parameter), options });
  }
  return found;
}

/** The options of the newest version, those that older ones do not need marked. */
function newestGates(older: readonly string[], newer: readonly string[]): readonly string[] {
  const certain = older.filter((text) => readGate(text).kind !== "newest");
  return newer.map((text) => sharedGates([text], certain)[0] ?? gateOf(readGate(text).option, "newest"));
}
