/** Where the user's own kernel tree makes and documents a parameter. */
import { foldParameterName } from "../cmdline/names.js";
import { kernelArch } from "../parameters/look-up.js";
import type { BootTarget } from "../project/boot-target.js";

/** A line of a file in a kernel tree. */
export interface KernelPlace {
  /** The path inside the tree. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The lines of the target's kernel tree that define a parameter, then those that document it. What another architecture
 * makes of the name counts only where nothing else does. None without a tree.
 */
export function parameterPlaces({ kernelTree, arch }: BootTarget, name: string): readonly KernelPlace[] {
  if (kernelTree === null) return [];
  const folded = foldParameterName(name);
  const all = kernelTree.sources?.byName.get(folded) ?? [];
  const own = all.filter((definition) => definition.arch === null || definition.arch === kernelArch(arch));
  const places = [...(own.length > 0 ? own : all), ...(kernelTree.documented.get(folded) ?? [])];
  return places.map(({ file, line }) => ({ file, line }));
}
