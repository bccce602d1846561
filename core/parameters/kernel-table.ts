/** The parameters that the sources of three kernels define, read from the generated tables at the first look-up. */
import { foldParameterName } from "../cmdline/names.js";
import { readGate, type Gate } from "./kernel-tree/gates.js";
import type { ConsolesFile, DefinitionsFile, DocumentedFile } from "./data-format.js";
import consolesFile from "./data/consoles.json" with { type: "json" };
import definitionsFile from "./data/definitions.json" with { type: "json" };
import documentedFile from "./data/documented.json" with { type: "json" };

/**
 * How the kernel gets to know a parameter. `setup`: `__setup()`. `early`: `early_param()`. `core`: `core_param()`.
 * `module`: `module_param()` and its relatives, with the name of the module in front. `text`: code searches the command
 * line itself for it.
 */
export type DefinitionKind = "setup" | "early" | "core" | "module" | "text";

/** One place of the kernel's source that makes a parameter. */
export interface ParameterDefinition {
  /** As in the source: `init=`, `rootwait`, `printk.time`. */
  readonly name: string;
  readonly kind: DefinitionKind;
  /** The module in front of the name; null without one. */
  readonly module: string | null;
  /** As in core/bootpath/known-parameters.ts; `custom` where code of its own reads the value; empty where nothing tells. */
  readonly type: string;
  /** Mode of its file in /sys/module; null where it is not known or there is none. */
  readonly permissions: number | null;
  /** The function that reads the value, where the source names it. */
  readonly handler: string | null;
  /** Whether that function never looks at the value; false where that is not known. */
  readonly ignoresValue: boolean;
  /** Path in the kernel's source tree, in the newest version that has it. */
  readonly file: string;
  readonly line: number;
  /** The kernel's name of the architecture that its file belongs to; null for all. */
  readonly arch: string | null;
  /** Options of the configuration without `CONFIG_` that it needs for certain, as far as that could be read. */
  readonly options: readonly string[];
  /** The same with what each of them has to be. */
  readonly gates: readonly Gate[];
  /** Those of `tableVersions` that have it. */
  readonly versions: readonly string[];
}

/** A name in Documentation/admin-guide/kernel-parameters.txt. */
export interface DocumentedName {
  readonly name: string;
  /** What stands in brackets: architectures, subsystems, `EARLY`. */
  readonly tags: readonly string[];
  /** The words that the value may be, or one form such as `<int>`; null where the list has none. */
  readonly values: readonly string[] | null;
  readonly deprecated: boolean;
  readonly versions: readonly string[];
}

/** The kernel versions that the tables cover, the oldest first. */
export const tableVersions: readonly string[] = definitionsFile.versions;

/** The definitions of a name, "-" and "_" being the same; of all versions and architectures. */
export function definitionsOf(name: string): readonly ParameterDefinition[] {
  const written = table().byName.get(foldParameterName(name)) ?? [];
  return written.map((definition) => readDefinition(definition, definitionsFile));
}

/** The entry of the kernel's list of parameters; null where it has none. */
export function documentedName(name: string): DocumentedName | null {
  const written = table().documented.get(foldParameterName(name));
  const entry = written === undefined ? undefined : documentedFile.names[written as keyof typeof documentedFile.names];
  return written === undefined || entry === undefined ? null : readDocumented(written, entry, documentedFile.versions);
}

/** The `__setup()` definitions without "=", which take every word that begins with their name. */
export function openSetups(): readonly ParameterDefinition[] {
  return table().openSetups;
}

/** A console that `console=` can name. */
export interface ConsoleName {
  /** `ttyS` of `ttyS0`. */
  readonly name: string;
  /** The source files of the drivers that have it, in the newest version. */
  readonly files: readonly string[];
  readonly versions: readonly string[];
}

/** The names of all consoles that drivers register (struct console), early ones excepted. */
export function consoleNames(): readonly ConsoleName[] {
  const { versions, names } = consolesFile as unknown as ConsolesFile;
  return Object.entries(names).map(([name, [mask = 0, files = ""]]) => ({
    name,
    files: String(files).split(" "),
    versions: versions.filter((_, bit) => (Number(mask) & (1 << bit)) !== 0),
  }));
}

/** Whether some kernel has a module of that name, or parameters with it in front. */
export function isKnownModule(module: string): boolean {
  return table().modules.has(foldParameterName(module));
}

/** The names of all definitions and of all documented parameters, without "=", sorted. */
export function kernelParameterNames(): readonly string[] {
  const { byName, documented } = table();
  const names = [...byName.values()].flatMap(([first]) => (first === undefined ? [] : plainName(writtenName(first))));
  const others = [...documented].filter(([key, name]) => !byName.has(key) && /^[\w.-]+$/.test(name));
  return [...names, ...others.map(([, name]) => name)].sort();
}

