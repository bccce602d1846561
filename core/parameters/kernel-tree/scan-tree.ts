/** Finds the parameters of a whole kernel tree, and its modules. */
import { readCSource, type CSource, type MacroDefinition } from "./c-source.js";
import { parameterMacros, type DefinitionKind } from "./definitions.js";
import { readGate, sharedGates } from "./gates.js";
import { buildRoles, moduleName, withRole, type BuildRole, type ReadFile } from "./makefiles.js";
import { folderOf, nameOf, tidyPath } from "./paths.js";
import { ownMacros, scanFile, searchesText, type FoundParameter } from "./scan-file.js";

/** A parameter as the command line has it. */
export interface TreeParameter {
  /** With the name of its module in front where it has one: `printk.time`. */
  readonly name: string;
  /** The name of its module; null for parameters of the core. */
  readonly module: string | null;
  readonly kind: DefinitionKind;
  readonly type: string;
  readonly permissions: number | null;
  readonly handler: string | null;
  readonly file: string;
  readonly line: number;
  /** Options of the configuration that it needs for certain, as in gates.ts, as far as its file and its Makefile tell. */
  readonly options: readonly string[];
  /** What MODULE_PARM_DESC() says about it; null without one. */
  readonly description: string | null;
}

/** A module that a tree can build. */
export interface TreeModule {
  readonly name: string;
  /** The folder of the Makefile that names it. */
  readonly folder: string;
}

/** What the sources of a tree define. */
export interface TreeScan {
  /** Sorted by file and line. */
  readonly parameters: readonly TreeParameter[];
  /** Sorted by name; a name may come from several folders. */
  readonly modules: readonly TreeModule[];
}

/** The files of a tree, by their paths from its root with "/". */
export interface TreeFiles {
  /** All `.c`, `.h`, Kbuild and Kconfig files (`isScanned`), in any order. */
  readonly paths: readonly string[];
  /** The text of a file, one character a byte (Latin-1); null where there is none. */
  readonly read: ReadFile;
}

/** Folders in the root without kernel code. */
const skipped: ReadonlySet<string> = new Set(["Documentation", "tools", "scripts", "certs", "LICENSES", "usr"]);

/** Whether the folder of that path may hold what is scanned. */
export function isScannedFolder(path: string): boolean {
  return !skipped.has(path) && !nameOf(path).startsWith(".");
}

/** Whether a file of that name is scanned. */
export function isScanned(name: string): boolean {
  return /\.[ch]$|^(?:Makefile|Kbuild|Kconfig)/.test(name);
}

/** All parameters and modules of a tree. */
export function scanTree(files: TreeFiles): TreeScan {
  const sources = new Map<string, CSource>();
  const { texts, ownOptions } = readInteresting(files);
  for (const [path, text] of texts) sources.set(path, readCSource(text));
  const { roles, modules, flags } = readMakefiles(files);
  for (const text of flags) noteOwnOptions(text, ownOptions);
  const macros = headerMacros(sources);
  const context = {
    source: (path: string) => sources.get(tidyPath(path)) ?? null,
    header: (path: string) => {
      const text = sources.has(path) ? null : files.read(path);
      return sources.get(path) ?? (text === null ? null : readCSource(text));
    },
    macros,
  };
  const included = new Set<string>();
  const found: TreeParameter[] = [];
  for (const path of [...sources.keys()].sort()) {
    if (!path.endsWith(".c")) continue;
    const own = scanFile(path, context).map((parameter) => ({
      ...parameter,
      options: parameter.options.filter((gate) => !ownOptions.has(readGate(gate).option)),
    }));
    for (const { file } of own) if (file !== path) included.add(file);
    const builds = roles.get(path) ?? [{ module: moduleName(path.slice(0, -2)), options: [] }];
    for (const build of builds) for (const parameter of own) found.push(placed(parameter, build));
  }
  const real = found.filter(({ file, module }) => !isOnlyIncluded(file, module, included, roles));
  return { parameters: distinct(real).sort(byPlace), modules };
}

/** A C file that another one includes, and that no Makefile names, makes no parameters of its own. */
function isOnlyIncluded(
  file: string,
  module: string | null,
  included: ReadonlySet<string>,
  roles: ReadonlyMap<string, readonly BuildRole[]>,
): boolean {
  if (!included.has(file) || roles.has(file) || !file.endsWith(".c")) return false;
  return module === moduleName(file.slice(0, -2));
}

function placed(found: FoundParameter, build: BuildRole): TreeParameter {
  const { kind, type, permissions, handler, file, line, description } = found;
  const prefix = kind === "module" ? (found.prefix ?? found.defaultPrefix ?? `${build.module}.`) : "";
  const options = [...new Set([...build.options, ...found.options])];
  const module = prefix === "" ? null : prefix.slice(0, -1);
  const name = `${prefix}${found.name}`;
  return { name, module, kind, type, permissions, handler, file, line, options, description };
}

