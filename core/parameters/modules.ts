/** The names of modules that kernels can have. */
import { foldParameterName } from "../cmdline/names.js";
import type { ModulesFile } from "./data-format.js";
import modulesFile from "./data/modules.json" with { type: "json" };
import { archOf } from "./kernel-table.js";
import { kernelArch, nearestVersions, type KernelChoice } from "./look-up.js";

/** A module, by the name that the kernel has for it: with "_" for "-". */
export interface ModuleName {
  readonly name: string;
  /** The folder of its Makefile in the kernel's source tree. */
  readonly folder: string;
}

/** The modules that a kernel of a version and architecture can be built with, or those of the user's own tree; sorted. */
export function moduleNames(kernel: KernelChoice): readonly ModuleName[] {
  const own = kernel.kernelTree?.sources?.modules;
  const arch = kernelArch(kernel.arch);
  if (own !== undefined) return own.filter(({ folder }) => isForArch(folder, arch));
  const key = [arch, ...nearestVersions(kernel.kernelVersion)].join(" ");
  const names = known.get(key) ?? readModules(nearestVersions(kernel.kernelVersion), arch);
  known.set(key, names);
  return names;
}

const known = new Map<string, readonly ModuleName[]>();

function readModules(wanted: readonly string[], arch: string): readonly ModuleName[] {
  const { versions, folders }: ModulesFile = modulesFile;
  const bits = versions.reduce((mask, version, bit) => (wanted.includes(version) ? mask | (1 << bit) : mask), 0);
  const found = new Map<string, ModuleName>();
  for (const [folder, list] of Object.entries(folders)) {
    if (!isForArch(folder, arch)) continue;
    for (const entry of list.split(";")) {
      const [name = "", mask] = entry.split(",");
      const isWanted = mask === undefined || (Number(mask) & bits) !== 0;
      if (isWanted && !found.has(name)) found.set(name, { name: foldParameterName(name), folder });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isForArch(folder: string, arch: string): boolean {
  const own = archOf(`${folder}/`);
  return own === null || own === arch;
}
