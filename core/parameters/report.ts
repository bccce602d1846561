/** Everything that is known about one parameter, put together: for the terminal, and for hovers without a written text. */
import { compareVersions } from "../bootpath/kernel-version.js";
import { deprecatedParameters } from "./deprecated.js";
import { describeParameter } from "./described.js";
import { manualPages } from "./description.js";
import { factLines, parameterPage } from "./page.js";
import { plainName, tableVersions, type ParameterDefinition } from "./kernel-table.js";
import { isKnownAnywhere, lookUpParameter, type KernelChoice, type ParameterKnowledge } from "./look-up.js";
import { summaryOf } from "./summaries/all.js";
import { describeType } from "./types.js";
import type { UserSpaceMatch } from "./user-space/all.js";

/** What is known about a parameter; null stands for what is not. */
export interface ParameterReport {
  readonly name: string;
  /** What it does, as Markdown. */
  readonly summary: string | null;
  /** What its value is, in words. */
  readonly type: string | null;
  /** How it is written, or the words that its value may be. */
  readonly values: string | null;
  readonly default: string | null;
  /** The kernel's names of the architectures that have it; null for all of them, or where it is no kernel's. */
  readonly arch: readonly string[] | null;
  /** The first version of the tables that has it; null where the oldest has it already. */
  readonly since: string | null;
  /** The first version of the tables that does not have it any more. */
  readonly removed: string | null;
  /** Since which version of the tables it is deprecated or ignored. */
  readonly deprecated: string | null;
  /** The options of the configuration without which the kernel does not have it. */
  readonly config: string | null;
  /** The place in the kernel's source: file, line of the newest version that has it, and function. */
  readonly source: string | null;
  readonly url: string | null;
  /** The versions of the tables that have it; empty where none has. */
  readonly versions: readonly string[];
  /** When the kernel reads it, as a sentence. */
  readonly read: string | null;
  /** The programs of user space that read it. */
  readonly readers: readonly UserSpaceMatch[];
}

/** The report of a name, without its value; null where nothing is known of it. */
export function reportParameter(name: string, kernel: KernelChoice): ParameterReport | null {
  const inTables = lookUpParameter(name, { kernelVersion: kernel.kernelVersion, arch: kernel.arch });
  const knowledge = isKnownAnywhere(inTables) ? inTables : lookUpParameter(name, kernel);
  if (!isKnownAnywhere(knowledge)) return null;
  const written = describeParameter(name);
  const [reader] = knowledge.readers;
  const definition = bestDefinition(knowledge, kernel.arch);
  // Of a name that only the user's own tree has, other versions are not known.
  const versions = knowledge === inTables ? versionsOf(knowledge) : [];
  const inKernel = definition !== null || knowledge.documented !== null;
  return {
    name: written?.name ?? (definition === null ? (knowledge.documented?.name ?? name) : plainName(definition.name)),
    summary:
      written?.summary ?? summaryOf(name) ?? familySummary(knowledge) ?? (inKernel ? null : readerSummary(reader)),
    type: definition !== null ? typeOf(definition) : knowledge.documented === null ? null : ownForm,
    values: written?.values ?? valuesOf(knowledge, definition),
    default: written?.default ?? null,
    arch: written?.arch ?? architecturesOf(knowledge),
    since: versions[0] === undefined || versions[0] === tableVersions[0] ? null : versions[0],
    removed: removedIn(versions),
    deprecated: deprecatedSince(knowledge),
    config: written?.config ?? (definition === null ? null : configOf(definition)),
    source: sourceOf(knowledge, definition),
    url: written?.url ?? (knowledge.documented === null ? (reader?.url ?? null) : manualPages.parameters),
    versions,
    read: definition === null ? null : readingOf(definition),
    readers: knowledge.readers,
  };
}

/** The report as Markdown. */
export function reportMarkdown(report: ParameterReport): string {
  return parameterPage(report);
}

/** What one place in the source tells, as lines of a Markdown list. */
export function definitionFacts(definition: ParameterDefinition): readonly string[] {
  return factLines([
    ["Value", typeOf(definition)],
    ["Needs", configOf(definition)],
    ["Read", readingOf(definition)],
    ["Defined", `\`${placeOf(definition)}\``],
  ]);
}

/**
 * Of several places the one that this kernel has, and that says most. A driver that only wants to know whether the word is
 * there (drivers/clk/imx/clk.c asks for earlycon) comes behind the code that reads it, and of two places that of the
 * architecture comes first.
 */
