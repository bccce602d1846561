/** What a word of a command line is: known to which kernel, or to which program of user space. */
import type { KernelFacts } from "../bootpath/kernel-facts.js";
import { compareVersions } from "../bootpath/kernel-version.js";
import { foldParameterName } from "../cmdline/names.js";
import { createBoundedMemory, type BoundedMemory } from "../text/bounded-memory.js";
import {
  definitionsOf,
  documentedName,
  isKnownModule,
  kernelParameterNames,
  openSetups,
  tableVersions,
  type DocumentedName,
  type ParameterDefinition,
} from "./kernel-table.js";
import type { KernelTree } from "./kernel-tree/kernel-tree.js";
import { userSpaceNames, userSpaceReaders, type UserSpaceMatch } from "./user-space/all.js";

/** The kernel that is asked about. */
export interface KernelChoice {
  /** Such as `6.12`. */
  readonly kernelVersion: string;
  /** The kernel's name of an architecture: `x86`. */
  readonly arch: string;
  /** The tree that it is built from, where the user has it. */
  readonly kernelTree?: KernelTree | null;
  /** What is known of its configuration. */
  readonly kernel?: KernelFacts | null;
}

/** Everything that is known about a name. */
export interface ParameterKnowledge {
  /** The name that was asked for. */
  readonly name: string;
  /** All definitions of it, of every version and architecture. */
  readonly definitions: readonly ParameterDefinition[];
  /** Those that a kernel of the version and architecture may have, depending on its configuration. */
  readonly available: readonly ParameterDefinition[];
  /** `__setup()` without "=" whose name the word only begins with: their functions decide whether they take it. */
  readonly openSetups: readonly ParameterDefinition[];
  /** Its entry in the kernel's list; null without one. */
  readonly documented: DocumentedName | null;
  /** A family of names that the kernel takes whatever follows, such as `sysctl.`; null where it belongs to none. */
  readonly family: ParameterFamily | null;
  /** The programs that read it, the most likely first. */
  readonly readers: readonly UserSpaceMatch[];
}

/** Names that the kernel knows by their beginning or their end. */
export interface ParameterFamily {
  readonly pattern: RegExp;
  /** How such a name is written. */
  readonly form: string;
  readonly file: string;
  readonly function: string;
}

const families: readonly ParameterFamily[] = [
  { pattern: /^sysctl[./]./, form: "sysctl.<name>", file: "fs/proc/proc_sysctl.c", function: "process_sysctl_arg" },
  {
    pattern: /^[\w-]+\.dyndbg$/,
    form: "<module>.dyndbg",
    file: "lib/dynamic_debug.c",
    function: "ddebug_dyndbg_param_cb",
  },
  {
    pattern: /^[\w-]+\.async_probe$/,
    form: "<module>.async_probe",
    file: "kernel/module/main.c",
    function: "unknown_module_param_cb",
  },
];

/** Looks a name up, without its value: `console`, `printk.time`, `systemd.unit`. "-" and "_" are the same to the kernel. */
export function lookUpParameter(name: string, kernel: KernelChoice): ParameterKnowledge {
  const { kernelVersion, arch } = kernel;
  return memoryFor(kernel.kernelTree ?? null)([kernelVersion, arch, name].join(" "), () => lookUp(name, kernel));
}

/** What is known of names, apart for each kernel tree: every key is about the words of one line. */
function memoryFor(tree: KernelTree | null): BoundedMemory<ParameterKnowledge> {
  if (tree === null) return withoutTree;
  const known = withTree.get(tree);
  if (known !== undefined) return known;
  const memory = createBoundedMemory<ParameterKnowledge>(mostNames);
  withTree.set(tree, memory);
  return memory;
}

/** Command lines have some dozens of words. */
const mostNames = 500;

const withoutTree = createBoundedMemory<ParameterKnowledge>(mostNames);
const withTree = new WeakMap<KernelTree, BoundedMemory<ParameterKnowledge>>();

function lookUp(name: string, kernel: KernelChoice): ParameterKnowledge {
  const folded = foldParameterName(name);
  // Where the user's own tree has the name, it alone says what this kernel does with it.
  const own = definitionsInTree(folded, kernel);
  const definitions = own.length > 0 ? own : definitionsOf(name);
  return {
    name,
    definitions,
    available: definitions.filter((definition) => isAvailable(definition, kernel)),
    openSetups: setupsBefore(folded, kernel).filter((setup) => isAvailable(setup, kernel)),
    documented: documentedName(name) ?? documentedInTree(name, kernel),
    family: families.find(({ pattern }) => pattern.test(name)) ?? null,
    readers: userSpaceReaders(name),
  };
}

