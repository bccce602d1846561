/** `bootpath param`: what is known about a parameter of the kernel command line. */
import type { KernelFacts } from "../core/bootpath/kernel-facts.js";
import { foldParameterName } from "../core/cmdline/names.js";
import { configuredAs } from "../core/parameters/kconfig.js";
import { definitionsOf, plainName } from "../core/parameters/kernel-table.js";
import { shortVersion, type KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import { kernelNotes, treePage } from "../core/parameters/kernel-tree/tree-markdown.js";
import { allParameterNames, isAvailable, lookUpParameter, type KernelChoice } from "../core/parameters/look-up.js";
import { parameterPage } from "../core/parameters/page.js";
import { reportParameter, type ParameterReport } from "../core/parameters/report.js";
import { explainValue } from "../core/parameters/values/all.js";
import { valueMarkdown } from "../core/parameters/word-hover.js";
import { defaultArch, defaultKernelVersion } from "../core/project/boot-target.js";
import { nearestWord } from "../core/rules/near-words.js";
import { plainOfMarkdown } from "../core/text/markdown.js";
import { diskReader } from "../host/file-reader.js";
import { readKernelConfig } from "../host/kernel-config.js";
import { CommandError, exitStatus, type ExitStatus } from "./command-error.js";
import { readKernelTree } from "./kernel-tree.js";
import { print } from "./output.js";
import type { TargetOptions } from "./target-options.js";

/** The options of the verb, as parsed. */
export interface ParamOptions extends TargetOptions {
  readonly list?: boolean;
  /** The folder of a kernel tree. */
  readonly kernelTree?: string;
  /** A kernel's `.config`, plain or compressed with gzip. */
  readonly config?: string;
  readonly format: "text" | "json";
}

/** Prints what is known about a parameter, or all names. Of an unknown name it says so, and ends with status 1. */
export function param(word: string | undefined, options: ParamOptions): ExitStatus {
  if (options.list === true) {
    if (word !== undefined) throw new CommandError("give a name or --list, not both");
    return printNames(options);
  }
  const name = word?.split("=", 1)[0] ?? "";
  if (word === undefined || name === "") throw new CommandError("name a parameter, or use --list");
  const kernel = kernelOf(options);
  const report = reportParameter(name, kernel);
  if (report === null) return printUnknown(name, options, kernel);
  const value = word === name ? null : word.slice(name.length + 1);
  print(options.format === "json" ? jsonOf(report, kernel, value) : textOf(report, kernel, value));
  return exitStatus.ok;
}

function kernelOf(options: ParamOptions): KernelChoice {
  const kernelTree = options.kernelTree === undefined ? null : readTree(options.kernelTree);
  const ofTree = kernelTree === null ? null : shortVersion(kernelTree.version);
  const kernelVersion = options.kernelVersion ?? ofTree ?? defaultKernelVersion;
  const arch = options.arch ?? defaultArch;
  return { kernelVersion, arch, kernelTree, kernel: readConfig(options.config, kernelVersion, arch) };
}

function readTree(folder: string): KernelTree {
  const tree = readKernelTree(folder);
  if (tree !== null) return tree;
  throw new CommandError(
    `${folder}: no kernel tree: it has no Makefile with a VERSION, no init/main.c or no kernel-parameters.txt in Documentation/admin-guide`,
  );
}

function readConfig(path: string | undefined, version: string, arch: string): KernelFacts | null {
  if (path === undefined) return null;
  if (diskReader.readText(path) === null) throw new CommandError(`${path}: cannot be read`);
  const facts = readKernelConfig(path, { version, arch }, diskReader);
  if (facts === null) throw new CommandError(`${path}: cannot be decompressed`);
  return facts;
}

/** All names; with a version or an architecture only those that such a kernel, or a program, reads. */
function printNames(options: ParamOptions): ExitStatus {
  const isLimited = options.kernelVersion !== undefined || options.arch !== undefined;
  const kernel = kernelOf(options);
  const own = [...(kernel.kernelTree?.sources?.byName.values() ?? [])].flatMap(([first]) =>
    first === undefined ? [] : [plainName(first.name)],
  );
  const listed = allParameterNames().filter((name) => !isLimited || isRead(name, kernel));
  const folded = new Set(listed.map(foldParameterName));
  const names = [...listed, ...own.filter((name) => !folded.has(foldParameterName(name)))].sort();
  print(options.format === "json" ? `${JSON.stringify(names, null, 2)}\n` : `${names.join("\n")}\n`);
  return exitStatus.ok;
}

function isRead(name: string, kernel: KernelChoice): boolean {
  const definitions = definitionsOf(name);
  if (definitions.some((definition) => isAvailable(definition, kernel))) return true;
  return definitions.length === 0 || lookUpParameter(name, kernel).readers.length > 0;
}

function printUnknown(name: string, { format }: ParamOptions, kernel: KernelChoice): ExitStatus {
  const hint = meantInstead(name);
  process.stderr.write(
    `bootpath: ${name}: nothing is known to read a parameter of this name.${hint === null ? "" : ` ${hint}`}\n`,
  );
  if (format === "json") print(jsonOf({ ...unknown, name }, kernel));
  return exitStatus.wrong;
}

/** What may have been meant by an unknown name, as a sentence. */
function meantInstead(name: string): string | null {
  const folded = foldParameterName(name);
  const names = allParameterNames();
  const ofModule = names.filter((known) => foldParameterName(known).startsWith(`${folded}.`));
  if (ofModule.length > 0) return `The module ${name} has these: ${someOf(ofModule)}.`;
  const inModules = names.filter((known) => foldParameterName(known).endsWith(`.${folded}`));
  if (inModules.length > 0) return `Modules have one: ${someOf(inModules)}.`;
  // Variables of init and initramfs in capital letters repeat the names of parameters.
  const candidates = names.filter((known) => /[a-z]/.test(known));
  const near = nearestWord(name, candidates, 1) ?? nearestWord(name, candidates, 2);
  return near === null ? null : `Did you mean ${near}?`;
}

/** A few names of many, for a sentence. */
function someOf(names: readonly string[]): string {
  const most = 6;
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return `${names.slice(0, most).join(", ")}${more}`;
}

const unknown: ParameterReport = {
  name: "",
  summary: null,
  type: null,
  values: null,
  default: null,
  arch: null,
  since: null,
  removed: null,
  deprecated: null,
  config: null,
  source: null,
  url: null,
  versions: [],
  read: null,
  readers: [],
};

/** What the user's own tree and `.config` say comes last, and only where they were given. */
function jsonOf(report: ParameterReport, kernel: KernelChoice, value: string | null = null): string {
  const { kernelTree = null, kernel: facts = null } = kernel;
  const key = foldParameterName(report.name);
  const tree = kernelTree && {
    folder: kernelTree.folder,
    version: kernelTree.version,
    documentation: kernelTree.documented.get(key)?.map(({ file, line, text }) => ({ file, line, text })) ?? [],
    definitions: kernelTree.sources?.byName.get(key) ?? [],
  };
  const configured = facts && configuredAs(report.name, kernel);
  const explained = value === null ? {} : { value: valueOf(report.name, value, kernel) };
  const own = { ...explained, ...(tree === null ? {} : { tree }), ...(facts === null ? {} : { configured }) };
  return `${JSON.stringify({ ...report, ...own }, null, 2)}\n`;
}

/** A value that was given with the name, and what the kernel makes of it; null where that is not known. */
function valueOf(name: string, value: string, kernel: KernelChoice) {
  const explanation = explainValue(name, value, kernel);
  if (explanation === null) return { text: value, summary: null, pieces: [], source: null };
  const { summary, pieces, source } = explanation;
  return {
    text: value,
    summary,
    pieces: pieces.map((piece) => ({ ...piece, text: value.slice(piece.start, piece.end) })),
    source: source === null ? null : `${source.file} ${source.function}`,
  };
}

/** The hover without the signs of Markdown; a value that was given comes first. */
function textOf(report: ParameterReport, kernel: KernelChoice, value: string | null): string {
  const explained = value === null ? null : valueMarkdown(report.name, value, kernel);
  const notes = kernelNotes(report.name, kernel);
  const markdown = treePage(report.name, kernel, notes) ?? parameterPage(report, { notes });
  // Text of a kernel tree stands between fences, and stays as it is.
  const parts = markdown.split(/^`{3,}(?:text)?\n/m);
  const page = parts.map((part, index) => (index % 2 === 0 ? plainMarkdown(part) : part)).join("");
  if (explained === null) return `${page}\n`;
  return `${report.name}=${value ?? ""}\n\n${plainOfMarkdown(explained).replace(/^- /gm, "  ")}\n\n${page}\n`;
}

function plainMarkdown(markdown: string): string {
  return markdown
    .replace(/\*\*|`/g, "")
    .replace(/\[[^\]]*\]\(([^)]*)\)/g, "$1")
    .replace(/^- /gm, "  ");
}