/** One place may be compiled more than once: then only what all of them need is needed for certain. */
function distinct(parameters: readonly TreeParameter[]): TreeParameter[] {
  const byKey = new Map<string, TreeParameter>();
  for (const one of parameters) {
    const key = `${one.name} ${one.kind} ${one.file}:${one.line}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? one : { ...one, options: sharedGates(known.options, one.options) });
  }
  return [...byKey.values()];
}

function byPlace(a: TreeParameter, b: TreeParameter): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

const definesParameters = new RegExp(`\\b(?:${[...parameterMacros].join("|")})\\s*\\(`);

/** The files that define parameters, or use macros that headers define for that. */
function readInteresting({ paths, read }: TreeFiles): {
  readonly texts: ReadonlyMap<string, string>;
  readonly ownOptions: Set<string>;
} {
  const texts = new Map<string, string>();
  const ownOptions = new Set<string>();
  const codeFiles: string[] = [];
  for (const path of paths) {
    if (!path.endsWith(".h")) {
      if (path.endsWith(".c")) codeFiles.push(path);
      continue;
    }
    const text = read(path) ?? "";
    noteOwnOptions(text, ownOptions);
    if (definesParameters.test(text) && !baseHeaders.has(path)) texts.set(path, text);
  }
  const headers = new Map([...texts].map(([path, text]) => [path, readCSource(text)]));
  const names = [...headerMacros(headers).keys(), ...parameterMacros];
  const uses = new RegExp(`\\b(?:${names.join("|")})\\s*\\(`);
  const bases = [...texts.keys()].map(nameOf);
  for (const path of codeFiles) {
    const text = read(path) ?? "";
    noteOwnOptions(text, ownOptions);
    // A file that consists of others that it includes has no macro of its own.
    const includes = bases.some((name) => text.includes(name)) || /^#\s*include\s+"[^"]+\.c"/m.test(text);
    if (includes || uses.test(text) || searchesText(path, text)) texts.set(path, text);
  }
  return { texts, ownOptions };
}

/** Some drivers set options themselves, so that `#ifdef` of them says nothing about the configuration. */
function noteOwnOptions(text: string, found: Set<string>): void {
  if (!text.includes("CONFIG_")) return;
  for (const [, option = ""] of text.matchAll(/(?:^[ \t]*#[ \t]*define[ \t]+|-D[ \t]*)CONFIG_(\w+)/gm))
    found.add(option);
}

/** They define the macros themselves. */
const baseHeaders: ReadonlySet<string> = new Set(["include/linux/moduleparam.h", "include/linux/init.h"]);

function headerMacros(sources: ReadonlyMap<string, CSource>): ReadonlyMap<string, MacroDefinition> {
  const macros = new Map<string, MacroDefinition>();
  for (const [path, { directives }] of sources) {
    if (!path.endsWith(".h")) continue;
    for (const macro of ownMacros(directives, macros)) macros.set(macro.name, macro);
  }
  return macros;
}

function readMakefiles({ paths, read }: TreeFiles): {
  readonly roles: ReadonlyMap<string, readonly BuildRole[]>;
  readonly modules: readonly TreeModule[];
  /** The texts that hand options of the compiler over. */
  readonly flags: readonly string[];
} {
  const flags: string[] = [];
  const known = new Map<string, string | null>();
  const remembered: ReadFile = (path) => {
    const text = known.get(path) ?? read(path);
    known.set(path, text);
    return text;
  };
  const choices = moduleOptions({ paths, read });
  const roles = new Map<string, readonly BuildRole[]>();
  const modules = new Map<string, TreeModule>();
  for (const path of paths) {
    if (!/(?:^|\/)(?:Makefile|Kbuild)$/.test(path)) continue;
    const built = buildRoles(path, remembered);
    const text = remembered(path) ?? "";
    if (text.includes("-DCONFIG_")) flags.push(text);
    for (const [file, own] of built.roles) roles.set(file, own.reduce(withRole, roles.get(file) ?? []));
    const folder = folderOf(path);
    for (const { module: name, option } of built.objects) {
      if (option === null || choices.has(option)) modules.set(`${name} ${folder}`, { name, folder });
    }
  }
  const order = [...modules].sort(([a], [b]) => (a < b ? -1 : 1));
  return { roles, flags, modules: order.map(([, module]) => module) };
}

/** The options that may be `m`. */
function moduleOptions({ paths, read }: TreeFiles): ReadonlySet<string> {
  const options = new Set<string>();
  for (const path of paths) {
    if (!nameOf(path).startsWith("Kconfig")) continue;
    let option = "";
    for (const [, name, type] of (read(path) ?? "").matchAll(/^(?:menu)?config\s+(\w+)|^\s*((?:def_)?tristate)\b/gm)) {
      if (name !== undefined) option = name;
      else if (type !== undefined) options.add(option);
    }
  }
  return options;
}
