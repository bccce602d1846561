/** Kbuild files: which module an object becomes a part of (KBUILD_MODNAME), and the options that build it. */
import { gateOf, readGate, sharedGates } from "./gates.js";
import { folderOf, nameOf, tidyPath } from "./paths.js";

/** What one C file is built into. */
export interface BuildRole {
  /** The name of the module as its parameters have it: with "_" for "-" (scripts/Makefile.lib name-fix). */
  readonly module: string;
  /** The options of the configuration that build it, as in gates.ts; empty for what is always built in. */
  readonly options: readonly string[];
}

/** What a Kbuild file builds. */
export interface BuiltFiles {
  readonly roles: ReadonlyMap<string, readonly BuildRole[]>;
  /** Objects that may become modules: their names, with the option that decides; null for those that always do. */
  readonly objects: readonly { readonly module: string; readonly option: string | null }[];
}

/** The text of a file of the tree; null where there is none. */
export type ReadFile = (path: string) => string | null;

/** Words that a line of a Kbuild file assigns, with its variable. */
interface Assignment {
  readonly name: string;
  /** `y`, `m`, `objs`, or the configuration option in `$(…)`. */
  readonly suffix: string;
  readonly words: readonly string[];
}

/**
 * The roles of the C files that a Kbuild file lists. A file may have several: it then is a part of several modules.
 * Conditions of make are not looked at: whatever a file names in one of its branches counts.
 */
export function buildRoles(makefile: string, read: ReadFile): BuiltFiles {
  const folder = folderOf(makefile);
  const variables = new Map<string, string>([
    ["src", folder],
    ["obj", folder],
    ["srctree", "."],
  ]);
  const assignments = readAssignments(makefile, read, variables, 0);
  const roles = new Map<string, readonly BuildRole[]>();
  const objects: { module: string; option: string | null }[] = [];
  const sources = patternRules(read(makefile) ?? "", variables);
  const add = (object: string, role: BuildRole) => {
    const file = sourceOf(folder, object, sources);
    const known = roles.get(file) ?? [];
    roles.set(file, withRole(known, role));
  };
  for (const { name, suffix, words } of assignments) {
    if (name !== "obj" && name !== "lib") continue;
    for (const object of words) addObject(object, optionsOf(suffix, "object"), assignments, add);
    if (name === "obj") objects.push(...words.flatMap((object) => moduleObject(object, suffix)));
  }
  return { roles, objects };
}

function addObject(
  object: string,
  options: readonly string[],
  assignments: readonly Assignment[],
  add: (object: string, role: BuildRole) => void,
): void {
  const stem = object.slice(0, -2);
  const module = moduleName(stem);
  const parts = assignments.filter(({ name }) => name === stem);
  if (parts.length === 0) add(object, { module, options });
  for (const { suffix, words } of parts) {
    for (const part of words) add(part, { module, options: [...new Set([...options, ...optionsOf(suffix, "part")])] });
  }
}

function moduleObject(object: string, suffix: string): BuiltFiles["objects"] {
  const module = moduleName(object.slice(0, -2));
  if (suffix === "-m") return [{ module, option: null }];
  if (suffix.includes("subst m,y")) return [];
  return optionsOf(suffix, "object").map((gate) => ({ module, option: readGate(gate).option }));
}

/** KBUILD_MODNAME of an object. */
export function moduleName(stem: string): string {
  return nameOf(stem).replace(/[-,]/g, "_");
}

