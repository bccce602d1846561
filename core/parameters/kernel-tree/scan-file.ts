/** Finds the parameters of one C file, those made by macros of its own and in files that it includes. */
import {
  expandMacro,
  lineNumber,
  macroCalls,
  macroOf,
  stringValue,
  type CSource,
  type Directive,
  type MacroCall,
  type MacroDefinition,
} from "./c-source.js";
import { parameterMacros, parametersOf, type MacroParameter } from "./definitions.js";
import { gateOf } from "./gates.js";
import { describedBy, describing, listedCalls } from "./macro-uses.js";
import { folderOf, tidyPath } from "./paths.js";

/** A parameter and the place that makes it. */
export interface FoundParameter extends MacroParameter {
  /** As in the macro, with "!" in front where the function does not look at the value. */
  readonly handler: string | null;
  readonly file: string;
  readonly line: number;
  /** What MODULE_PARAM_PREFIX is there; null where it is the module's name with a dot. */
  readonly defaultPrefix: string | null;
  /** Options of the configuration that `#if` lines around it ask for, as in gates.ts. */
  readonly options: readonly string[];
  /** What MODULE_PARM_DESC() says about it; null without one. */
  readonly description: string | null;
}

/** What a scan needs to know of the rest of the tree. */
export interface ScanContext {
  /** Source files that may hold parameters, taken apart; null for all others. */
  readonly source: (path: string) => CSource | null;
  /** Any header of the tree, for lists that a macro is used on. */
  readonly header: (path: string) => CSource | null;
  /** Macros of headers that make parameters. */
  readonly macros: ReadonlyMap<string, MacroDefinition>;
}

/** A line that changes what holds for the lines behind it. */
interface Setting {
  readonly offset: number;
  readonly prefix: string | null;
  readonly options: readonly string[];
}

/** All parameters that compiling a C file makes. */
export function scanFile(path: string, context: ScanContext): readonly FoundParameter[] {
  return scan(path, context, new Map(context.macros), null, new Set());
}

function scan(
  path: string,
  context: ScanContext,
  macros: Map<string, MacroDefinition>,
  startPrefix: string | null,
  visited: Set<string>,
): FoundParameter[] {
  const source = context.source(path);
  if (source === null || visited.has(path)) return [];
  visited.add(path);
  for (const macro of ownMacros(source.directives, macros)) macros.set(macro.name, macro);
  const settings = settingsOf(source, startPrefix);
  const names = new Set([...parameterMacros, ...macros.keys(), describing]);
  const calls = [...macroCalls(source.code, names), ...listedCalls(path, source, macros, context.header)];
  const descriptions = new Map(calls.flatMap((call) => describedBy(call, macros, 0)));
  const found = calls.flatMap((call) => {
    const setting = settings.findLast(({ offset }) => offset <= call.offset);
    return expandCall(call, macros, 0).map((parameter) => ({
      ...parameter,
      type:
        parameter.kind === "setup" || parameter.kind === "early"
          ? handlerType(parameter, source)
          : sizedType(parameter, source),
      handler: markedHandler(parameter.handler, source),
      file: path,
      line: lineNumber(source, call.offset),
      defaultPrefix: setting?.prefix ?? startPrefix,
      options: setting?.options ?? [],
      description: parameter.kind === "module" ? (descriptions.get(parameter.name) ?? null) : null,
    }));
  });
  found.push(...textSearches(path, source));
  for (const { offset, keyword, rest } of source.directives) {
    const name = keyword === "include" ? /^"([^"]+)"/.exec(rest)?.[1] : undefined;
    if (name === undefined) continue;
    const prefix = settings.findLast((setting) => setting.offset <= offset)?.prefix ?? startPrefix;
    found.push(...scan(tidyPath(`${folderOf(path)}/${name}`), context, macros, prefix, visited));
  }
  return found;
}

