/** The parameters that set which messages of the kernel's log reach the console. */
import type { CommandLine, Parameter } from "../cmdline/parse.js";

/** A parameter that sets the level, and the level: messages of smaller numbers are shown. */
export interface LogLevelSetting {
  readonly parameter: Parameter;
  readonly level: number;
}

/** CONFIG_CONSOLE_LOGLEVEL_QUIET, as all distributions leave it. */
export const quietLevel = 4;

/**
 * All settings of the level in order; the last one holds. Kernel: init/main.c quiet_kernel, debug_kernel, loglevel, which
 * are read early, in the order of the line.
 */
export function logLevelSettings({ parameters }: CommandLine): readonly LogLevelSetting[] {
  return parameters.flatMap((parameter) => {
    const level = levelOf(parameter);
    return level === null ? [] : [{ parameter, level }];
  });
}

/** Whether all messages are shown whatever the level. Kernel: kernel/printk/printk.c suppress_message_printing. */
export function ignoresLogLevel({ parameters }: CommandLine): Parameter | null {
  return parameters.find(({ name }) => name === "ignore_loglevel" || name === "ignore-loglevel") ?? null;
}

function levelOf({ name, value }: Parameter): number | null {
  if (name === "quiet") return quietLevel;
  if (name === "debug") return 10;
  const digits = name === "loglevel" ? /^-?\d+/.exec(value ?? "")?.[0] : undefined;
  return digits === undefined ? null : Number(digits);
}
