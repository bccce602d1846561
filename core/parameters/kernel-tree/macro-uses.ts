/** Uses of macros that take more than looking at the code: in lists of headers, and beside parameters, for their words. */
import {
  expandMacro,
  macroCalls,
  macroOf,
  stringValue,
  type CSource,
  type MacroCall,
  type MacroDefinition,
} from "./c-source.js";
import { folderOf, tidyPath } from "./paths.js";

/** The macro that documents a parameter of a module. */
export const describing = "MODULE_PARM_DESC";

/** The names that a call documents, with their texts. */
export function describedBy(
  call: MacroCall,
  macros: ReadonlyMap<string, MacroDefinition>,
  depth: number,
): readonly (readonly [name: string, text: string])[] {
  if (call.name === describing) {
    const [name = "", value = ""] = call.arguments;
    const text = stringValue(value);
    return text === null ? [] : [[name, text.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\(.)/g, "$1")]];
  }
  const macro = macros.get(call.name);
  if (macro === undefined || depth > 5) return [];
  const inner = macroCalls(expandMacro(macro, call.arguments), new Set([...macros.keys(), describing]));
  return inner.flatMap((next) => describedBy(next, macros, depth + 1));
}

/**
 * Calls that stand in a list: `#define LIST X(one) X(two)` of a header, then `#define X(name) module_param(name, …)` and
 * `LIST` in the C file.
 */
export function listedCalls(
  path: string,
  source: CSource,
  macros: ReadonlyMap<string, MacroDefinition>,
  header: (path: string) => CSource | null,
): readonly MacroCall[] {
  const own = source.directives.flatMap((directive) => macroOf(directive)?.name ?? []);
  const unused = own.filter((name) => macros.has(name) && !new RegExp(`\\b${name}\\s*\\(`).test(source.code));
  if (unused.length === 0) return [];
  const included = source.directives.flatMap(({ keyword, rest }) => {
    const name = keyword === "include" ? /^"([^"]+)"/.exec(rest)?.[1] : undefined;
    return name === undefined ? [] : (header(tidyPath(`${folderOf(path)}/${name}`))?.directives ?? []);
  });
  const lists = new Map<string, string[]>();
  for (const { keyword, rest } of [...source.directives, ...included]) {
    const [, list = "", body = ""] = keyword === "define" ? (/^(\w+)(?:\(\s*\))?\s+([^]*)$/.exec(rest) ?? []) : [];
    if (list !== "") lists.set(list, [...(lists.get(list) ?? []), body]);
  }
  return [...lists.keys()].flatMap((list) => {
    const use = new RegExp(`^[ \\t]*${list}\\b`, "m").exec(source.code);
    return use === null
      ? []
      : callsOfList(list, lists, new Set(unused), 0).map((call) => ({ ...call, offset: use.index }));
  });
}

/** The calls in a list, and in the lists that it consists of. Of several definitions of a list all count. */
function callsOfList(
  list: string,
  lists: ReadonlyMap<string, readonly string[]>,
  names: ReadonlySet<string>,
  depth: number,
): readonly MacroCall[] {
  if (depth > 4) return [];
  return (lists.get(list) ?? []).flatMap((body) => {
    const inner = [...new Set(body.match(/\b[A-Za-z_]\w*/g) ?? [])].filter((word) => word !== list && lists.has(word));
    return [...macroCalls(body, names), ...inner.flatMap((one) => callsOfList(one, lists, names, depth + 1))];
  });
}
