/** Kbuild files: which module an object becomes a part of (KBUILD_MODNAME), and the options that build it. */
import { posix } from "node:path";

/** What one C file is built into. */
export interface BuildRole {
  /** The name of the module as its parameters have it: with "_" for "-" (scripts/Makefile.lib name-fix). */
  readonly module: string;
  /** Options of the configuration without `CONFIG_`; empty for what is always built in. */
  readonly options: readonly string[];
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
export function buildRoles(makefile: string, read: ReadFile): ReadonlyMap<string, readonly BuildRole[]> {
  const folder = posix.dirname(makefile);
  const variables = new Map<string, string>([
    ["src", folder],
    ["obj", folder],
    ["srctree", "."],
  ]);
  const assignments = readAssignments(makefile, read, variables, 0);
  const roles = new Map<string, BuildRole[]>();
  const sources = patternRules(read(makefile) ?? "", variables);
  const add = (object: string, role: BuildRole) => {
    const file = sourceOf(folder, object, sources);
    const known = roles.get(file) ?? [];
    if (!known.some((other) => other.module === role.module)) roles.set(file, [...known, role]);
  };
  for (const { name, suffix, words } of assignments) {
    if (name !== "obj" && name !== "lib") continue;
    for (const object of words) addObject(object, optionsOf(suffix), assignments, add);
  }
  return roles;
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
    for (const part of words) add(part, { module, options: [...new Set([...options, ...optionsOf(suffix)])] });
  }
}

/** KBUILD_MODNAME of an object. */
export function moduleName(stem: string): string {
  return posix.basename(stem).replace(/[-,]/g, "_");
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
  for (const line of text.replace(/\\\n/g, " ").split("\n")) {
    const included = /^\s*-?include\s+(\S+)/.exec(line)?.[1];
    if (included !== undefined) {
      const file = posix.normalize(expand(included, variables));
      assignments.push(...readAssignments(file, read, variables, depth + 1));
      continue;
    }
    const match = /^\s*([\w./-]*(?:\$\([^)]*\)[\w./-]*)*)\s*(\+|:|\?|::)?=\s*([^#]*)/.exec(line);
    if (match === null) continue;
    const [, left = "", operator = "", right = ""] = match;
    const value = expand(right, variables).trim();
    variables.set(left, operator === "+" ? `${variables.get(left) ?? ""} ${value}` : value);
    const target = /^(.+?)-(y|m|objs|\$\(.*\))+$/.exec(left);
    if (target === null) continue;
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
    if (prefix !== "" && stem.startsWith(prefix)) return posix.normalize(`${source}${stem.slice(prefix.length)}.c`);
  }
  return posix.normalize(posix.join(stem.startsWith("./") ? "." : folder, `${stem}.c`));
}

function optionsOf(suffix: string): readonly string[] {
  return [...suffix.matchAll(/CONFIG_(\w+)/g)].map(([, option = ""]) => option);
}
