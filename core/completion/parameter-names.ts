/** The names that a command line may hold, for one kernel, in the order in which people need them. */
import { foldParameterName } from "../cmdline/names.js";
import { deprecation } from "../parameters/deprecated.js";
import { describedParameters, describeParameter } from "../parameters/described.js";
import {
  definitionsOf,
  documentedName,
  kernelParameterNames,
  type ParameterDefinition,
} from "../parameters/kernel-table.js";
import { isAvailable, kernelArch, nearestVersions, type KernelChoice } from "../parameters/look-up.js";
import { userSpaceNames } from "../parameters/user-space/all.js";
import { userSpaceFlags } from "./user-space-flags.js";

/** How useful a name is for those who debug a boot: 0 decides how a boot goes, 1 is documented, 2 is user space's. */
export type NameGroup = 0 | 1 | 2 | 3;

/** A name that some kernel or program reads. */
export interface ListedName {
  readonly name: string;
  /** In small letters and with "_": what typed text is compared with. */
  readonly key: string;
  readonly group: NameGroup;
}

/** A name that may be written for a kernel. */
export interface KnownName extends ListedName {
  /** How it is written: alone, with a value, or either way. */
  readonly form: "flag" | "value" | "both";
  readonly deprecated: boolean;
  /** The module in front, where only its code defines the name and no list of parameters has it; null otherwise. */
  readonly module: string | null;
}

/** All names, the most useful first. There are thousands, so more is found out only about those that are wanted. */
export function listedNames(): readonly ListedName[] {
  listed ??= listNames();
  return listed;
}

let listed: readonly ListedName[] | null = null;

/** The form in which names and typed text are compared. */
export function nameKey(text: string): string {
  return foldParameterName(text).toLowerCase();
}

/** What a name is to a kernel; null where kernels of the version and architecture do not have it, and no program reads it. */
export function nameFor(listedName: ListedName, kernel: KernelChoice): KnownName | null {
  const id = `${kernelArch(kernel.arch)} ${kernel.kernelVersion}`;
  const names = known.get(id) ?? new Map<string, KnownName | null>();
  known.set(id, names);
  const found = names.get(listedName.name);
  if (found !== undefined) return found;
  const read = readName(listedName, kernel);
  names.set(listedName.name, read);
  return read;
}

const known = new Map<string, Map<string, KnownName | null>>();

/** Those that nearly every boot is debugged with come before the others of their group. */
const first: readonly string[] = (
  "console root rdinit init rootwait rootfstype ro rw loglevel earlycon earlyprintk ignore_loglevel panic " +
  "initcall_debug debug rootdelay rootflags quiet"
).split(" ");

function listNames(): readonly ListedName[] {
  const found = new Map<string, ListedName>();
  const add = (name: string, group: NameGroup) => {
    const folded = foldParameterName(name);
    if (!found.has(folded) && /^[\w$][\w.:/-]*$/.test(name)) found.set(folded, { name, key: nameKey(name), group });
  };
  for (const { name } of describedParameters()) add(name, 0);
  for (const name of kernelParameterNames()) {
    const documented = documentedName(name);
    add(documented?.name ?? name, documented === null ? 3 : 1);
  }
  for (const name of userSpaceNames()) add(name, 2);
  return [...found.values()].sort(byUse);
}

function byUse(a: ListedName, b: ListedName): number {
  return a.group - b.group || placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1);
}

function placeOf({ name, group }: ListedName): number {
  const place = group === 0 ? first.indexOf(name) : -1;
  return place < 0 ? first.length : place;
}

function readName(listedName: ListedName, kernel: KernelChoice): KnownName | null {
  const { name, group } = listedName;
  if (group === 2) return readByPrograms(listedName);
  const written = describeParameter(name);
  const documented = documentedName(name);
  const definitions = definitionsOf(name);
  const available = definitions.filter((definition) => isAvailable(definition, kernel));
  const isListed = nearestVersions(kernel.kernelVersion).some((version) => documented?.versions.includes(version));
  const isKernels =
    written !== null
      ? (written.arch?.includes(kernelArch(kernel.arch)) ?? true)
      : available.length > 0 || (definitions.length === 0 && isListed);
  if (!isKernels)
    return readersNames().has(foldParameterName(name)) ? readByPrograms({ ...listedName, group: 2 }) : null;
  return {
    ...listedName,
    form: formOf(name, available),
    deprecated: deprecation(name, null, kernel.kernelVersion)?.values === null || documented?.deprecated === true,
    module: documented === null ? (available[0]?.module ?? null) : null,
  };
}

function readByPrograms(listedName: ListedName): KnownName {
  const form = userSpaceFlags.has(listedName.name) ? "flag" : "value";
  return { ...listedName, form, deprecated: false, module: null };
}

/** The names of programs, folded. */
function readersNames(): ReadonlySet<string> {
  readers ??= new Set(userSpaceNames().map(foldParameterName));
  return readers;
}

let readers: ReadonlySet<string> | null = null;

/** What the code that reads it tells: whether the word alone counts. */
function formOf(name: string, available: readonly ParameterDefinition[]): KnownName["form"] {
  const setups = available.filter(({ kind }) => kind === "setup");
  const alone = setups.filter((setup) => !setup.name.includes("=")).length;
  if (alone > 0 && alone < setups.length) return "both";
  const type = describeParameter(name)?.type;
  if (type !== undefined) return type === "flag" ? "flag" : "value";
  if ((documentedName(name)?.values ?? null) !== null || available.length === 0) return "value";
  return available.every(isFlag) ? "flag" : "value";
}

function isFlag({ kind, name, type, ignoresValue }: ParameterDefinition): boolean {
  if (kind === "setup") return !name.includes("=");
  // Code that searches the line itself: cmdline_find_option_bool() for these, cmdline_find_option() for the others.
  if (kind === "text") return /^(?:arm64\.)?no|^debug|^forcepae$/.test(name);
  return kind === "early" && (ignoresValue || (type === "" && /^no|_off$|^disable/.test(name)));
}
