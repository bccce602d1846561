/** Finds the parameters of a whole kernel tree. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { readCSource, type CSource, type MacroDefinition } from "./c-source.js";
import { parameterMacros, type DefinitionKind } from "./definitions.js";
import { buildRoles, moduleName, type BuildRole, type ReadFile } from "./makefiles.js";
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
  /** Options of the configuration that it needs, as far as its file and its Makefile tell. */
  readonly options: readonly string[];
}

/** All parameters of the tree in `root`, sorted by file and line. */
export function scanTree(root: string): readonly TreeParameter[] {
  const files = listFiles(root);
  const texts = readInteresting(root, files);
  const roles = treeRoles(root, files);
  const sources = new Map<string, CSource>();
  for (const [path, text] of texts) sources.set(path, readCSource(text));
  const macros = headerMacros(sources);
  const context = { source: (path: string) => sources.get(posix.normalize(path)) ?? null, macros };
  const included = new Set<string>();
  const found: TreeParameter[] = [];
  for (const path of [...sources.keys()].sort()) {
    if (!path.endsWith(".c")) continue;
    const own = scanFile(path, context);
    for (const { file } of own) if (file !== path) included.add(file);
    const builds = roles.get(path) ?? [{ module: moduleName(path.slice(0, -2)), options: [] }];
    for (const build of builds) found.push(...own.map((parameter) => placed(parameter, build)));
  }
  return distinct(found.filter(({ file, module }) => !isOnlyIncluded(file, module, included, roles))).sort(byPlace);
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
  const { kind, type, permissions, handler, file, line } = found;
  const prefix = kind === "module" ? (found.prefix ?? found.defaultPrefix ?? `${build.module}.`) : "";
  const options = [...new Set([...build.options, ...found.options])];
  const module = prefix === "" ? null : prefix.slice(0, -1);
  return { name: `${prefix}${found.name}`, module, kind, type, permissions, handler, file, line, options };
}

function distinct(parameters: readonly TreeParameter[]): TreeParameter[] {
  const byKey = new Map(parameters.map((one) => [`${one.name} ${one.kind} ${one.file}:${one.line}`, one]));
  return [...byKey.values()];
}

function byPlace(a: TreeParameter, b: TreeParameter): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** Folders without kernel code. */
const skipped: ReadonlySet<string> = new Set(["Documentation", "tools", "scripts", "certs", "LICENSES", "usr"]);

function listFiles(root: string): readonly string[] {
  const files: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (folder !== "" || !skipped.has(entry.name)) walk(path);
      } else if (/\.[ch]$|^(?:Makefile|Kbuild)/.test(entry.name)) files.push(path);
    }
  };
  walk("");
  return files;
}

const definesParameters = new RegExp(`\\b(?:${[...parameterMacros].join("|")})\\s*\\(`);

/** The files that define parameters, or use macros that headers define for that. */
function readInteresting(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const codeFiles: string[] = [];
  for (const path of files) {
    if (!path.endsWith(".h")) {
      if (path.endsWith(".c")) codeFiles.push(path);
      continue;
    }
    const text = readFileSync(join(root, path), "latin1");
    if (definesParameters.test(text) && !baseHeaders.has(path)) texts.set(path, text);
  }
  const headers = new Map([...texts].map(([path, text]) => [path, readCSource(text)]));
  const names = [...headerMacros(headers).keys(), ...parameterMacros];
  const uses = new RegExp(`\\b(?:${names.join("|")})\\s*\\(`);
  const bases = [...texts.keys()].map((path) => posix.basename(path));
  for (const path of codeFiles) {
    const text = readFileSync(join(root, path), "latin1");
    const includes = bases.some((name) => text.includes(name));
    if (includes || uses.test(text) || searchesText(path, text)) texts.set(path, text);
  }
  return texts;
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

function treeRoles(root: string, files: readonly string[]): ReadonlyMap<string, readonly BuildRole[]> {
  const known = new Map<string, string | null>();
  const read: ReadFile = (path) => {
    if (!known.has(path)) known.set(path, readText(join(root, path)));
    return known.get(path) ?? null;
  };
  const roles = new Map<string, BuildRole[]>();
  for (const path of files) {
    if (!/(?:^|\/)(?:Makefile|Kbuild)$/.test(path)) continue;
    for (const [file, own] of buildRoles(path, read)) {
      const others = (roles.get(file) ?? []).filter((one) => !own.some(({ module }) => module === one.module));
      roles.set(file, [...others, ...own]);
    }
  }
  return roles;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return null;
  }
}