/** The name without the "=" that the source may have at its end: `oops=panic` is a value of `oops`. */
export function plainName(name: string): string {
  const end = name.indexOf("=");
  return end < 0 ? name : name.slice(0, end);
}

/** The tables, ready for look-ups. */
export interface KernelTable {
  readonly byName: ReadonlyMap<string, readonly WrittenDefinition[]>;
  /** The names as the list spells them. */
  readonly documented: ReadonlyMap<string, string>;
  readonly openSetups: readonly ParameterDefinition[];
  readonly modules: ReadonlySet<string>;
}

/** A definition as the table has it: there are 9000, and few of them are ever asked for. */
interface WrittenDefinition {
  readonly path: string;
  readonly module: string;
  readonly options: string;
  readonly entry: string;
}

let loaded: KernelTable | null = null;

/** Reading takes some 10 ms and is done once. */
function table(): KernelTable {
  loaded ??= readTable(definitionsFile, documentedFile);
  return loaded;
}

/** Reads the tables as they are written. */
export function readTable(file: DefinitionsFile, documentation: DocumentedFile): KernelTable {
  const byName = new Map<string, WrittenDefinition[]>();
  const setups: ParameterDefinition[] = [];
  const modules = new Set<string>();
  // Plain loops: this runs before the first hover.
  for (const path in file.files) {
    for (const group of (file.files[path] ?? "").split("|")) {
      const [head = "", ...entries] = group.split(";");
      const comma = head.indexOf(",");
      const module = head.slice(0, comma);
      const options = head.slice(comma + 1);
      if (module !== "") modules.add(foldParameterName(module));
      for (const entry of entries) {
        const written = { path, module, options, entry };
        const key = foldParameterName(plainName(writtenName(written)));
        const known = byName.get(key);
        if (known === undefined) byName.set(key, [written]);
        else known.push(written);
        if (module === "" && /^[^,=]*,s/.test(entry)) setups.push(readDefinition(written, file));
      }
    }
  }
  const documented = new Map<string, string>();
  for (const name in documentation.names) documented.set(foldParameterName(name), name);
  return { byName, documented, openSetups: setups, modules };
}

function writtenName({ module, entry }: WrittenDefinition): string {
  const name = entry.slice(0, entry.indexOf(","));
  return module === "" ? name : `${module}.${name}`;
}

const kinds: Readonly<Record<string, DefinitionKind>> = {
  s: "setup",
  e: "early",
  c: "core",
  m: "module",
  t: "text",
};

/**
 * Whether a function does nothing because others look for the word on the line by themselves: without it the kernel would
 * not know `crashkernel=` (kernel/crash_reserve.c parse_crashkernel, called by each architecture).
 */
export function isStandIn(handler: string): boolean {
  return handler === "!parse_crashkernel_dummy";
}

function readDefinition(written: WrittenDefinition, file: DefinitionsFile): ParameterDefinition {
  const { path, module, entry } = written;
  const [, type = "", permissions = "", line = "", versions = "", handler = ""] = entry.split(",");
  const options = file.options[parseInt(written.options, 36)] ?? "";
  const gates = options === "" ? [] : options.split("+").map(readGate);
  return {
    name: writtenName(written),
    kind: kinds[type.charAt(0)] ?? "module",
    module: module === "" ? null : module,
    type: file.types[parseInt(type.slice(1), 36)] ?? "",
    permissions: permissions === "" ? null : parseInt(permissions, 8),
    handler: handler === "" ? null : handler.replace(/^!/, ""),
    ignoresValue: handler.startsWith("!") && !isStandIn(handler),
    file: path,
    line: Number(line),
    arch: archOf(path),
    options: [...new Set(gates.map(({ option }) => option))],
    gates,
    versions: file.versions.filter((_, bit) => versions === "" || (Number(versions) & (1 << bit)) !== 0),
  };
}

function readDocumented(
  name: string,
  [mask = 0, tags = "", values]: readonly (string | number)[],
  versions: readonly string[],
): DocumentedName {
  const bits = Number(mask);
  return {
    name,
    tags: String(tags)
      .split(" ")
      .filter((tag) => tag !== ""),
    values: values === undefined ? null : String(values).split("\n"),
    deprecated: (bits & (1 << versions.length)) !== 0,
    versions: versions.filter((_, bit) => (bits & (1 << bit)) !== 0),
  };
}

/** The kernel's name of the architecture that a source file belongs to; null for all. */
export function archOf(path: string): string | null {
  if (path.startsWith("arch/x86/um/")) return "um";
  return /^(?:arch|drivers(?=\/(?:s390|parisc)\/))\/(\w+)\//.exec(path)?.[1] ?? null;
}