function definitionsInTree(folded: string, kernel: KernelChoice): readonly ParameterDefinition[] {
  const found = kernel.kernelTree?.sources?.byName.get(folded) ?? [];
  return found.length === 0 ? found : found.map((one) => ({ ...one, versions: nearestVersions(kernel.kernelVersion) }));
}

/** A name that only the tree's own list has. */
function documentedInTree(name: string, { kernelTree, kernelVersion }: KernelChoice): DocumentedName | null {
  const entry = kernelTree?.documented.get(foldParameterName(name))?.[0];
  if (entry === undefined) return null;
  return { name, tags: entry.tags, values: null, deprecated: false, versions: nearestVersions(kernelVersion) };
}

/** The `__setup()` without "=" whose names a folded name begins with and goes on behind. */
function setupsBefore(folded: string, { kernelTree, kernelVersion }: KernelChoice): readonly ParameterDefinition[] {
  const goesOn = (start: string) => folded.length > start.length && folded.startsWith(start);
  foldedSetups ??= openSetups().map((setup) => [foldParameterName(setup.name), setup]);
  const known = foldedSetups.filter(([start]) => goesOn(start)).map(([, setup]) => setup);
  const own = kernelTree?.sources?.openSetups.filter(({ name }) => goesOn(foldParameterName(name))) ?? [];
  return [...known, ...own.map((setup) => ({ ...setup, versions: nearestVersions(kernelVersion) }))];
}

let foldedSetups: readonly (readonly [start: string, setup: ParameterDefinition])[] | null = null;

/** Whether kernels of a version and architecture may have a definition. */
export function isAvailable({ arch, versions }: ParameterDefinition, kernel: KernelChoice): boolean {
  if (arch !== null && arch !== kernelArch(kernel.arch)) return false;
  return nearestVersions(kernel.kernelVersion).some((version) => versions.includes(version));
}

/**
 * The versions of the tables that speak for a version: itself, or its neighbours on both sides, since a parameter of
 * either may be there.
 */
export function nearestVersions(kernelVersion: string): readonly string[] {
  const older = tableVersions.findLast((version) => compareVersions(version, kernelVersion) <= 0);
  const newer = tableVersions.find((version) => compareVersions(version, majorAndMinor(kernelVersion)) >= 0);
  return [...new Set([older, newer].filter((version) => version !== undefined))];
}

/** Whether somebody knows the name: a kernel of some version, or a program. */
export function isKnownAnywhere({ definitions, documented, family, readers }: ParameterKnowledge): boolean {
  return definitions.length > 0 || documented !== null || family !== null || readers.length > 0;
}

/** Whether a name is a module's and its parameter's, of a module that no table has: an out-of-tree driver perhaps. */
export function isOfUnknownModule(name: string): boolean {
  const dot = name.indexOf(".");
  return dot > 0 && !isKnownModule(name.slice(0, dot));
}

/** All names that a kernel or a program reads, sorted; those of families and prefixes are not among them. */
export function allParameterNames(): readonly string[] {
  allNames ??= [...new Set([...kernelParameterNames(), ...userSpaceNames()])].sort();
  return allNames;
}

let allNames: readonly string[] | null = null;

/** The names of all definitions that a kernel may have, without "=". */
export function availableNames(kernel: KernelChoice): readonly string[] {
  return kernelParameterNames().filter((name) => {
    const definitions = definitionsOf(name);
    return definitions.length === 0 || definitions.some((definition) => isAvailable(definition, kernel));
  });
}

/** Names of architectures as others write them, in the kernel's own: the folder in arch/. */
export function kernelArch(arch: string): string {
  return archAliases[arch] ?? arch;
}

const archAliases: Readonly<Record<string, string>> = {
  x86_64: "x86",
  i386: "x86",
  amd64: "x86",
  aarch64: "arm64",
  riscv64: "riscv",
  ppc: "powerpc",
  ppc64: "powerpc",
  ppc64le: "powerpc",
  s390x: "s390",
};

function majorAndMinor(version: string): string {
  return /^\d+(\.\d+)?/.exec(version)?.[0] ?? version;
}
