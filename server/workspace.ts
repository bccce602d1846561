/** Open documents over the file system: the boot targets that a document belongs to, and what the rules find in them. */
import { basename, dirname, join } from "node:path";
import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { BootTarget } from "../core/project/boot-target.js";
import { projectFileName, type DocumentKind } from "../core/project/conventions.js";
import { mergeRuleSettings, type RuleSettings } from "../core/project/rule-settings.js";
import type { Finding } from "../core/rules/finding.js";
import { checkTarget } from "../core/rules/run.js";
import type { FileReader } from "../host/file-reader.js";
import { checkProject } from "../host/project-findings.js";
import { readTarget, targetsOfDocument, type LocatedTarget } from "../host/targets.js";
import type { ServerRuntime } from "./runtime.js";

/** The editor's documents as the features see them. */
export interface Workspace {
  readonly openDocuments: () => readonly TextDocument[];
  readonly document: (uri: string) => TextDocument | undefined;
  readonly kindOf: (document: TextDocument) => DocumentKind | null;
  /** The boot targets that the document belongs to, read now; none for a document of another kind. */
  readonly targetsOf: (document: TextDocument) => readonly BootTarget[];
  /** The same with the folder that relative host paths in their manifests start from. */
  readonly placedTargetsOf: (document: TextDocument) => readonly PlacedTarget[];
  /** The findings of every target that the document belongs to, each once, by the path of the document they stand in. */
  readonly findingsAround: (document: TextDocument) => ReadonlyMap<string, readonly Finding[]>;
  /** The paths of the files on which the findings around a document rested when they were last asked for. */
  readonly pathsAround: (document: TextDocument) => readonly string[];
  /** Whether a document is a `bootpath.json`. */
  readonly isProject: (document: TextDocument) => boolean;
  /** The files as the editor has them now: open documents, else what is on disk. */
  readonly files: FileReader;
  /** The text that a path has now: in the editor, else on disk. */
  readonly textOf: (path: string) => string | null;
}

/** A boot target and the folder that relative host paths in its manifests start from. */
export interface PlacedTarget {
  readonly target: BootTarget;
  readonly base: string;
}

const kinds: Readonly<Record<string, DocumentKind>> = {
  "kernel-cmdline": "cmdline",
  "initramfs-manifest": "manifest",
};

const projectLanguages = new Set(["json", "jsonc"]);

/** Sees `documents` over the files of `runtime`; `settingsOf` has what the editor says about rules for a document. */
export function createWorkspace(
  documents: TextDocuments<TextDocument>,
  runtime: ServerRuntime,
  settingsOf: (uri: string) => RuleSettings,
): Workspace {
  const files = overDisk(documents, runtime);
  const reading = { ...runtime, files };
  const kindOf = (document: TextDocument) => kinds[document.languageId] ?? null;
  const isProject = ({ uri, languageId }: TextDocument) =>
    projectLanguages.has(languageId) && basename(runtime.pathOfUri(uri)) === projectFileName;
  const locate = (document: TextDocument) => {
    const kind = kindOf(document);
    return kind === null ? [] : targetsOfDocument(runtime.pathOfUri(document.uri), kind, files);
  };
  const read = (located: LocatedTarget) => readTarget(located, reading);
  const pathsOfDocuments = new Map<string, readonly string[]>();
  return {
    openDocuments: () => documents.all(),
    document: (uri) => documents.get(uri),
    kindOf,
    isProject,
    files,
    textOf: files.readText,
    targetsOf: (document) => locate(document).map(read),
    placedTargetsOf: (document) =>
      locate(document).map((located) => ({ target: read(located), base: baseOf(located) })),
    findingsAround(document) {
      const found = new Map<string, Finding[]>();
      const isNew = firstTime();
      const path = runtime.pathOfUri(document.uri);
      const projects = new Set(isProject(document) ? [path] : []);
      const paths = kindOf(document) === null ? [] : [join(dirname(path), projectFileName)];
      for (const located of locate(document)) {
        const target = read(located);
        for (const one of pathsOf(located, target)) paths.push(one);
        if (located.projectPath !== null) projects.add(located.projectPath);
        // An entry even where nothing is found, so that old diagnostics are taken back.
        for (const part of [target.cmdline, ...target.manifests])
          if (part !== null && !found.has(part.path)) found.set(part.path, []);
        const settings = mergeRuleSettings(settingsOf(document.uri), located.settings);
        for (const finding of checkTarget(target, settings)) {
          if (!isNew(finding)) continue;
          const inDocument = found.get(finding.path);
          if (inDocument === undefined) found.set(finding.path, [finding]);
          else inDocument.push(finding);
        }
      }
      pathsOfDocuments.set(document.uri, paths);
      for (const path of projects) found.set(path, [...checkProject(path, files)]);
      return found;
    },
    pathsAround: ({ uri }) => pathsOfDocuments.get(uri) ?? [],
  };
}

function baseOf({ base, manifestPaths, folder }: LocatedTarget): string {
  return base ?? (manifestPaths[0] === undefined ? folder : dirname(manifestPaths[0]));
}

/** Everything of the disk that a target is made of. */
function pathsOf(located: LocatedTarget, { sources }: BootTarget): readonly string[] {
  const { cmdlinePath, manifestPaths, initramfsPath, kernelPath, configPath, projectPath } = located;
  const named = [cmdlinePath, ...manifestPaths, initramfsPath, kernelPath, configPath, projectPath];
  const files = [...(sources?.values() ?? [])].map((source) => source.path);
  return [...named, ...files].filter((path): path is string => path !== null && path !== "");
}

/** The disk with the open documents laid over it: their text goes before the file's, and a new one counts as there. */
function overDisk(documents: TextDocuments<TextDocument>, runtime: ServerRuntime): FileReader {
  const disk = runtime.files;
  return {
    ...disk,
    readText: (path) => documents.get(runtime.uriOfPath(path))?.getText() ?? disk.readText(path),
    listFiles(folder) {
      const open = documents.all().map((document) => runtime.pathOfUri(document.uri));
      const here = open.filter((path) => dirname(path) === folder).map((path) => basename(path));
      return [...new Set([...disk.listFiles(folder), ...here])].sort();
    },
  };
}

/** Two targets that share a document find the same things in it. */
function firstTime(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ path, code, start, message }) => {
    const key = [path, code, start, message].join("\0");
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
}
