/** What `bootpath check` is asked to look at: each path of its command line is one job. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defaultArch, defaultKernelVersion } from "../core/project/boot-target.js";
import { beginsAsImage } from "../core/initramfs-image/image.js";
import { kindOfPath, projectFileName, type DocumentKind } from "../core/project/conventions.js";
import type { Finding } from "../core/rules/finding.js";
import { checkTarget } from "../core/rules/run.js";
import { contentReader } from "../host/file-content.js";
import { diskReader, type FileReader } from "../host/file-reader.js";
import { readKernelConfig } from "../host/kernel-config.js";
import { checkProject } from "../host/project-findings.js";
import {
  isSamePath,
  kindOfFile,
  readTarget,
  targetsInFolder,
  targetsOfDocument,
  type LocatedTarget,
  type TargetReading,
} from "../host/targets.js";
import { textOf } from "../host/text.js";
import type { CheckOptions } from "./check.js";
import { isFolder, nothingIn } from "./choose-target.js";
import { CommandError, fileError } from "./command-error.js";
import { kernelTreeOf } from "./kernel-tree.js";
import { guestFolder } from "./package-info.js";

/** One path that is checked. */
export interface CheckJob {
  /** Looks again each time: files may have been repaired. */
  readonly find: () => readonly Finding[];
  readonly textOf: (path: string) => string;
  /** Whether fixes can be written: not to standard input. */
  readonly canWrite: boolean;
}

/** The jobs for the paths. @throws CommandError for a path that cannot be read or that is nothing to check */
export function checkJobs(paths: readonly string[], options: CheckOptions): readonly CheckJob[] {
  if (options.config !== undefined) assertConfig(options.config);
  const files = withStandardInput(paths);
  const context: Context = {
    files,
    options,
    reading: {
      files,
      contents: contentReader(),
      environment: { variables: process.env, guestFolder },
      kernelTree: kernelTreeOf,
    },
  };
  return paths.flatMap((path) => jobsFor(path, context));
}

interface Context {
  readonly files: FileReader;
  readonly options: CheckOptions;
  readonly reading: TargetReading;
}

function jobsFor(path: string, context: Context): readonly CheckJob[] {
  if (path !== "-" && isFolder(path)) return folderJobs(path, context);
  const bytes = path === "-" ? null : readBytes(path);
  if (basename(path) === projectFileName) return folderJobs(join(path, ".."), context);
  const kind = kindOf(path, context);
  if (bytes !== null && kind === "manifest") assertNoImage(path, bytes);
  return [documentJob(path, kind, context)];
}

function kindOf(path: string, { files, options }: Context): DocumentKind {
  const kind = options.kind ?? (path === "-" ? kindOfText(files.readText(path) ?? "") : kindOfFile(path, files));
  if (kind !== null) return kind;
  throw new CommandError(
    `${path}: its name does not tell whether it is a command line or a manifest; say it with --kind cmdline or --kind manifest`,
  );
}

/** The first word of a manifest is one of six types or a comment; no kernel parameter is called so. */
function kindOfText(text: string): DocumentKind {
  return /^(#|(dir|file|nod|slink|pipe|sock)[ \t])/.test(text) ? "manifest" : "cmdline";
}

function documentJob(path: string, kind: DocumentKind, context: Context): CheckJob {
  const find = () =>
    findAll(targetsOfDocument(path, kind, context.files), context)
      .filter((one) => isSamePath(one.path, path))
      .map((one) => ({ ...one, path }));
  return { find, textOf: readText(context.files), canWrite: path !== "-" };
}

/**
 * A folder is checked through its `bootpath.json`, or by the names in it. One that holds neither is looked through for
 * folders that do.
 */
function folderJobs(folder: string, context: Context): readonly CheckJob[] {
  const jobs = jobsBelow(folder, context);
  if (jobs.length > 0) return jobs;
  throw nothingIn(folder);
}

function jobsBelow(folder: string, context: Context): readonly CheckJob[] {
  const own = jobsOfFolder(folder, context);
  if (own.length > 0) return own;
  const inner = context.files.listFolders(folder).filter((name) => name !== "node_modules");
  return inner.flatMap((name) => jobsBelow(join(folder, name), context));
}

function jobsOfFolder(folder: string, context: Context): readonly CheckJob[] {
  const { files } = context;
  const projectPath = join(folder, projectFileName);
  const text = files.readText(projectPath);
  if (text !== null) assertJson(projectPath, files);
  const find = () => findAll(targetsInFolder(folder, files).targets, context);
  const { targets } = targetsInFolder(folder, files);
  const job: CheckJob = {
    find: () => [...checkProject(projectPath, files), ...find()],
    textOf: readText(files),
    canWrite: true,
  };
  if (text !== null || targets.length > 0) return [job, ...unpaired(folder, targets, context)];
  return unpaired(folder, targets, context);
}

/** The documents of a folder that stand in no target, because names alone do not tell what they belong to. */
function unpaired(folder: string, targets: readonly LocatedTarget[], context: Context): readonly CheckJob[] {
  if (targets.some((target) => target.projectPath !== null)) return [];
  const paired = new Set(targets.flatMap((target) => [target.cmdlinePath, ...target.manifestPaths]));
  return context.files.listFiles(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = kindOfPath(path);
    return kind === null || paired.has(path) ? [] : [documentJob(path, kind, context)];
  });
}

/** Of a project file that is no JSON nothing can be checked. */
function assertJson(projectPath: string, files: FileReader): void {
  const { targets, problems } = targetsInFolder(join(projectPath, ".."), files);
  if (targets.length === 0 && problems.length > 0) throw new CommandError(`${projectPath}: ${problems.join(" ")}`);
}

function findAll(targets: readonly LocatedTarget[], { options, reading }: Context): readonly Finding[] {
  return targets.flatMap((target) =>
    checkTarget(readTarget({ ...target, ...overrides(options) }, reading), target.settings),
  );
}

function overrides({ delivery, arch, kernelVersion, base, config }: CheckOptions) {
  return {
    ...(base === undefined ? {} : { base }),
    ...(config === undefined ? {} : { configPath: config }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(arch === undefined ? {} : { arch }),
    ...(kernelVersion === undefined ? {} : { kernelVersion }),
  };
}

function assertConfig(path: string): void {
  readBytes(path);
  const kernel = { version: defaultKernelVersion, arch: defaultArch };
  if (readKernelConfig(path, kernel, diskReader) === null) throw new CommandError(`${path}: cannot be decompressed`);
}

/** The disk, with what comes through standard input read once. */
function withStandardInput(paths: readonly string[]): FileReader {
  if (!paths.includes("-")) return diskReader;
  const text = textOf(readFileSync(0));
  return { ...diskReader, readText: (path) => (path === "-" ? text : diskReader.readText(path)) };
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Read as a manifest, every line of an image would be wrong. */
function assertNoImage(path: string, bytes: Uint8Array): void {
  if (!beginsAsImage(bytes)) return;
  throw new CommandError(
    `${path}: this is an initramfs image, not a manifest; bootpath list ${basename(path)} shows what is in it`,
  );
}

function readText(files: FileReader): (path: string) => string {
  return (path) => files.readText(path) ?? "";
}
