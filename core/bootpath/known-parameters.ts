/** Which parameters a kernel has built in, and what it does with a word of the command line because of that. */
import { foldParameterName, setupLine } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import { createBoundedMemory, type BoundedMemory } from "../text/bounded-memory.js";
import { byteLength } from "../text/bytes.js";
import { integerRanges, parseBoolean, parseInteger } from "./numbers.js";

/** One `__setup()` or `early_param()`, in the order in which the kernel tries them. */
export interface SetupEntry {
  /** As in the source: `init=`, `ro`, `loglevel`. */
  readonly name: string;
  /** Name of the function that gets the rest of the word. */
  readonly handler: string;
  /** Whether it is read by parse_early_param(): then the name must match as a whole. */
  readonly early: boolean;
}

/** The parameters of one kernel, generated from its image (scripts/known-parameters.ts). */
export interface KnownParameters {
  /** Kernel version of the tables. */
  readonly version: string;
  readonly setups: readonly SetupEntry[];
  /** The types of module_param() and core_param() parameters, by their folded names. */
  readonly types: ReadonlyMap<string, string>;
}

/** The form of the generated tables. */
export interface ParameterTable {
  readonly origin: string;
  readonly version: string;
  /** Name, handler and, for early ones, "early". */
  readonly setups: readonly (readonly string[])[];
  /** Name and type. */
  readonly parameters: readonly (readonly string[])[];
}

/** Makes a generated table ready for look-ups. */
export function knownParameters(table: ParameterTable): KnownParameters {
  const types = new Map<string, string>();
  for (const [name = "", type = ""] of table.parameters) {
    const key = foldParameterName(name);
    if (!types.has(key)) types.set(key, type);
  }
  const setups = table.setups.map(([name = "", handler = "", early]) => ({ name, handler, early: early === "early" }));
  return { version: table.version, setups, types };
}

/** The type of a module_param() or core_param() of that name; null where the kernel has none. Kernel: parse_one. */
export function parameterType(known: KnownParameters, name: string): string | null {
  return known.types.get(foldParameterName(name)) ?? null;
}

/**
 * Whether a value suits a type: what the `set` functions of kernel/params.c say. A value that they refuse makes
 * parse_args() return an error, and then nothing behind `--` reaches init.
 * @param type as generated: `int`, `bool`, `string:16` (size of its buffer), `array:4:int` (most elements),
 *   `custom:name` or `custom?:name` (may stand without a value); the checks of custom types are not known here.
 */
export function acceptsValue(type: string, value: string | null): boolean {
  const [kind = "", detail = "", element = ""] = type.split(":");
  switch (kind) {
    case "bool":
    case "bool_enable_only":
    case "bint": // param_set_bint() reads what param_set_bool() reads.
      return value === null || parseBoolean(value) !== null;
    case "custom?":
      return true;
  }
  if (value === null) return false;
  switch (kind) {
    case "invbool":
      return parseBoolean(value) !== null;
    case "charp":
      return byteLength(value) <= 1024;
    case "string":
      return byteLength(value) < Number(detail);
    case "array": {
      const elements = value.split(",");
      return elements.length <= Number(detail) && elements.every((part) => acceptsValue(element, part));
    }
    case "hexint":
      return parseInteger(value, integerRanges.uint) !== null;
    default:
      return isIntegerType(kind) ? parseInteger(value, integerRanges[kind]) !== null : true;
  }
}

/** An entry that takes a word, and what it gets of it. */
export interface SetupMatch {
  readonly entry: SetupEntry;
  readonly argument: string;
}

/**
 * The entries that obsolete_checksetup() meets for a word, in order. Early ones end nothing: they only make the word
 * known. Kernel: init/main.c obsolete_checksetup.
 */
export function matchingSetups(known: KnownParameters, parameter: Parameter): readonly SetupMatch[] {
  const line = setupLine(parameter);
  const memory = matches.get(known) ?? createBoundedMemory<readonly SetupMatch[]>(mostWords);
  matches.set(known, memory);
  return memory(line, () => matchLine(known, line));
}

function matchLine(known: KnownParameters, line: string): readonly SetupMatch[] {
  const folded = foldParameterName(line);
  return known.setups.flatMap((entry) => {
    if (!folded.startsWith(foldParameterName(entry.name))) return [];
    const argument = line.slice(entry.name.length);
    const isWhole = argument === "" || argument.startsWith("=");
    return entry.early && !isWhole ? [] : [{ entry, argument }];
  });
}

/** Command lines have some dozens of words, and few of them are new at a time. */
const mostWords = 500;

const matches = new WeakMap<KnownParameters, BoundedMemory<readonly SetupMatch[]>>();

/** sysctl_aliases of fs/proc/proc_sysctl.c: compared character by character, the same in 6.1, 6.12 and 7.2. */
export const sysctlAliases: ReadonlySet<string> = new Set([
  "hardlockup_all_cpu_backtrace",
  "hung_task_panic",
  "numa_zonelist_order",
  "softlockup_all_cpu_backtrace",
]);

function isIntegerType(kind: string): kind is keyof typeof integerRanges {
  return Object.hasOwn(integerRanges, kind);
}
