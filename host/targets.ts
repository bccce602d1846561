/** Finds boot targets on disk: by `bootpath.json`, or by a command line and a manifest side by side. */
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { KernelFacts } from "../core/bootpath/kernel-facts.js";
import { kernelArchitecture } from "../core/binary/kernel-architecture.js";
import { shortVersion, type KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import type { LiveTree } from "../core/manifest/live-tree.js";
import { parseManifest, type Manifest } from "../core/manifest/parse.js";
import {
  assembleTarget,
  defaultArch,
  defaultKernelVersion,
  type BootTarget,
  type TargetSources,
} from "../core/project/boot-target.js";
import { kindOfPath, pairInFolder, projectFileName, type DocumentKind } from "../core/project/conventions.js";
import { defaultMachine, type MachineDescription } from "../core/project/machine.js";
import { readProjectFile, type ProjectFile, type ProjectTarget } from "../core/project/project-file.js";
import { mergeRuleSettings, noRuleSettings, type RuleSettings } from "../core/project/rule-settings.js";
import type { SourceFiles } from "../core/project/source-file.js";
import type { ContentReader } from "./file-content.js";
import type { FileReader } from "./file-reader.js";
import { readKernelConfig } from "./kernel-config.js";
import { parseJson } from "./project-json.js";
import { withHostLibraries } from "./libraries.js";
import { readSourceFiles, type SourcePlaces } from "./source-files.js";
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
  /** The `.config` of the kernel. */
  readonly configPath: string | null;
  /** The folder of the tree that the kernel is built from. */
  readonly kernelTreePath: string | null;
  /** System.map and vmlinux of the kernel. */
  readonly symbolPaths: readonly string[];
  readonly machine: MachineDescription;
  readonly variables: Readonly<Record<string, string>>;
  readonly delivery: "builtin" | "external";
  readonly arch: string | null;
  readonly kernelVersion: string | null;
  readonly described: boolean;
  /** What the `bootpath.json` around it says about rules. */
  readonly settings: RuleSettings;
}

/** The targets of a folder, and why its `bootpath.json` cannot be used as it is. */
export interface FolderTargets {
  readonly targets: readonly LocatedTarget[];
  readonly projectPath: string | null;
  readonly problems: readonly string[];
}

/**
 * All targets of a folder. Where no `bootpath.json` lists targets, the folder is one target when its names make a pair or
 * it holds one part.
 */
export function targetsInFolder(folder: string, files: FileReader): FolderTargets {
  const project = projectIn(folder, files);
  const pair = pairInFolder(files.listFiles(folder));
  const projectPath = project?.path ?? null;
  const problems = (project?.file.findings ?? []).filter(({ severity }) => severity === "error");
  const described = project?.file.targets ?? null;
  return {
    targets:
      described?.map((target) => projectTarget(folder, target, pair.manifest, project)) ?? byNames(folder, files),
    projectPath,
    problems: problems.map(({ message }) => message),
  };
}

/**
 * The targets that a document belongs to: those of the nearest `bootpath.json` in its folder or above it that name it,
 * else its folder by names. Where nobody described one, the document stands alone in a target of its own.
 */
export function targetsOfDocument(path: string, kind: DocumentKind, files: FileReader): readonly LocatedTarget[] {
  const project = projectAround(path, files);
  const named = project === null ? [] : namedTargets(path, project, files);
  if (named.length > 0) return named;
  const isListedBeside = project?.folder === dirname(path) && project.file.targets !== null;
  const beside =
    isListedBeside || isUri(path) ? [] : byNames(dirname(path), files).filter((one) => includes(one, path));
  if (beside.length > 0) return beside;
  return [{ ...loneTarget(path, kind), settings: project?.file.settings ?? noRuleSettings }];
}

/** A `bootpath.json` that was read. */
interface FoundProject {
  readonly path: string;
  readonly folder: string;
  readonly file: ProjectFile;
}

