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
  /** The findings of every target that the document belongs to, each once, by the path of the document they stand in. */
  readonly findingsAround: (document: TextDocument) => ReadonlyMap<string, readonly Finding[]>;
  /** The paths of the files whose change may change what is found around a document. */
  readonly pathsAround: (document: TextDocument) => readonly string[];
  /** Whether a document is a `bootpath.json`. */
  readonly isProject: (document: TextDocument) => boolean;
  /** The files as the editor has them now: open documents, else what is on disk. */
  readonly files: FileReader;
  /** The text that a path has now: in the editor, else on disk. */
  readonly textOf: (path: string) => string | null;
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
  return {
    openDocuments: () => documents.all(),
    document: (uri) => documents.get(uri),
    kindOf,
    isProject,
    files,
    textOf: files.readText,
    targetsOf: (document) => locate(document).map(read),
    findingsAround(document) {
      const found = new Map<string, Finding[]>();
      const projects = new Set(isProject(document) ? [runtime.pathOfUri(document.uri)] : []);
      for (const located of locate(document)) {
        const target = read(located);
        if (located.projectPath !== null) projects.add(located.projectPath);
        // An entry even where nothing is found, so that old diagnostics are taken back.
        for (const part of [target.cmdline, ...target.manifests])
          if (part !== null && !found.has(part.path)) found.set(part.path, []);
        const settings = mergeRuleSettings(settingsOf(document.uri), located.settings);
        for (const finding of checkTarget(target, settings)) addOnce(found, finding);
      }
      for (const path of projects) found.set(path, [...checkProject(path, files)]);
      return found;
    },
    pathsAround: (document) => [
      ...(kindOf(document) === null ? [] : [join(dirname(runtime.pathOfUri(document.uri)), projectFileName)]),
      ...locate(document).flatMap((located) => pathsOf(located, read(located))),
    ],
  };
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
function addOnce(found: Map<string, Finding[]>, finding: Finding): void {
  const list = found.get(finding.path) ?? [];
  const isKnown = list.some(
    (other) => other.code === finding.code && other.start === finding.start && other.message === finding.message,
  );
  if (!isKnown) list.push(finding);
  found.set(finding.path, list);
}