/** The macros of a file that make parameters, those that use another of them included. */
export function ownMacros(
  directives: readonly Directive[],
  known: ReadonlyMap<string, MacroDefinition>,
): readonly MacroDefinition[] {
  const all = directives.flatMap((directive) => macroOf(directive) ?? []);
  const chosen = new Map<string, MacroDefinition>();
  for (let changed = true; changed;) {
    changed = false;
    for (const macro of all) {
      if (chosen.has(macro.name) || parameterMacros.has(macro.name)) continue;
      const words = macro.body.match(/[A-Za-z_]\w*/g) ?? [];
      if (!words.some((word) => parameterMacros.has(word) || known.has(word) || chosen.has(word))) continue;
      chosen.set(macro.name, macro);
      changed = true;
    }
  }
  return [...chosen.values()];
}

function expandCall(call: MacroCall, macros: ReadonlyMap<string, MacroDefinition>, depth: number): MacroParameter[] {
  if (parameterMacros.has(call.name)) return [...parametersOf(call)];
  const macro = macros.get(call.name);
  if (macro === undefined || depth > 5) return [];
  const text = expandMacro(macro, call.arguments);
  const inner = macroCalls(text, new Set([...parameterMacros, ...macros.keys()]));
  return inner.flatMap((next) => expandCall(next, macros, depth + 1));
}

/** Where MODULE_PARAM_PREFIX and the conditions of `#if` change. */
function settingsOf({ directives }: CSource, startPrefix: string | null): readonly Setting[] {
  const settings: Setting[] = [];
  const strings = new Map<string, string>();
  let prefix = startPrefix;
  const stack: (readonly string[])[] = [];
  for (const { offset, keyword, rest } of directives) {
    if (keyword === "if") stack.push(optionsOfCondition(rest));
    else if (keyword === "ifdef") stack.push(optionsOfCondition(`defined(${rest})`));
    else if (keyword === "ifndef") stack.push([]);
    else if (keyword === "elif") stack.splice(-1, 1, optionsOfCondition(rest));
    else if (keyword === "else") stack.splice(-1, 1, []);
    else if (keyword === "endif") stack.pop();
    else if (keyword === "define") {
      const [, name = "", value = ""] = /^(\w+)\s+([^]*)$/.exec(rest) ?? [];
      const text = stringValue(value.replace(/[A-Za-z_]\w*(?=\s|$)/g, (word) => strings.get(word) ?? word));
      if (text === null) continue;
      strings.set(name, `"${text}"`);
      if (name === "MODULE_PARAM_PREFIX") prefix = text;
    } else if (keyword !== "undef") continue;
    settings.push({ offset, prefix, options: [...new Set(stack.flat())] });
  }
  return settings;
}

