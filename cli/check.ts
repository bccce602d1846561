/** `bootpath check`: the findings of files and folders, printed, and repaired on request. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { assembleTarget } from "../core/project/boot-target.js";
import { projectFileName, type DocumentKind } from "../core/project/conventions.js";
import { applyEdits, compatibleFixes } from "../core/rules/edits.js";
import type { Edit, Finding } from "../core/rules/finding.js";
import { checkTarget } from "../core/rules/run.js";
import { decodeBytes, encodeBytes } from "../core/text/bytes.js";
import { contentReader } from "../host/file-content.js";
import { diskReader, type FileReader } from "../host/file-reader.js";
import { kindOfFile, readTarget, targetsInFolder, targetsOfDocument, type LocatedTarget } from "../host/targets.js";
import { CommandError, exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { formatGithub } from "./format/github.js";
import { toProblems, type ShownProblem } from "./format/problem.js";
import { formatSarif } from "./format/sarif.js";
import { formatText } from "./format/text.js";
import { documentUrl, guestFolder, version } from "./package-info.js";
import type { TargetOptions } from "./target-options.js";
import { paletteFor } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface CheckOptions extends TargetOptions {
  readonly format: "text" | "json" | "sarif" | "github";
  /** Apply preferred fixes first. */
  readonly fix?: boolean;
  /** The folder that relative host paths in manifests start from. */
  readonly base?: string;
  /** What standard input or a file with a name that says nothing is. */
  readonly kind?: DocumentKind;
}

/** Checks `paths` and prints what was found. */
export function check(paths: readonly string[], options: CheckOptions): ExitStatus {
  const jobs = paths.map((path) => jobFor(path, options));
  if (options.fix === true) jobs.forEach(applyFixes);
  const problems = unique(jobs.flatMap(problemsOf));
  process.stdout.write(format(problems, options.format));
  return problems.some(({ problem }) => problem.severity === "error") ? exitStatus.wrong : exitStatus.ok;
}

/** What one path of the command line asks for: some targets, and maybe only one document of them. */
interface Job {
  readonly find: () => readonly Finding[];
  readonly textOf: (path: string) => string;
  readonly canWrite: boolean;
}

function jobFor(path: string, options: CheckOptions): Job {
  if (path === "-") return standardInputJob(options);
  const isProject = basename(path) === projectFileName;
  if (diskReader.isFolder(path) || isProject) return folderJob(isProject ? folderOf(path) : path, options);
  try {
    readFileSync(path);
  } catch (error) {
    throw fileError(path, error);
  }
  const kind = options.kind ?? kindOfFile(path, diskReader);
  if (kind === null) {
    throw new CommandError(
      `${path}: its name does not tell whether it is a command line or a manifest; say it with --kind cmdline or --kind manifest`,
    );
  }
  const find = () => findAll(targetsOfDocument(path, kind, diskReader), options).filter((one) => one.path === path);
  return { find, textOf: readText, canWrite: true };
}

function folderJob(folder: string, options: CheckOptions): Job {
  const { targets, projectPath, problems } = targetsInFolder(folder, diskReader);
  if (problems.length > 0) throw new CommandError(`${projectPath ?? folder}: ${problems.join(" ")}`);
  if (targets.length === 0) {
    throw new CommandError(`${folder}: no ${projectFileName}, and no command line or manifest by name, in this folder`);
  }
  for (const target of targets) assertReadable(target, diskReader);
  return {
    find: () => findAll(targetsInFolder(folder, diskReader).targets, options),
    textOf: readText,
    canWrite: true,
  };
}

function standardInputJob(options: CheckOptions): Job {
  const text = decodeBytes(readFileSync(0));
  const source = { path: "-", text };
  // The first word of a manifest is one of six types or a comment; no kernel parameter is called so.
  const looksLikeManifest = /^(#|(dir|file|nod|slink|pipe|sock)[ \t])/.test(text);
  const kind = options.kind ?? (looksLikeManifest ? "manifest" : "cmdline");
  const target = assembleTarget({
    ...(kind === "cmdline" ? { cmdline: source } : { manifests: [source] }),
    ...overrides(options),
  });
  return { find: () => checkTarget(target), textOf: () => text, canWrite: false };
}

function findAll(targets: readonly LocatedTarget[], options: CheckOptions): readonly Finding[] {
  const reading = {
    files: diskReader,
    contents: contentReader(),
    environment: { variables: process.env, guestFolder },
  };
  return targets.flatMap((target) => checkTarget(readTarget({ ...target, ...overrides(options) }, reading)));
}

function overrides({ delivery, arch, kernelVersion, base }: CheckOptions) {
  return {
    ...(base === undefined ? {} : { base }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(arch === undefined ? {} : { arch }),
    ...(kernelVersion === undefined ? {} : { kernelVersion }),
  };
}

function assertReadable(target: LocatedTarget, files: FileReader): void {
  for (const path of [target.cmdlinePath, ...target.manifestPaths]) {
    if (path !== null && files.readText(path) === null) {
      throw new CommandError(`${path}: cannot be read, but target "${target.name}" names it`);
    }
  }
}

/** A repaired line may show the next problem, so fixes are applied until nothing is left to repair. */
const mostRounds = 20;

function applyFixes(job: Job): void {
  if (!job.canWrite) throw new CommandError("--fix: standard input cannot be repaired; name a file");
  for (let round = 0; round < mostRounds; round++) {
    const fixes = compatibleFixes(job.find());
    if (fixes.length === 0) return;
    const edits = fixes.flatMap((fix) => fix.edits);
    const created = new Set(fixes.map((fix) => fix.creates));
    for (const path of new Set(edits.map((edit) => edit.path))) rewrite(path, edits, created);
  }
}

function rewrite(path: string, edits: readonly Edit[], created: ReadonlySet<string | undefined>): void {
  const isNew = created.has(path);
  const text = isNew ? "" : readText(path);
  const repaired = applyEdits(
    text,
    edits.filter((edit) => edit.path === path),
  );
  try {
    writeFileSync(path, encodeBytes(repaired), { flag: isNew ? "wx" : "w" });
  } catch (error) {
    throw fileError(path, error);
  }
}

function problemsOf(job: Job): readonly ShownProblem[] {
  const findings = job.find();
  const paths = [...new Set(findings.map((finding) => finding.path))];
  return paths.flatMap((path) =>
    toProblems(
      findings.filter((finding) => finding.path === path),
      job.textOf(path),
      documentUrl,
    ),
  );
}

/** A file that is named twice, or belongs to several targets, is reported once. */
function unique(problems: readonly ShownProblem[]): readonly ShownProblem[] {
  const seen = new Map(problems.map((shown) => [JSON.stringify(shown.problem), shown]));
  return [...seen.values()];
}

function format(problems: readonly ShownProblem[], name: CheckOptions["format"]): string {
  const bare = problems.map(({ problem }) => problem);
  switch (name) {
    case "text":
      return formatText(problems, paletteFor(process.stdout, process.env));
    case "json":
      return `${JSON.stringify({ problems: bare }, null, 2)}\n`;
    case "sarif":
      return formatSarif(bare, { version, documentUrl });
    case "github":
      return formatGithub(bare);
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.length - projectFileName.length) || ".";
}

function readText(path: string): string {
  try {
    return decodeBytes(readFileSync(path));
  } catch (error) {
    throw fileError(path, error);
  }
}