function projectIn(folder: string, files: FileReader): FoundProject | null {
  const path = join(folder, projectFileName);
  const text = files.readText(path);
  return text === null ? null : { path, folder, file: readProjectFile(path, parseJson(text)) };
}

/** The `bootpath.json` that speaks for a document: the nearest one in its folder or above. */
function projectAround(path: string, files: FileReader): FoundProject | null {
  if (isUri(path)) return null;
  for (let folder = dirname(path); ; folder = join(folder, "..")) {
    const project = projectIn(folder, files);
    if (project !== null) return project;
    if (resolve(folder) === resolve(folder, "..")) return null;
  }
}

/** A document that is no file, as an editor has them; a single letter before the colon is a drive of Windows. */
function isUri(path: string): boolean {
  return /^[a-z][\w+.-]+:/i.test(path);
}

function namedTargets(path: string, project: FoundProject, files: FileReader): readonly LocatedTarget[] {
  const { folder, file } = project;
  const beside = pairInFolder(files.listFiles(folder)).manifest;
  return (file.targets ?? [])
    .map((target) => projectTarget(folder, target, beside, project))
    .filter((target) => includes(target, path));
}

/** The one target of a folder that only names describe, if they do. */
function byNames(folder: string, files: FileReader): readonly LocatedTarget[] {
  const pair = pairInFolder(files.listFiles(folder));
  if (pair.cmdline === null && pair.manifest === null) return [];
  const project = projectAround(join(folder, projectFileName), files);
  return [{ ...pairedTarget(folder, pair), settings: project?.file.settings ?? noRuleSettings }];
}

/** How a target is read. */
export interface TargetReading {
  /** Reads its documents: an editor's, or the disk's. */
  readonly files: FileReader;
  /** Looks at the files of the host that its manifests name. */
  readonly contents: ContentReader;
  readonly environment: VariableEnvironment;
  /** The tree that the kernel of a target is built from; null without one. */
  readonly kernelTree?: (target: LocatedTarget) => KernelTree | null;
  /** Parses a manifest; who has parsed an earlier version of it needs less time. */
  readonly parse?: (path: string, text: string) => Manifest;
  /** The tree of earlier versions of the manifests. */
  readonly liveTree?: LiveTree;
  /** Looks at the files that the manifests name; null where that is still going on. */
  readonly lookAtSources?: (manifests: readonly Manifest[], places: SourcePlaces) => SourceFiles | null;
}

/**
 * Reads and parses the documents of a target and looks at the files that they name. A document that cannot be read is
 * left out.
 */
export function readTarget(located: LocatedTarget, reading: TargetReading): BootTarget {
  const { files, contents, environment } = reading;
  const kernelTree = reading.kernelTree?.(located) ?? null;
  const ofTree = kernelTree === null ? null : shortVersion(kernelTree.version);
  const target = { ...located, kernelVersion: located.kernelVersion ?? ofTree };
  const manifests = target.manifestPaths.flatMap((path) => {
    const text = files.readText(path);
    return text === null ? [] : [{ path, text, manifest: reading.parse?.(path, text) ?? parseManifest(text) }];
  });
  const parsed = manifests.map((document) => document.manifest);
  const variables = manifestVariables(environment, target.variables);
  const arch = target.arch ?? architectureOfKernel(target, contents);
  const base = target.base ?? dirname(manifests[0]?.path ?? target.folder);
  const cmdline = target.cmdlinePath === null ? null : files.readText(target.cmdlinePath);
  const sources: TargetSources = {
    name: target.name,
    cmdline: target.cmdlinePath === null || cmdline === null ? null : { path: target.cmdlinePath, text: cmdline },
    manifests,
    initramfs: initramfsKnowledge(target),
    sources:
      reading.lookAtSources === undefined
        ? readSourceFiles(parsed, { base, variables }, contents)
        : reading.lookAtSources(parsed, { base, variables }),
    variables,
    delivery: target.delivery,
    ...(arch === null ? {} : { arch }),
    ...(target.kernelVersion === null ? {} : { kernelVersion: target.kernelVersion }),
    kernel: kernelOf({ ...target, arch }, files),
    kernelTree,
    described: target.described,
    ...(reading.liveTree === undefined ? {} : { liveTree: reading.liveTree }),
  };
  return withHostLibraries(assembleTarget(sources), contents);
}

