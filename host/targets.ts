/** Finds boot targets on disk: by `bootpath.json`, or by a command line and a manifest side by side. */
import { basename, dirname, isAbsolute, join } from "node:path";
import { parseManifest } from "../core/manifest/parse.js";
import { assembleTarget, type BootTarget, type TargetSources } from "../core/project/boot-target.js";
import { kindOfPath, pairInFolder, projectFileName, type DocumentKind } from "../core/project/conventions.js";
import {
  defaultMachine,
  parseProjectFile,
  type MachineDescription,
  type ProjectTarget,
} from "../core/project/project-file.js";
import type { ContentReader } from "./file-content.js";
import type { FileReader } from "./file-reader.js";
import { readSourceFiles } from "./source-files.js";
import { manifestVariables, type VariableEnvironment } from "./variables.js";

/** A target with the paths of its files. Paths start as the caller named the folder, so they read as the user expects. */
export interface LocatedTarget {
  readonly name: string;
  readonly folder: string;
  /** The folder that relative host paths in its manifests start from; null for the folder of the first manifest. */
  readonly base: string | null;
  /** The `bootpath.json` that describes it, or null where names alone did. */
  readonly projectPath: string | null;
  readonly cmdlinePath: string | null;
  readonly manifestPaths: readonly string[];
  /** A ready image instead of a manifest. */
  readonly initramfsPath: string | null;
  readonly kernelPath: string | null;
  readonly machine: MachineDescription;
  readonly variables: Readonly<Record<string, string>>;
  readonly delivery: "builtin" | "external";
  readonly arch: string | null;
  readonly kernelVersion: string | null;
  readonly described: boolean;
}

/** The targets of a folder, and what is wrong with its `bootpath.json`. */
export interface FolderTargets {
  readonly targets: readonly LocatedTarget[];
  readonly projectPath: string | null;
  readonly problems: readonly string[];
}

/** All targets of a folder. A folder without `bootpath.json` is one target when its names make a pair or it holds one part. */
export function targetsInFolder(folder: string, files: FileReader): FolderTargets {
  const projectPath = join(folder, projectFileName);
  const projectText = files.readText(projectPath);
  const pair = pairInFolder(files.listFiles(folder));
  if (projectText === null) {
    if (pair.cmdline === null && pair.manifest === null) return { targets: [], projectPath: null, problems: [] };
    return { targets: [pairedTarget(folder, pair)], projectPath: null, problems: [] };
  }
  const project = parseProjectFile(projectText);
  const targets = project.targets.map((target) => projectTarget(folder, target, pair.manifest));
  return { targets, projectPath, problems: project.problems };
}

/** The targets that a document belongs to. Where nobody described one, the document stands alone in a target of its own. */
export function targetsOfDocument(path: string, kind: DocumentKind, files: FileReader): readonly LocatedTarget[] {
  const inFolder = targetsInFolder(dirname(path), files).targets.filter((target) => includes(target, path));
  if (inFolder.length > 0) return inFolder;
  return [loneTarget(path, kind)];
}

/** How a target is read. */
export interface TargetReading {
  /** Reads its documents: an editor's, or the disk's. */
  readonly files: FileReader;
  /** Looks at the files of the host that its manifests name. */
  readonly contents: ContentReader;
  readonly environment: VariableEnvironment;
}

/**
 * Reads and parses the documents of a target and looks at the files that they name. A document that cannot be read is
 * left out.
 */
export function readTarget(target: LocatedTarget, { files, contents, environment }: TargetReading): BootTarget {
  const manifests = target.manifestPaths.flatMap((path) => {
    const text = files.readText(path);
    return text === null ? [] : [{ path, text, manifest: parseManifest(text) }];
  });
  const variables = manifestVariables(environment, target.variables);
  const base = target.base ?? dirname(manifests[0]?.path ?? target.folder);
  const cmdline = target.cmdlinePath === null ? null : files.readText(target.cmdlinePath);
  const sources: TargetSources = {
    name: target.name,
    cmdline: target.cmdlinePath === null || cmdline === null ? null : { path: target.cmdlinePath, text: cmdline },
    manifests,
    initramfs: initramfsKnowledge(target),
    sources: readSourceFiles(
      manifests.map((document) => document.manifest),
      { base, variables },
      contents,
    ),
    variables,
    delivery: target.delivery,
    ...(target.arch === null ? {} : { arch: target.arch }),
    ...(target.kernelVersion === null ? {} : { kernelVersion: target.kernelVersion }),
    described: target.described,
  };
  return assembleTarget(sources);
}

/** The kind of a file, by its name or because a `bootpath.json` beside it says so. */
export function kindOfFile(path: string, files: FileReader): DocumentKind | null {
  const byName = kindOfPath(path);
  if (byName !== null) return byName;
  for (const target of targetsInFolder(dirname(path), files).targets) {
    if (target.cmdlinePath === path) return "cmdline";
    if (target.manifestPaths.includes(path)) return "manifest";
  }
  return null;
}

function initramfsKnowledge(target: LocatedTarget): "none" | "unknown" {
  // Described without manifest and image: it boots without. Named but unreadable, or ready-made: we do not see inside.
  const isNamed = target.manifestPaths.length > 0 || target.initramfsPath !== null;
  return target.described && !isNamed ? "none" : "unknown";
}

function includes(target: LocatedTarget, path: string): boolean {
  return target.cmdlinePath === path || target.manifestPaths.includes(path);
}

function pairedTarget(folder: string, pair: { cmdline: string | null; manifest: string | null }): LocatedTarget {
  return {
    ...bareTarget(folder),
    cmdlinePath: pair.cmdline === null ? null : join(folder, pair.cmdline),
    manifestPaths: pair.manifest === null ? [] : [join(folder, pair.manifest)],
    described: pair.cmdline !== null && pair.manifest !== null,
  };
}

function loneTarget(path: string, kind: DocumentKind): LocatedTarget {
  const bare = bareTarget(dirname(path));
  return kind === "cmdline" ? { ...bare, cmdlinePath: path } : { ...bare, manifestPaths: [path] };
}

function bareTarget(folder: string): LocatedTarget {
  return {
    name: basename(folder),
    folder,
    base: null,
    projectPath: null,
    cmdlinePath: null,
    manifestPaths: [],
    initramfsPath: null,
    kernelPath: null,
    machine: defaultMachine,
    variables: {},
    delivery: "builtin",
    arch: null,
    kernelVersion: null,
    described: false,
  };
}

function projectTarget(folder: string, target: ProjectTarget, manifestBeside: string | null): LocatedTarget {
  const at = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const named = target.manifests.map(at);
  const found = manifestBeside === null || target.initramfs !== null ? [] : [join(folder, manifestBeside)];
  return {
    ...bareTarget(folder),
    name: target.name,
    projectPath: join(folder, projectFileName),
    cmdlinePath: target.cmdline === null ? null : at(target.cmdline),
    manifestPaths: named.length > 0 ? named : found,
    initramfsPath: target.initramfs === null ? null : at(target.initramfs),
    kernelPath: target.kernel === null ? null : at(target.kernel),
    machine: target.machine,
    variables: target.variables,
    delivery: target.delivery,
    arch: target.arch,
    kernelVersion: target.kernelVersion,
    described: true,
  };
}
