/** The parameters with a description written at length, by their names. */
import { foldParameterName } from "../cmdline/names.js";
import type { ParameterDescription } from "./description.js";
import { consoleAndLogParameters } from "./written/console-and-log.js";
import { firstProgramParameters } from "./written/first-program.js";
import { hardwareParameters } from "./written/hardware.js";
import { initramfsParameters } from "./written/initramfs.js";
import { rootFileSystemParameters } from "./written/root-file-system.js";

/**
 * The description of a parameter, by its name on the command line: "-" and "_" are the same, capital letters are not
 * small ones (kernel/params.c parameq). Null for a name that is not described.
 */
export function describeParameter(name: string): ParameterDescription | null {
  return byName.get(foldParameterName(name)) ?? null;
}

/** All described parameters, sorted by name. */
export function describedParameters(): readonly ParameterDescription[] {
  return [...byName.values()];
}

const byName: ReadonlyMap<string, ParameterDescription> = new Map(
  [
    ...firstProgramParameters,
    ...rootFileSystemParameters,
    ...consoleAndLogParameters,
    ...initramfsParameters,
    ...hardwareParameters,
  ]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((description) => [foldParameterName(description.name), description]),
);
