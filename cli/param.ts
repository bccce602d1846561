/** `bootpath param`: what is known about a parameter of the kernel command line. */
import { allParameterNames, isAvailable, lookUpParameter, type KernelChoice } from "../core/parameters/look-up.js";
import { describeParameter, parameterMarkdown } from "../core/parameters/describe.js";
import { definitionsOf } from "../core/parameters/kernel-table.js";
import { reportMarkdown, reportParameter, type ParameterReport } from "../core/parameters/report.js";
import { defaultArch, defaultKernelVersion } from "../core/project/boot-target.js";
import { nearestWord } from "../core/rules/near-words.js";
import { CommandError, exitStatus, type ExitStatus } from "./command-error.js";
import type { TargetOptions } from "./target-options.js";

/** The options of the verb, as parsed. */
export interface ParamOptions extends TargetOptions {
  readonly list?: boolean;
  readonly format: "text" | "json";
}

/** Prints what is known about a parameter, or all names. Of an unknown name it says so, and ends with status 1. */
export function param(word: string | undefined, options: ParamOptions): ExitStatus {
  if (options.list === true) {
    if (word !== undefined) throw new CommandError("give a name or --list, not both");
    return printNames(options);
  }
  if (word === undefined) throw new CommandError("name a parameter, or use --list");
  const name = word.split("=", 1)[0] ?? "";
  const report = reportParameter(name, kernelOf(options));
  if (report === null) return printUnknown(name, options);
  process.stdout.write(options.format === "json" ? jsonOf(report) : textOf(report));
  return exitStatus.ok;
}

function kernelOf({ kernelVersion, arch }: TargetOptions): KernelChoice {
  return { kernelVersion: kernelVersion ?? defaultKernelVersion, arch: arch ?? defaultArch };
}

/** All names; with a version or an architecture only those that such a kernel, or a program, reads. */
function printNames(options: ParamOptions): ExitStatus {
  const isLimited = options.kernelVersion !== undefined || options.arch !== undefined;
  const kernel = kernelOf(options);
  const names = allParameterNames().filter((name) => !isLimited || isRead(name, kernel));
  process.stdout.write(options.format === "json" ? `${JSON.stringify(names, null, 2)}\n` : `${names.join("\n")}\n`);
  return exitStatus.ok;
}

function isRead(name: string, kernel: KernelChoice): boolean {
  const definitions = definitionsOf(name);
  if (definitions.some((definition) => isAvailable(definition, kernel))) return true;
  return definitions.length === 0 || lookUpParameter(name, kernel).readers.length > 0;
}

function printUnknown(name: string, { format }: ParamOptions): ExitStatus {
  // Variables of init and initramfs in capital letters repeat the names of parameters.
  const candidates = allParameterNames().filter((known) => /[a-z]/.test(known));
  const near = nearestWord(name, candidates, 1) ?? nearestWord(name, candidates, 2);
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  process.stderr.write(`bootpath: ${name}: nothing is known to read a parameter of this name.${hint}\n`);
  if (format === "json") process.stdout.write(jsonOf({ ...unknown, name }));
  return exitStatus.wrong;
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

function jsonOf(report: ParameterReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The hover without the signs of Markdown. */
function textOf(report: ParameterReport): string {
  const written = describeParameter(report.name);
  const markdown = written === null ? reportMarkdown(report) : parameterMarkdown(written);
  return `${markdown
    .replace(/\*\*|`/g, "")
    .replace(/\[[^\]]*\]\(([^)]*)\)/g, "$1")
    .replace(/^- /gm, "  ")}\n`;
}
