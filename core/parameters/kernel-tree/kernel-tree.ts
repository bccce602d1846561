/** The user's own kernel tree: what its documentation says, and what its sources define. */
import { foldParameterName } from "../../cmdline/names.js";
import { archOf, isStandIn, plainName, type ParameterDefinition } from "../kernel-table.js";
import type { DocumentedText } from "./documentation.js";
import { readGate } from "./gates.js";
import type { TreeModule, TreeParameter, TreeScan } from "./scan-tree.js";

/** A kernel tree as far as it was read. The documentation is there at once; reading the sources takes a while. */
export interface KernelTree {
  /** The folder, as the user named it or as it was found. */
  readonly folder: string;
  /** All of it, as its Makefile has it: `6.12.5-vendor`. */
  readonly version: string;
  /** The entries of its lists of parameters, by folded names; several where it documents a name several times. */
  readonly documented: ReadonlyMap<string, readonly TreeEntry[]>;
  /** Null while its sources are still being read, and where they cannot be. */
  readonly sources: TreeSources | null;
}

/** An entry of one of the tree's lists. */
export interface TreeEntry extends DocumentedText {
  /** The path of the list inside the tree. */
  readonly file: string;
}

/** What the sources of a tree define. */
export interface TreeSources {
  /** By folded names without "=". */
  readonly byName: ReadonlyMap<string, readonly TreeDefinition[]>;
  /** The `__setup()` without "=", which take every word that begins with their name. */
  readonly openSetups: readonly TreeDefinition[];
  readonly modules: readonly TreeModule[];
}

/** A definition with the words that its module has for it. */
export interface TreeDefinition extends ParameterDefinition {
  /** MODULE_PARM_DESC(); null without one. */
  readonly description: string | null;
}

/** The documentation of a tree, ready for look-ups. */
export function indexEntries(entries: readonly TreeEntry[]): KernelTree["documented"] {
  const byName = new Map<string, TreeEntry[]>();
  for (const entry of entries) {
    for (const name of entry.names) {
      const key = foldParameterName(name);
      byName.set(key, [...(byName.get(key) ?? []), entry]);
    }
  }
  return byName;
}

/** The definitions of a tree, ready for look-ups. */
export function indexSources({ parameters, modules }: TreeScan): TreeSources {
  const byName = new Map<string, TreeDefinition[]>();
  const openSetups: TreeDefinition[] = [];
  for (const parameter of parameters) {
    const definition = definitionOf(parameter);
    const key = foldParameterName(plainName(parameter.name));
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [definition]);
    else known.push(definition);
    if (parameter.kind === "setup" && !parameter.name.includes("=")) openSetups.push(definition);
  }
  return { byName, openSetups, modules };
}

function definitionOf({ handler, options, ...parameter }: TreeParameter): TreeDefinition {
  const gates = options.map(readGate);
  return {
    ...parameter,
    handler: handler?.replace(/^!/, "") ?? null,
    ignoresValue: handler?.startsWith("!") === true && !isStandIn(handler),
    arch: archOf(parameter.file),
    options: [...new Set(gates.map(({ option }) => option))],
    gates,
    // The tree is of one version alone; look-ups say which.
    versions: [],
  };
}

/** What `make kernelversion` prints for this Makefile; null for one that is not the kernel's. */
export function versionOfMakefile(text: string): string | null {
  const value = (name: string) => new RegExp(`^${name}[ \\t]*=[ \\t]*(\\S*)[ \\t]*$`, "m").exec(text)?.[1] ?? "";
  const [version, level, sub, extra] = ["VERSION", "PATCHLEVEL", "SUBLEVEL", "EXTRAVERSION"].map(value);
  if (!/^\d+$/.test(version ?? "") || !/^\d+$/.test(level ?? "")) return null;
  return `${version}.${level}${sub === "" ? "" : `.${sub}`}${extra ?? ""}`;
}

/** `6.12` of `6.12.5-vendor`. */
export function shortVersion(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
