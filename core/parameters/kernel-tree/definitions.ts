/** The parameters that C code makes: `__setup()`, `early_param()`, `core_param()`, `module_param()` and their relatives. */
import { stringValue, type MacroCall } from "./c-source.js";

/**
 * `setup`, `early`: the macro of that kind. `core`, `module`: struct kernel_param, without and with the name of a module
 * in front. `text`: code looks for it in the command line itself.
 */
export type DefinitionKind = "setup" | "early" | "core" | "module" | "text";

/** One parameter as a macro makes it. */
export interface MacroParameter {
  readonly kind: DefinitionKind;
  /** Without the name of its module. */
  readonly name: string;
  /** The prefix where the macro itself has one. */
  readonly prefix: string | null;
  /** As in core/bootpath/known-parameters.ts; empty for `__setup()` and the like. */
  readonly type: string;
  /** File mode of the parameter under /sys/module; null where it is no number. */
  readonly permissions: number | null;
  /** The function that gets the value, where the macro names it. */
  readonly handler: string | null;
  /** The variable, for arrays whose size has to be found. */
  readonly variable: string | null;
}

type Reader = (values: readonly string[]) => MacroParameter | readonly MacroParameter[] | null;

const at = (values: readonly string[], index: number): string => values[index] ?? "";

function moduleParameter(name: string, type: string, permissions: string, variable: string | null = null) {
  if (!/^[\w.-]+$/.test(name)) return null;
  const mode = modeOf(permissions);
  return { kind: "module", name, prefix: null, type, permissions: mode, handler: null, variable } as const;
}

function setupParameter(text: string, handler: string, kind: "setup" | "early"): MacroParameter | null {
  const name = stringValue(text);
  if (name === null || name === "") return null;
  return { kind, name, prefix: null, type: "", permissions: null, handler, variable: null };
}

const named: Reader = (v) => moduleParameter(at(v, 0), at(v, 2), at(v, 3));
const plain: Reader = (v) => moduleParameter(at(v, 0), at(v, 1), at(v, 2));
const callback: Reader = (v) => moduleParameter(at(v, 0), operationsType(at(v, 1)), at(v, 3));
const array: Reader = (v) => moduleParameter(at(v, 0), `array:${at(v, 1)}`, at(v, 3), at(v, 0));

function core(name: string, type: string, permissions: string): MacroParameter | null {
  const parameter = moduleParameter(name, type, permissions);
  return parameter === null ? null : { ...parameter, kind: "core" };
}

/** include/linux/moduleparam.h and include/linux/init.h */
const readers: Readonly<Record<string, Reader>> = {
  module_param: plain,
  module_param_unsafe: plain,
  module_param_named: named,
  module_param_named_unsafe: named,
  module_param_cb: callback,
  module_param_cb_unsafe: callback,
  core_param_cb: callback,
  postcore_param_cb: callback,
  arch_param_cb: callback,
  subsys_param_cb: callback,
  fs_param_cb: callback,
  device_param_cb: callback,
  late_param_cb: callback,
  __level_param_cb: callback,
  module_param_call: (v) => {
    const set = at(v, 1);
    const standard = /^param_set_(\w+)$/.exec(set)?.[1];
    const type = standard !== undefined && standardTypes.has(standard) ? standard : "custom";
    const parameter = moduleParameter(at(v, 0), type, at(v, 4));
    return parameter && { ...parameter, handler: /^\w+$/.test(set) ? set : null };
  },
  __module_param_call: (v) => {
    const prefix = at(v, 0);
    const parameter = moduleParameter(at(v, 1), operationsType(at(v, 2)), at(v, 4));
    return parameter && { ...parameter, prefix: prefix === "" ? "" : stringValue(prefix) };
  },
  module_param_string: (v) => moduleParameter(at(v, 0), `string:${Number(at(v, 2)) || ""}`, at(v, 3)),
  module_param_array: array,
  module_param_array_named: (v) => moduleParameter(at(v, 0), `array:${at(v, 2)}`, at(v, 4), at(v, 1)),
  module_param_hw: (v) => moduleParameter(at(v, 0), at(v, 1), at(v, 3)),
  module_param_hw_named: (v) => moduleParameter(at(v, 0), at(v, 2), at(v, 4)),
  module_param_hw_array: (v) => moduleParameter(at(v, 0), `array:${at(v, 1)}`, at(v, 4), at(v, 0)),
  core_param: (v) => core(at(v, 0), at(v, 2), at(v, 3)),
  core_param_unsafe: (v) => core(at(v, 0), at(v, 2), at(v, 3)),
  __core_param_cb: (v) => core(at(v, 0), operationsType(at(v, 1)), at(v, 3)),
  __setup: (v) => setupParameter(at(v, 0), at(v, 1), "setup"),
  early_param: (v) => setupParameter(at(v, 0), at(v, 1), "early"),
  __setup_param: (v) => setupParameter(at(v, 0), at(v, 2), at(v, 3) === "1" ? "early" : "setup"),
  early_param_on_off: (v) =>
    [at(v, 0), at(v, 1)].flatMap((text) => setupParameter(text, `parse_${at(v, 2)}`, "early") ?? []),
};

/** The macros that make a parameter. */
export const parameterMacros: ReadonlySet<string> = new Set(Object.keys(readers));

/** What a use of one of these macros makes; nothing where it is no real use. */
export function parametersOf(call: MacroCall): readonly MacroParameter[] {
  const result = readers[call.name]?.(call.arguments) ?? null;
  if (result === null) return [];
  return "kind" in result ? [{ ...result, type: cleanType(result.type) }] : result;
}

/** The types that kernel/params.c defines. */
export const standardTypes: ReadonlySet<string> = new Set(
  "bool bool_enable_only invbool bint byte short ushort int uint long ulong ullong hexint charp".split(" "),
);

/** Other types keep no name: what they accept is in code of their own. */
function cleanType(type: string): string {
  const [kind = "", element = ""] = type.split(":");
  if (kind === "array") return standardTypes.has(element) ? type : "array:custom";
  return kind === "" || kind === "string" || standardTypes.has(kind) ? type : "custom";
}

function operationsType(expression: string): string {
  const type = /^&\s*param_ops_(\w+)$/.exec(expression)?.[1];
  return type !== undefined && standardTypes.has(type) ? type : "custom";
}

/** include/uapi/linux/stat.h and include/linux/stat.h */
const modes: Readonly<Record<string, number>> = {
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IRUGO: 0o444,
  S_IWUGO: 0o222,
};

function modeOf(expression: string): number | null {
  let mode = 0;
  for (const part of expression.replace(/[()\s]/g, "").split("|")) {
    const value = /^0[0-7]*$/.test(part) ? parseInt(part, 8) : modes[part];
    if (value === undefined) return null;
    mode |= value;
  }
  return mode;
}
