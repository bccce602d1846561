/** What the features that lead from place to place share: targets that hang together, project files, ranges and edits. */
import { dirname } from "node:path";
import type { ClientCapabilities, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { projectPlaces, type ProjectPlaces, type VariableSetting } from "../core/navigation/project-places.js";
import type { BootTarget, ManifestDocument } from "../core/project/boot-target.js";
import type { DocumentKind } from "../core/project/conventions.js";
import type { Edit } from "../core/rules/finding.js";
import { indexLines, type LineIndex } from "../core/text/lines.js";
import { parseJson } from "../host/project-json.js";
import { isSamePath, targetsInFolder, targetsOfDocument, type LocatedTarget } from "../host/targets.js";
import { toRange } from "./convert.js";
import type { FeatureParts } from "./feature.js";

/** What these features look into. */
export type NavigationParts = Pick<FeatureParts, "workspace" | "runtime">;

/**
 * The targets of a document, and all that share a document with one of them: a rename in one has to reach every one. The
 * document's own come first.
 */
export function connectedTargets(parts: NavigationParts, document: TextDocument): readonly BootTarget[] {
  const targets = new Map<string, BootTarget>();
  const waiting = [document];
  const seen = new Set([parts.runtime.pathOfUri(document.uri)]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const target of parts.workspace.targetsOf(next)) {
      const documents = documentsOf(target);
      const key = JSON.stringify([target.name, ...documents.map(({ path }) => path)]);
      if (targets.has(key)) continue;
      targets.set(key, target);
      for (const { path, kind } of documents) {
        if (seen.has(path)) continue;
        seen.add(path);
        waiting.push(documentAt(parts, path, kind));
      }
    }
  }
  return [...targets.values()];
}

/** The document at a path as the editor has it, else as it is on disk; empty where nothing can be read. */
export function documentAt({ workspace, runtime }: NavigationParts, path: string, kind: DocumentKind): TextDocument {
  const open = workspace
    .openDocuments()
    .find((document) => runtime.pathOfUri(document.uri) === path && workspace.kindOf(document) === kind);
  return open ?? TextDocument.create(runtime.uriOfPath(path), languages[kind], 0, workspace.textOf(path) ?? "");
}

/** A manifest, parsed as a part of its targets; null where it cannot be read. */
export function manifestAt(parts: NavigationParts, path: string): ManifestDocument | null {
  for (const target of parts.workspace.targetsOf(documentAt(parts, path, "manifest"))) {
    const found = target.manifests.find((document) => document.path === path);
    if (found !== undefined) return found;
  }
  return null;
}

/** The targets of a document as they were found, without what is in their files. */
export function locatedTargets(
  { workspace, runtime }: NavigationParts,
  document: TextDocument,
): readonly LocatedTarget[] {
  const kind = workspace.kindOf(document);
  return kind === null ? [] : targetsOfDocument(runtime.pathOfUri(document.uri), kind, workspace.files);
}

/** The targets that a project file describes. */
export function projectTargets({ workspace }: NavigationParts, projectPath: string): readonly LocatedTarget[] {
  return targetsInFolder(dirname(projectPath), workspace.files).targets.filter(
    (target) => target.projectPath !== null && isSamePath(target.projectPath, projectPath),
  );
}

/** A project file as it is now. */
export interface ReadProject {
  readonly path: string;
  readonly text: string;
  readonly places: ProjectPlaces;
}

/** Reads the project file at a path; null where there is none. */
export function projectAt({ workspace }: NavigationParts, path: string): ReadProject | null {
  const text = workspace.textOf(path);
  return text === null ? null : { path, text, places: projectPlaces(parseJson(text)) };
}

/** A variable where a project file sets it. */
export interface PlacedSetting extends VariableSetting {
  /** The project file. */
  readonly path: string;
}

/** The places where the project files of targets set a variable for them, each once. */
export function settingsOf(
  parts: NavigationParts,
  targets: readonly LocatedTarget[],
  name: string,
): readonly PlacedSetting[] {
  const projects = new Map<string, ReadProject | null>();
  const found = new Map<string, PlacedSetting>();
  for (const { projectPath, name: target } of targets) {
    if (projectPath === null) continue;
    const project = projects.get(projectPath) ?? projectAt(parts, projectPath);
    projects.set(projectPath, project);
    for (const setting of project?.places.variables ?? []) {
      if (setting.target !== target || setting.name !== name) continue;
      found.set(`${projectPath}\0${setting.nameStart}`, { ...setting, path: projectPath });
    }
  }
  return [...found.values()];
}

/** Makes ranges of offsets in documents; the lines of each document are looked for once. */
export function rangesIn({ workspace }: NavigationParts): (path: string, start: number, end: number) => Range {
  const known = new Map<string, LineIndex>();
  return (path, start, end) => {
    const index = known.get(path) ?? indexLines(workspace.textOf(path) ?? "");
    known.set(path, index);
    return toRange(index, start, end);
  };
}

/** The URI of a document: the one that the editor has opened it by, or made of its path. */
export function uriAt({ workspace, runtime }: NavigationParts, path: string): string {
  const open = workspace.openDocuments().find((document) => runtime.pathOfUri(document.uri) === path);
  return open?.uri ?? runtime.uriOfPath(path);
}

/**
 * Edits in several documents. Where the client takes that they name the version of each open document, so that it can
 * refuse what does not fit any more. The same edit may come from two targets; of edits that overlap the first is taken.
 */
export function toWorkspaceEdit(
  parts: NavigationParts,
  edits: readonly Edit[],
  client: ClientCapabilities,
): WorkspaceEdit {
  const toRangeIn = rangesIn(parts);
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) {
    const there = byPath.get(edit.path);
    if (there === undefined) byPath.set(edit.path, [edit]);
    else there.push(edit);
  }
  const changes = [...byPath].map(([path, ofPath]) => ({
    uri: uriAt(parts, path),
    edits: apart(ofPath).map(({ start, end, newText }): TextEdit => ({ range: toRangeIn(path, start, end), newText })),
  }));
  if (client.workspace?.workspaceEdit?.documentChanges !== true) {
    return { changes: Object.fromEntries(changes.map((change) => [change.uri, change.edits])) };
  }
  return {
    documentChanges: changes.map(({ uri, edits: ofDocument }) => ({
      textDocument: { uri, version: parts.workspace.document(uri)?.version ?? null },
      edits: ofDocument,
    })),
  };
}

const languages: Readonly<Record<DocumentKind, string>> = {
  cmdline: "kernel-cmdline",
  manifest: "initramfs-manifest",
};

function documentsOf({ cmdline, manifests }: BootTarget): readonly { path: string; kind: DocumentKind }[] {
  return [
    ...(cmdline === null ? [] : [{ path: cmdline.path, kind: "cmdline" as const }]),
    ...manifests.map(({ path }) => ({ path, kind: "manifest" as const })),
  ];
}

/** Sorting is stable, so that of edits at one place the first one stays. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  let at = -1;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < at) return false;
      // Two insertions at one place would come one behind the other.
      at = Math.max(end, start + 1);
      return true;
    });
}
