/** Which names some kernel knows, for rules that must not take a parameter for a stray word. */
import {
  definitionsOf,
  documentedName,
  kernelParameterNames,
  type ParameterDefinition,
} from "../parameters/kernel-table.js";
import { lookUpParameter } from "../parameters/look-up.js";

/** Whether a kernel of some version, architecture and configuration has a parameter of that name. */
export function isParameterName(name: string): boolean {
  if (definitionsOf(name).length > 0 || documentedName(name) !== null) return true;
  // Names of families have a module or a folder in front.
  return /[./]/.test(name) && lookUpParameter(name, { kernelVersion: "6.12", arch: "x86" }).family !== null;
}

/** The names that some kernel has. */
export function parameterNames(): readonly string[] {
  names ??= kernelParameterNames();
  return names;
}

/** There are thousands. */
let names: readonly string[] | null = null;

/** Whether it may stand without a value: `quiet`, `ro`. */
export function isFlagName(name: string): boolean {
  return definitionsOf(name).some(isFlag);
}

/** Whether it may have a value: `root=`. */
export function isValueName(name: string): boolean {
  return definitionsOf(name).some((definition) => !isFlag(definition));
}

function isFlag({ kind, name, type, ignoresValue }: ParameterDefinition): boolean {
  if (kind === "setup") return !name.endsWith("=");
  return kind === "early" ? ignoresValue : type === "bool";
}
