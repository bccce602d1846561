/** Open documents over the file system: the boot targets that a document belongs to, and what the rules find in them. */
import { basename, dirname, join } from "node:path";
import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { BootTarget } from "../core/project/boot-target.js";
import type { KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import { projectFileName, type DocumentKind } from "../core/project/conventions.js";
import { mergeRuleSettings, type RuleSettings } from "../core/project/rule-settings.js";
import type { Finding } from "../core/rules/finding.js";
import { checkTarget } from "../core/rules/run.js";
import type { FileReader } from "../host/file-reader.js";
import { checkProject } from "../host/project-findings.js";
import { createFileCache } from "../host/file-cache.js";
import { targetsOfDocument, type LocatedTarget } from "../host/targets.js";
import { createOutlooks } from "./outlooks.js";
import type { ServerRuntime } from "./runtime.js";
import { createTargetCache } from "./target-cache.js";
import { createVerification } from "./verification.js";

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
  /** Has somebody told when files turn out to be others, or more is known of them, than when they were last asked for. */
  readonly whenChanged: (listener: () => void) => void;
  /** Reads these files again when they are asked for, and finds out again what belongs to which target. */
  readonly forget: (paths: readonly string[]) => void;
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

/** A client asks about a change in the moment in which it tells of it: the disk was looked at for the change. */
const sameMomentMs = 10;

const projectLanguages = new Set(["json", "jsonc"]);

/** Sees `documents` over the files of `runtime`; `settingsOf` has what the editor says about rules for a document. */
export function createWorkspace(
  documents: TextDocuments<TextDocument>,
  runtime: ServerRuntime,
  settingsOf: (uri: string) => RuleSettings,
  treeOf: (uri: string, located: LocatedTarget) => KernelTree | null = () => null,
): Workspace {
  const cache = createFileCache(runtime.files, runtime.contents);
  const files = overDisk(documents, runtime, cache.files);
  const listeners = new Set<() => void>();
  const tellListeners = () => {
    for (const listener of listeners) listener();
  };
  const targets = createTargetCache({ files, environment: runtime.environment }, cache, tellListeners);
  const verification = createVerification(cache, (found) => {
    outlooks.review();
    if (found === "changes") tellListeners();
  });
  const kindOf = (document: TextDocument) => kinds[document.languageId] ?? null;
  const isProject = ({ uri, languageId }: TextDocument) =>
    projectLanguages.has(languageId) && basename(runtime.pathOfUri(uri)) === projectFileName;
  const outlooks = createOutlooks({
    version: cache.version,
    locate(document) {
      const kind = kindOf(document);
      return kind === null ? [] : targetsOfDocument(runtime.pathOfUri(document.uri), kind, files);
    },
    treeOf,
  });
  const reconsiderIfProject = ({ document }: { readonly document: TextDocument }) => {
    if (basename(runtime.pathOfUri(document.uri)) === projectFileName) outlooks.reconsider();
  };
  documents.onDidOpen(({ document }) => {
    outlooks.reconsider();
    runtime.prepareForText(document.getText().length);
  });
  documents.onDidClose(({ document }) => {
    outlooks.reconsider();
    pathsOfDocuments.delete(document.uri);
    // What the editor had of it may never have come to the disk.
    cache.forget(runtime.pathOfUri(document.uri));
    targets.keepOnly(new Set(documents.all().flatMap((one) => outlooks.of(one).map(({ located }) => located))));
  });
  documents.onDidChangeContent(reconsiderIfProject);
  let lastLook = { document: "", version: 0, at: 0 };
  const lookAtDisk = ({ uri, version }: TextDocument) => {
    const at = performance.now();
    const isJustSeen = lastLook.document === uri && lastLook.version === version && at - lastLook.at < sameMomentMs;
    // One question only: the next one may be asked because of what the disk has now.
    lastLook = { document: isJustSeen ? "" : uri, version, at };
    if (!isJustSeen) cache.verifyFew();
  };
  const read = (document: TextDocument) => {
    lookAtDisk(document);
    verification.soon();
    return outlooks.of(document).map(({ located, tree }) => ({ located, target: targets.read(located, tree) }));
  };
  const pathsOfDocuments = new Map<string, () => readonly string[]>();
  return {
    openDocuments: () => documents.all(),
    document: (uri) => documents.get(uri),
    kindOf,
    isProject,
    files,
    textOf: files.readText,
    targetsOf: (document) => read(document).map(({ target }) => target),
    placedTargetsOf: (document) => read(document).map(({ located, target }) => ({ target, base: baseOf(located) })),
    findingsAround(document) {
      const found = new Map<string, Finding[]>();
      const isNew = firstTime();
      const path = runtime.pathOfUri(document.uri);
      const projects = new Set(isProject(document) ? [path] : []);
      const all = read(document);
      for (const { located, target } of all) {
        if (located.projectPath !== null) projects.add(located.projectPath);
        // An entry even where nothing is found, so that old diagnostics are taken back.
        for (const part of [target.cmdline, ...target.manifests])
          if (part !== null && !found.has(part.path)) found.set(part.path, []);
        for (const finding of findingsOf(target, settingsOf(document.uri), located.settings)) {
          if (!isNew(finding)) continue;
          const inDocument = found.get(finding.path);
          if (inDocument === undefined) found.set(finding.path, [finding]);
          else inDocument.push(finding);
        }
      }
      const own = kindOf(document) === null ? [] : [join(dirname(path), projectFileName)];
      pathsOfDocuments.set(document.uri, () => [
        ...own,
        ...all.flatMap(({ located, target }) => pathsOf(located, target)),
      ]);
      for (const project of projects) found.set(project, [...checkProject(project, files)]);
      return found;
    },
    pathsAround: ({ uri }) => pathsOfDocuments.get(uri)?.() ?? [],
    whenChanged(listener) {
      listeners.add(listener);
    },
    forget(paths) {
      for (const path of paths) cache.forget(path);
      outlooks.reconsider();
    },
  };
}

/** The findings of a target under settings. Several requests ask for the same. */
function findingsOf(target: BootTarget, editor: RuleSettings, own: RuleSettings): readonly Finding[] {
  const known = findings.get(target);
  if (known?.editor === editor && known.own === own) return known.found;
  const found = checkTarget(target, mergeRuleSettings(editor, own));
  findings.set(target, { editor, own, found });
  return found;
}

const findings = new WeakMap<
  BootTarget,
  { readonly editor: RuleSettings; readonly own: RuleSettings; readonly found: readonly Finding[] }
>();

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
function overDisk(documents: TextDocuments<TextDocument>, runtime: ServerRuntime, disk: FileReader): FileReader {
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
