/** The names that only the user's own kernel tree has. */
import { foldParameterName } from "../cmdline/names.js";
import { definitionsOf, documentedName, plainName } from "../parameters/kernel-table.js";
import type { KernelTree, TreeDefinition } from "../parameters/kernel-tree/kernel-tree.js";
import { nameKey, type KnownName } from "./parameter-names.js";

/** Those that the tables do not have, sorted. */
export function treeNames(tree: KernelTree | null): readonly KnownName[] {
  if (tree === null) return [];
  // The documentation is there before the sources are.
  const place = tree.sources ?? tree.documented;
  const known = remembered.get(place);
  if (known !== undefined) return known;
  const names = readNames(tree);
  remembered.set(place, names);
  return names;
}

const remembered = new WeakMap<object, readonly KnownName[]>();

function readNames({ documented, sources }: KernelTree): readonly KnownName[] {
  const found = new Map<string, KnownName>();
  for (const [key, [definition]] of sources?.byName ?? []) {
    if (definition !== undefined && isOwn(key)) found.set(key, ofDefinition(definition, documented.has(key)));
  }
  for (const [key, [entry]] of documented) {
    const name = entry?.names.find((one) => foldParameterName(one) === key);
    if (name === undefined || found.has(key) || !isOwn(key) || !/^[\w.-]+$/.test(name)) continue;
    found.set(key, { name, key: nameKey(name), group: 1, form: "value", deprecated: false, module: null });
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isOwn(folded: string): boolean {
  return definitionsOf(folded).length === 0 && documentedName(folded) === null;
}

function ofDefinition({ name, kind, module }: TreeDefinition, isDocumented: boolean): KnownName {
  const plain = plainName(name);
  return {
    name: plain,
    key: nameKey(plain),
    group: isDocumented ? 1 : 3,
    form: kind === "setup" && !name.includes("=") ? "flag" : "value",
    deprecated: false,
    module,
  };
}