/** What the kernel image of a target says where nobody else does. */
function architectureOfKernel({ kernelPath }: LocatedTarget, contents: ContentReader): string | null {
  const image = kernelPath === null ? null : contents.read(kernelPath);
  return image?.state === "file" ? kernelArchitecture(image.content) : null;
}

function kernelOf(target: LocatedTarget, files: FileReader): KernelFacts | null {
  const kernel = { version: target.kernelVersion ?? defaultKernelVersion, arch: target.arch ?? defaultArch };
  return target.configPath === null ? null : readKernelConfig(target.configPath, kernel, files);
}

/** The kind of a file, by its name or because a `bootpath.json` in its folder or above says so. */
export function kindOfFile(path: string, files: FileReader): DocumentKind | null {
  const byName = kindOfPath(path);
  if (byName !== null) return byName;
  const project = projectAround(path, files);
  const [target] = project === null ? [] : namedTargets(path, project, files);
  if (target === undefined) return null;
  return target.cmdlinePath !== null && isSamePath(target.cmdlinePath, path) ? "cmdline" : "manifest";
}

function initramfsKnowledge(target: LocatedTarget): "none" | "unknown" {
  // Described without manifest and image: it boots without. Named but unreadable, or ready-made: we do not see inside.
  const isNamed = target.manifestPaths.length > 0 || target.initramfsPath !== null;
  return target.described && !isNamed ? "none" : "unknown";
}

function includes(target: LocatedTarget, path: string): boolean {
  return [target.cmdlinePath, ...target.manifestPaths].some((one) => one !== null && isSamePath(one, path));
}

/** Whether two paths, from where the process runs, lead to the same place. */
export function isSamePath(a: string, b: string): boolean {
  return a === b || (!isUri(a) && !isUri(b) && resolve(a) === resolve(b));
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
    name: basename(resolve(folder)),
    folder,
    base: null,
    projectPath: null,
    cmdlinePath: null,
    manifestPaths: [],
    initramfsPath: null,
    kernelPath: null,
    configPath: null,
    kernelTreePath: null,
    symbolPaths: [],
    machine: defaultMachine,
    variables: {},
    delivery: "builtin",
    arch: null,
    kernelVersion: null,
    described: false,
    settings: noRuleSettings,
  };
}

function projectTarget(
  folder: string,
  target: ProjectTarget,
  manifestBeside: string | null,
  project: FoundProject | null,
): LocatedTarget {
  const at = (path: string) => (isAbsolute(path) ? path : joined(folder, path));
  const named = target.manifests.map(at);
  const found = manifestBeside === null || target.initramfs !== null ? [] : [joined(folder, manifestBeside)];
  return {
    ...bareTarget(folder),
    name: target.name,
    base: target.base === null ? null : at(target.base),
    projectPath: project?.path ?? null,
    cmdlinePath: target.cmdline === null ? null : at(target.cmdline),
    manifestPaths: named.length > 0 ? named : found,
    initramfsPath: target.initramfs === null ? null : at(target.initramfs),
    kernelPath: target.kernel === null ? null : at(target.kernel),
    configPath: target.config === null ? null : at(target.config),
    kernelTreePath: target.kernelTree === null ? null : at(target.kernelTree),
    symbolPaths: target.symbols.map(at),
    machine: target.machine,
    variables: target.variables,
    delivery: target.delivery,
    arch: target.arch,
    kernelVersion: target.kernelVersion,
    described: true,
    settings: mergeRuleSettings(project?.file.settings ?? noRuleSettings, target.settings),
  };
}

/** A path below a folder; from a folder above the current one it comes back without `..`. */
function joined(folder: string, path: string): string {
  const whole = join(folder, path);
  return folder.startsWith("..") ? relative("", whole) : whole;
}
