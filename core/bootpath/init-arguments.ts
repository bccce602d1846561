/** The reading of the command line that decides what PID 1 gets: unknown_bootoption() and set_init_arg() of init/main.c. */
import { setupLine } from "../cmdline/names.js";
import type { CommandLine, Parameter } from "../cmdline/parse.js";
import type { BootSettings } from "./boot-settings.js";
import {
  acceptsValue,
  matchingSetups,
  parameterType,
  sysctlAliases,
  type KnownParameters,
} from "./known-parameters.js";
import { integerRanges, parseInteger } from "./numbers.js";
import { setupHandler } from "./setup-handlers.js";

/**
 * What becomes of a word.
 * - `kernel`: a parameter of the kernel. `refused`: one whose value its type refuses.
 * - `argument`, `environment`: given to PID 1, unless an `init=` or `rdinit=` behind it makes the kernel forget it.
 * - `module`: has a dot in its name and is no parameter of this kernel; the kernel leaves it to a module.
 * - `boot-loader`: `BOOT_IMAGE=…` or `kexec…`, which nobody reports. `sysctl`: an old name of a sysctl.
 * - `lost`: there are too many, and the kernel will panic because of an earlier one.
 */
export type WordFate = "kernel" | "refused" | "argument" | "environment" | "module" | "boot-loader" | "sysctl" | "lost";

/** One word of the command line and what becomes of it. */
export interface SortedWord {
  readonly parameter: Parameter;
  readonly fate: WordFate;
  /** Whether it stands before `--` or behind. */
  readonly part: "kernel" | "init";
}

/** How the command line was read. */
export interface ReadCommandLine {
  readonly words: readonly SortedWord[];
  /** The text of the panic that start_kernel() ends with; null where there is none. */
  readonly panic: string | null;
  /** The word that has too much: the one that the panic names. */
  readonly culprit: Parameter | null;
  /** Whether the part behind `--` was dropped because of a refused value. */
  readonly dropsInitArguments: boolean;
}

/** Reads a command line into `settings`. Kernel: init/main.c start_kernel, kernel/params.c parse_args. */
export function readCommandLine(
  commandLine: CommandLine,
  known: KnownParameters,
  settings: BootSettings,
): ReadCommandLine {
  const reading: Reading = { settings, known, overflow: null };
  const words = commandLine.parameters.map((parameter): SortedWord => {
    return { parameter, fate: readWord(parameter, reading), part: "kernel" };
  });
  const hasError = words.some((word) => word.fate === "refused");
  const dropsInitArguments = hasError && commandLine.initParameters.length > 0;
  const rest = hasError ? [] : commandLine.initParameters;
  const initWords = rest.map((parameter): SortedWord => {
    return { parameter, fate: addInitArgument(parameter, reading), part: "init" };
  });
  const { overflow } = reading;
  const panic = overflow && `Too many boot ${overflow.list} vars at \`${setupLine(overflow.parameter)}'`;
  return { words: [...words, ...initWords], panic, culprit: overflow?.parameter ?? null, dropsInitArguments };
}

interface Reading {
  readonly settings: BootSettings;
  readonly known: KnownParameters;
  /** panic_later and panic_param */
  overflow: { readonly list: "init" | "env"; readonly parameter: Parameter } | null;
}

/** parse_one() with unknown_bootoption() */
function readWord(parameter: Parameter, reading: Reading): WordFate {
  const type = parameterType(reading.known, parameter.name);
  if (type !== null) {
    if (!acceptsValue(type, parameter.value)) return "refused";
    setModuleParameter(parameter, reading.settings);
    return "kernel";
  }
  if (sysctlAliases.has(parameter.name)) return "sysctl";
  const line = setupLine(parameter);
  if (line.startsWith("BOOT_IMAGE=") || line.startsWith("kexec")) return "boot-loader";
  if (isTaken(parameter, reading)) return "kernel";
  if (parameter.name.includes(".")) return "module";
  if (reading.overflow !== null) return "lost";
  return parameter.value === null ? addArgument(parameter, reading) : addVariable(parameter, reading);
}

/** obsolete_checksetup() */
function isTaken(parameter: Parameter, { known, settings }: Reading): boolean {
  let hadEarly = false;
  for (const { entry, argument } of matchingSetups(known, parameter)) {
    if (entry.early) hadEarly = true;
    else if (setupHandler(entry.handler)(argument, settings)) return true;
  }
  return hadEarly;
}

function setModuleParameter({ name, value }: Parameter, settings: BootSettings): void {
  if (name !== "brd.rd_nr" || value === null) return;
  const count = Number(parseInteger(value, integerRanges.int) ?? 0);
  settings.ramDisks = Math.max(count, 0);
}

/** A word without a value. One too many is noted, but stored all the same. */
function addArgument(parameter: Parameter, reading: Reading): WordFate {
  const { argv, limit } = reading.settings;
  let place = 0;
  for (; isSet(argv[place]); place++) {
    if (place === limit) reading.overflow = { list: "init", parameter };
  }
  argv[place] = setupLine(parameter);
  return "argument";
}

/** A word with a value: a variable of that name that is there already is replaced. */
function addVariable(parameter: Parameter, reading: Reading): WordFate {
  const { env, limit } = reading.settings;
  let place = 0;
  for (let entry = env[place]; isSet(entry); entry = env[++place]) {
    if (place === limit) reading.overflow = { list: "env", parameter };
    if (entry.startsWith(`${parameter.name}=`)) break;
  }
  env[place] = setupLine(parameter);
  return "environment";
}

/** set_init_arg(), for the words behind `--` */
function addInitArgument(parameter: Parameter, reading: Reading): WordFate {
  if (reading.overflow !== null) return "lost";
  const { argv, limit } = reading.settings;
  let place = 0;
  for (; isSet(argv[place]); place++) {
    if (place !== limit) continue;
    reading.overflow = { list: "init", parameter };
    return "lost";
  }
  argv[place] = setupLine(parameter);
  return "argument";
}

function isSet(entry: string | null | undefined): entry is string {
  return entry !== null && entry !== undefined;
}
