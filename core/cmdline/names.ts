/** When two parameter names are the same for the kernel, and the look-ups that follow from it. */
import type { CommandLine, Parameter } from "./parse.js";

/**
 * The last parameter of that name, which decides for most handlers; null without one. Words behind `--` are no
 * parameters. Names are compared as by `sameParameterName`.
 */
export function lastParameter(commandLine: CommandLine | null, name: string): Parameter | null {
  return commandLine?.parameters.findLast((parameter) => sameParameterName(parameter.name, name)) ?? null;
}

/** All parameters of that name, in the order of the line. Names are compared as by `sameParameterName`. */
export function allParameters(commandLine: CommandLine | null, name: string): readonly Parameter[] {
  return commandLine?.parameters.filter((parameter) => sameParameterName(parameter.name, name)) ?? [];
}

/**
 * Whether two names are one: "-" and "_" are equal, upper and lower case are not. So module_param() and core_param()
 * parameters are found (kernel/params.c parse_one), and early_param() ones (init/main.c do_early_param). The exceptions
 * are in `exactNames`. Kernel: kernel/params.c parameq.
 */
export function sameParameterName(a: string, b: string): boolean {
  return a === b || foldParameterName(a) === foldParameterName(b);
}

/** The form of a name that all its spellings share, as a key for look-ups. Kernel: kernel/params.c dash2underscore. */
export function foldParameterName(name: string): string {
  return name.replaceAll("-", "_");
}

/**
 * What the handler of `__setup(setup, …)` gets of a parameter, or null where it is not called. The kernel compares the
 * first characters of the whole word only: `setup` is `init=` and never meets a bare `init`, but one without "=", as
 * `rootwait`, meets every longer word (`rootwaits` calls it with "s"), and the handler decides whether it is meant.
 * Kernel: init/main.c obsolete_checksetup.
 */
export function setupArgument(parameter: Parameter, setup: string): string | null {
  const line = setupLine(parameter);
  const start = line.slice(0, setup.length);
  return sameParameterName(start, setup) ? line.slice(setup.length) : null;
}

/** The last parameter that the handler of `__setup(setup, …)` is called with, and its argument; null without one. */
export function lastSetup(
  commandLine: CommandLine | null,
  setup: string,
): { readonly parameter: Parameter; readonly argument: string } | null {
  const parameter = commandLine?.parameters.findLast((candidate) => setupArgument(candidate, setup) !== null);
  if (parameter === undefined) return null;
  return { parameter, argument: setupArgument(parameter, setup) ?? "" };
}

/**
 * Name and value joined again: what `__setup()` handlers see, and what init gets of a word that nobody knows. Quotes
 * that next_arg() removed are not put back. Kernel: init/main.c repair_env_string.
 */
export function setupLine(parameter: Parameter): string {
  return parameter.value === null ? parameter.name : `${parameter.name}=${parameter.value}`;
}

/** A name that the kernel compares character by character, so that its other spelling is another parameter. */
export interface ExactName {
  /** The name; one that ends in "=" is a beginning. */
  readonly name: string;
  /** The kernel's name of the one architecture where that is so; null for all. */
  readonly arch: string | null;
  readonly file: string;
  readonly function: string;
}

const sysctlAlias = { arch: null, file: "fs/proc/proc_sysctl.c", function: "sysctl_find_alias" };
const x86Mitigation = { arch: "x86", file: "arch/x86/kernel/cpu/bugs.c" };

/**
 * Names with a "-" or "_" that are known to be compared exactly (6.12): those that are not read from the split command
 * line but searched in its text (x86: cmdline_find_option()), and those compared with strcmp(). The separator `--` is
 * of the second kind as well: `__` is no separator.
 */
export const exactNames: readonly ExactName[] = [
  { name: "BOOT_IMAGE=", arch: null, file: "init/main.c", function: "unknown_bootoption" },
  { name: "hardlockup_all_cpu_backtrace", ...sysctlAlias },
  { name: "hung_task_panic", ...sysctlAlias },
  { name: "numa_zonelist_order", ...sysctlAlias },
  { name: "softlockup_all_cpu_backtrace", ...sysctlAlias },
  { name: "dis_ucode_ldr", arch: "x86", file: "arch/x86/kernel/cpu/microcode/core.c", function: "load_ucode_bsp" },
  { name: "mem_encrypt", arch: "x86", file: "arch/x86/boot/compressed/misc.c", function: "parse_mem_encrypt" },
  { name: "split_lock_detect", arch: "x86", file: "arch/x86/kernel/cpu/intel.c", function: "sld_state_setup" },
  { name: "spectre_v2", ...x86Mitigation, function: "spectre_v2_parse_cmdline" },
  { name: "nospectre_v2", ...x86Mitigation, function: "spectre_v2_parse_cmdline" },
  { name: "spectre_v2_user", ...x86Mitigation, function: "spectre_v2_parse_user_cmdline" },
  { name: "spec_store_bypass_disable", ...x86Mitigation, function: "ssb_parse_cmdline" },
  { name: "nospec_store_bypass_disable", ...x86Mitigation, function: "ssb_parse_cmdline" },
];