function readAssignments(
  path: string,
  read: ReadFile,
  variables: Map<string, string>,
  depth: number,
): readonly Assignment[] {
  const text = read(path);
  if (text === null || depth > 4) return [];
  const assignments: Assignment[] = [];
  const plain = text.replace(/\\\n/g, " ").replace(/\$\{([^{}]*)\}/g, "$($1)");
  for (const line of plain.split("\n")) {
    const included = /^\s*-?include\s+(\S+)/.exec(line)?.[1];
    if (included !== undefined) {
      const file = tidyPath(expand(included, variables));
      assignments.push(...readAssignments(file, read, variables, depth + 1));
      continue;
    }
    const match = /^\s*([\w./-]*(?:\$\((?:[^()]|\$\([^()]*\))*\)[\w./-]*)*)\s*(\+|:|\?|::)?=\s*([^#]*)/.exec(line);
    if (match === null) continue;
    const [, left = "", operator = "", right = ""] = match;
    const value = expand(right, variables).trim();
    variables.set(left, operator === "+" ? `${variables.get(left) ?? ""} ${value}` : value);
    const target = /^(.+?)-(y|m|objs|\$\(.*\))+$/.exec(left);
    if (target === null) continue;
    // `list-$(CONFIG_X) := a.o`, and later `$(list-y)`.
    for (const list of left.includes("CONFIG_") ? [`${target[1] ?? ""}-y`, `${target[1] ?? ""}-m`] : [])
      variables.set(list, `${variables.get(list) ?? ""} ${value}`);
    const words = value.split(/\s+/).filter((word) => word.endsWith(".o"));
    assignments.push({ name: target[1] ?? "", suffix: left.slice((target[1] ?? "").length), words });
  }
  return assignments;
}

/** Replaces plain variables; functions of make are left out, but for those that put something before or behind words. */
function expand(text: string, variables: ReadonlyMap<string, string>): string {
  const plain = text.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name: string) =>
    name.startsWith("CONFIG_") ? whole : (variables.get(name) ?? ""),
  );
  return plain.replace(
    /\$\((addprefix|addsuffix)\s+([^,]*),([^)]*)\)/g,
    (_whole, verb: string, affix: string, list: string) =>
      list
        .trim()
        .split(/\s+/)
        .map((word) => (verb === "addprefix" ? affix.trim() + word : word + affix.trim()))
        .join(" "),
  );
}

/** `$(obj)/a/%.o: $(srctree)/b/%.c`: objects whose sources lie elsewhere. */
function patternRules(text: string, variables: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^\$\(obj\)\/([\w./-]*)%\.o:\s*(\S*)%\.c/gm)].map(
    ([, object = "", source = ""]) => [object, expand(source, variables)] as const,
  );
}

function sourceOf(folder: string, object: string, rules: readonly (readonly [string, string])[]): string {
  const stem = object.slice(0, -2);
  for (const [prefix, source] of rules) {
    if (prefix !== "" && stem.startsWith(prefix)) return tidyPath(`${source}${stem.slice(prefix.length)}.c`);
  }
  return tidyPath(`${stem.startsWith("./") ? "." : folder}/${stem}.c`);
}

/**
 * The options in a suffix. `$(CONFIG_X)` of an object makes a module of it where X is `m`; what `m` does to a part, or
 * to one in `$(subst m,y,$(CONFIG_X))`, depends on others. Functions of make that turn an option around are no gate.
 */
function optionsOf(suffix: string, of: "object" | "part"): readonly string[] {
  const plain = /^-\$\(CONFIG_(\w+)\)$/.exec(suffix)?.[1];
  if (plain !== undefined) return [of === "object" ? plain : gateOf(plain, "enabled")];
  const changed = /^-\$\(subst (?:m,y|y,\$\(CONFIG_\w+\)),\$\(CONFIG_(\w+)\)\)$/.exec(suffix)?.[1];
  return changed === undefined ? [] : [gateOf(changed, "enabled")];
}

/** The roles of a file with one more: of two that lead to the same module only what both need is certain. */
export function withRole(roles: readonly BuildRole[], role: BuildRole): readonly BuildRole[] {
  const known = roles.find(({ module }) => module === role.module);
  if (known === undefined) return [...roles, role];
  const both = { module: role.module, options: sharedGates(known.options, role.options) };
  return roles.map((one) => (one === known ? both : one));
}