/** The options that must be set for a condition to hold; none where it has an "or" or a "not". */
function optionsOfCondition(condition: string): readonly string[] {
  if (/\|\||!/.test(condition)) return [];
  const pattern = /(defined\s*\(?|IS_ENABLED\s*\(|IS_BUILTIN\s*\(|IS_REACHABLE\s*\(|IS_MODULE\s*\()\s*CONFIG_(\w+)/g;
  return [...condition.matchAll(pattern)].map(([, test = "", option = ""]) =>
    gateOf(option, /^(?:defined|IS_BUILTIN)/.test(test) ? "yes" : "enabled"),
  );
}

/** A function that gets the value of a parameter: the name of its argument, and its code. */
interface HandlerCode {
  readonly argument: string;
  readonly body: string;
}

function handlerCode(handler: string | null, { code }: CSource): HandlerCode | null {
  if (handler === null || !/^\w+$/.test(handler)) return null;
  const start = new RegExp(`\\b${handler}\\s*\\(\\s*char\\s*\\*\\s*(\\w*)\\s*\\)\\s*\\{`).exec(code);
  if (start === null) return null;
  return {
    argument: start[1] ?? "",
    body: code.slice(start.index + start[0].length, code.indexOf("\n}", start.index)),
  };
}

/** The function's name, with "!" in front where its code never looks at the value that it gets. */
function markedHandler(handler: string | null, source: CSource): string | null {
  if (handler === null || !/^\w+$/.test(handler)) return null;
  const code = handlerCode(handler, source);
  if (code === null) return handler;
  const { argument, body } = code;
  return argument === "" || !new RegExp(`\\b${argument}\\b`).test(body) ? `!${handler}` : handler;
}

/**
 * The type of a parameter whose function does nothing but read it with kstrtobool() or kstrtoint() and its relatives,
 * and refuses what these refuse; empty for all others.
 */
function handlerType({ kind, handler }: MacroParameter, source: CSource): string {
  const code = handlerCode(handler, source);
  if (code === null) return "";
  const call = `kstrto(bool|int|uint|ul|ull)\\(${code.argument}, (?:0, )?&[\\w.]+\\)`;
  // early_param() wants 0 for success, and __setup() everything else.
  const forms =
    kind === "early"
      ? [`return ${call};`]
      : [`return \\(?${call} == 0\\)?;`, `return !${call};`, `if \\(${call}\\) return 0; return 1;`];
  const body = code.body.trim().replace(/\s+/g, " ");
  const read = forms.map((form) => new RegExp(`^${form}$`).exec(body)?.[1]).find((one) => one !== undefined);
  return read === undefined ? "" : (readTypes[read] ?? read);
}

const readTypes: Readonly<Record<string, string>> = { ul: "ulong", ull: "ullong" };

/** Adds the number of elements of an array where the source says it as a number. */
function sizedType({ type, variable }: MacroParameter, { code, directives }: CSource): string {
  if (!type.startsWith("array:")) return type;
  const element = type.slice("array:".length);
  const size = variable === null ? undefined : new RegExp(`\\b${variable}\\s*\\[\\s*(\\w+)\\s*\\]`).exec(code)?.[1];
  if (size === undefined) return `array::${element}`;
  const value = directives.find(({ keyword, rest }) => keyword === "define" && rest.startsWith(`${size} `));
  const number = Number(value === undefined ? size : value.rest.slice(size.length).replace(/[()]/g, ""));
  return `array:${Number.isInteger(number) && number > 0 ? number : ""}:${element}`;
}

/** How code looks for a word in the command line itself, where it is not split yet. */
const searches: readonly { readonly files: RegExp; readonly pattern: RegExp }[] = [
  { files: /^arch\/x86\//, pattern: /\bcmdline_find_option(?:_bool)?\s*\((?:[^;"]*,)?\s*"([\w.-]+)[="]/g },
  { files: /^(?:arch\/s390\/boot|drivers\/firmware\/efi\/libstub)\//, pattern: /\bstrcmp\(param, "(\w[\w.-]*)"/g },
  { files: /^arch\//, pattern: /\bstrstr\([^;"]*(?:cmdline|command_line|cmd_line)(?:\(\))?, "([\w.-]+)[="]/g },
  { files: /^arch\/powerpc\//, pattern: /\bprom_strstr\(prom_cmd_line, "([\w.-]+)[="]/g },
  { files: /^fs\/proc\/proc_sysctl\.c$/, pattern: /\{\s*"(\w+)",\s*"(?:kernel|vm)\.\w+"\s*\}/g },
  { files: /^arch\/arm64\/kernel\/(?:pi\/)?idreg-override\.c$/, pattern: /\{ "(\w+\.\w+|nokaslr|rodata)[="]/g },
];

/** Whether a file may look for words in the command line itself. */
export function searchesText(path: string, text: string): boolean {
  return searches.some(({ files, pattern }) => files.test(path) && text.search(pattern) >= 0);
}

function textSearches(path: string, source: CSource): FoundParameter[] {
  return searches
    .filter(({ files }) => files.test(path))
    .flatMap(({ pattern }) =>
      [...source.code.matchAll(pattern)].map(({ 1: name = "", index }) => ({
        kind: "text" as const,
        name,
        prefix: null,
        type: "",
        permissions: null,
        handler: null,
        variable: null,
        file: path,
        line: lineNumber(source, index),
        defaultPrefix: null,
        options: [],
        description: null,
      })),
    );
}