function bestDefinition({ available, definitions }: ParameterKnowledge, arch: string): ParameterDefinition | null {
  const order = ["setup", "early", "core", "module", "text"];
  const list = available.length > 0 ? available : definitions;
  const isOnlooker = ({ ignoresValue, file }: ParameterDefinition) => ignoresValue && file.startsWith("drivers/");
  const isReader = (one: ParameterDefinition) => one.kind !== "text" && !isOnlooker(one);
  const candidates = list.some(isReader) ? list.filter((one) => !isOnlooker(one)) : list;
  const rank = ({ kind, arch: own }: ParameterDefinition) => 2 * order.indexOf(kind) + (own === arch ? 0 : 1);
  return candidates.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

function versionsOf({ definitions, documented }: ParameterKnowledge): readonly string[] {
  const found = new Set(definitions.flatMap(({ versions }) => versions));
  const [first] = [...found].sort(compareVersions);
  // The list keeps names whose code is long gone; it counts only for those that no code is known of, and for versions
  // before the code that is known: there the name stood in a variable (6.1: dis_ucode_ldr, mem_encrypt).
  for (const version of documented?.versions ?? [])
    if (first === undefined || compareVersions(version, first) < 0) found.add(version);
  return [...found].sort(compareVersions);
}

function removedIn(versions: readonly string[]): string | null {
  const last = versions.at(-1);
  if (last === undefined) return null;
  return tableVersions[tableVersions.indexOf(last) + 1] ?? null;
}

function architecturesOf({ definitions }: ParameterKnowledge): readonly string[] | null {
  const archs = new Set(definitions.map(({ arch }) => arch));
  if (archs.size === 0 || archs.has(null)) return null;
  return [...archs].filter((arch) => arch !== null).sort();
}

function deprecatedSince({ name, documented }: ParameterKnowledge): string | null {
  const key = name.replaceAll("-", "_");
  const entry = deprecatedParameters.find((one) => one.name.replaceAll("-", "_") === key && one.values === null);
  if (entry !== undefined) return entry.since;
  return documented?.deprecated === true ? (documented.versions.at(-1) ?? null) : null;
}

/** Only the code of the parameter, or a document, tells. */
const ownForm = "in a form of its own";

/** What the value of a definition is, in words. */
export function typeOf({ type, ignoresValue, name }: ParameterDefinition): string {
  if (ignoresValue && !name.includes("=")) return "none: the word alone counts";
  return describeType(type) ?? ownForm;
}

function valuesOf({ documented }: ParameterKnowledge, definition: ParameterDefinition | null): string | null {
  const values = documented?.values ?? null;
  if (values === null) return null;
  const name = definition === null ? (documented?.name ?? "") : plainName(definition.name);
  return `${name}=${values.length > 1 ? `{${values.join(" | ")}}` : (values[0] ?? "")}`;
}

/** The options of the configuration that a definition needs; null for none. */
export function configOf({ options }: ParameterDefinition): string | null {
  return options.length === 0 ? null : options.map((option) => `CONFIG_${option}`).join(" and ");
}

function sourceOf({ family, documented }: ParameterKnowledge, definition: ParameterDefinition | null): string | null {
  if (definition === null) {
    if (family !== null) return `${family.file} ${family.function}`;
    // The list has names of which the code is gone, and names of boot loaders.
    return documented === null ? null : "Documentation/admin-guide/kernel-parameters.txt";
  }
  return placeOf(definition);
}

function placeOf({ file, line, handler }: ParameterDefinition): string {
  return `${file}:${line}${handler === null ? "" : ` ${handler}`}`;
}

/** When each kind is read. Kernel: init/main.c parse_early_param, start_kernel; kernel/params.c. */
export function readingOf({ kind, permissions }: ParameterDefinition): string {
  switch (kind) {
    case "early":
      return "early, before memory management is up (`early_param`)";
    case "setup":
      return "with the bulk of the parameters (`__setup`)";
    case "text":
      return "by code that searches the command line itself";
    case "core":
      return `with the bulk of the parameters (\`core_param\`)${laterChange(permissions)}`;
    case "module":
      return `when its code starts, in a module handed to it by modprobe (\`module_param\`)${laterChange(permissions)}`;
  }
}

/** The mode of its file under /sys/module. */
function laterChange(permissions: number | null): string {
  return permissions !== null && (permissions & 0o222) !== 0 ? "; it can be changed in `/sys/module`" : "";
}

function familySummary({ family }: ParameterKnowledge): string | null {
  return family === null ? null : (summaryOf(family.form) ?? `One of the parameters of the form \`${family.form}\`.`);
}

function readerSummary(reader: UserSpaceMatch | undefined): string | null {
  return reader === undefined ? null : `Read by ${reader.program}, not by the kernel: ${reader.summary}.`;
}
