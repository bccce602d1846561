/** The words of a command line with what is known of their names, for the rules that judge names and values. */
import { foldParameterName } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import { describedParameters } from "../parameters/describe.js";
import { documentedName, kernelParameterNames } from "../parameters/kernel-table.js";
import { lookUpParameter, type ParameterKnowledge } from "../parameters/look-up.js";
import { userSpaceNames } from "../parameters/user-space/all.js";
import type { BootTarget, CommandLineDocument } from "../project/boot-target.js";
import type { Edit } from "./finding.js";
import { isSpokenFor } from "./spoken-for.js";
import { textRules } from "./text-rules.js";

/** One word of a command line. */
export interface CheckedWord {
  readonly cmdline: CommandLineDocument;
  readonly parameter: Parameter;
  readonly knowledge: ParameterKnowledge;
}

/**
 * The words of the target's command line that the kernel reads, without those that a rule about the writing of the line
 * speaks of, and without names that no program can have: those hold what a template will replace.
 */
export function checkedWords(target: BootTarget): readonly CheckedWord[] {
  const known = words.get(target);
  if (known !== undefined) return known;
  const checked = checkWords(target);
  words.set(target, checked);
  return checked;
}

/** Several rules ask for the same ones. */
const words = new WeakMap<BootTarget, readonly CheckedWord[]>();

function checkWords(target: BootTarget): readonly CheckedWord[] {
  const { cmdline } = target;
  if (cmdline === null) return [];
  return cmdline.commandLine.parameters
    .filter((parameter) => isName(parameter.name) && !isSpokenFor(target, parameter, textRules))
    .map((parameter) => ({ cmdline, parameter, knowledge: lookUpParameter(parameter.name, target) }));
}

function isName(name: string): boolean {
  return /^[A-Za-z0-9_][\w.:/,+-]*$/.test(name);
}

/**
 * The names that people know: those in the kernel's list of parameters, those that Bootpath describes, and those that
 * programs of user space read. The other names that kernels have are too many to guess one of them.
 */
export function wellKnownNames(): readonly string[] {
  wellKnown ??= [
    ...new Set([
      ...kernelParameterNames().filter((name) => documentedName(name) !== null),
      ...describedParameters().map(({ name }) => name),
      ...userSpaceNames(),
    ]),
  ];
  return wellKnown;
}

let wellKnown: readonly string[] | null = null;

/** Where names that people know are spelled with small letters: "quiet" for "QUIET"; null where none is. */
export function inOtherCase(name: string): string | null {
  // Names in small letters last, so that they win over variables of the same name.
  const ordered = () => wellKnownNames().toSorted((a, b) => Number(/[a-z]/.test(a)) - Number(/[a-z]/.test(b)));
  byLowerCase ??= new Map(ordered().map((known) => [foldParameterName(known).toLowerCase(), known]));
  const known = byLowerCase.get(foldParameterName(name).toLowerCase());
  return known === undefined || foldParameterName(known) === foldParameterName(name) ? null : known;
}

let byLowerCase: ReadonlyMap<string, string> | null = null;

/** Puts another name in the place of a word's, and leaves its value and its quotes alone. */
export function replaceName({ cmdline, parameter }: CheckedWord, name: string): Edit {
  return { path: cmdline.path, start: parameter.nameStart, end: parameter.nameEnd, newText: name };
}

/** What becomes of a word that the kernel does not know, for messages. Kernel: init/main.c unknown_bootoption. */
export function fateOfUnknown({ value, name }: Parameter): string {
  if (name.includes(".")) return "The kernel takes it for a parameter of a module and leaves it alone";
  return value === null
    ? "The kernel hands it to PID 1 as an argument"
    : "The kernel hands it to PID 1 as an environment variable";
}
