/** The targets of a whole workspace: those in its folders, and those that open documents belong to. */
import { join } from "node:path";
import type { DocumentKind } from "../core/project/conventions.js";
import type { FileReader } from "../host/file-reader.js";
import { targetsInFolder, type LocatedTarget } from "../host/targets.js";
import type { FeatureParts } from "./feature.js";
import { locatedTargets } from "./navigation.js";

/** Somebody may have opened the sources of a kernel, or a whole disk. */
const mostFolders = 1000;

/** What is below them belongs to others. */
const foreignFolders: ReadonlySet<string> = new Set(["node_modules"]);

/** All targets, each once. */
export function workspaceTargets(
  parts: Pick<FeatureParts, "workspace" | "runtime" | "folders">,
): readonly LocatedTarget[] {
  const { workspace } = parts;
  const files = searchedFiles(parts);
  const targets = new Map<string, LocatedTarget>();
  const add = (target: LocatedTarget) => {
    const { projectPath, name, cmdlinePath, manifestPaths } = target;
    const key = JSON.stringify([projectPath, name, cmdlinePath, manifestPaths]);
    if (!targets.has(key)) targets.set(key, target);
  };
  for (const document of workspace.openDocuments()) for (const target of locatedTargets(parts, document)) add(target);
  for (const folder of foldersBelow(parts.folders(), files)) {
    for (const target of targetsInFolder(folder, files).targets) add(target);
  }
  return [...targets.values()];
}

/** The command lines and manifests of all targets by their paths, the open ones first. */
export function workspaceDocuments(
  parts: Pick<FeatureParts, "workspace" | "runtime" | "folders">,
): ReadonlyMap<string, DocumentKind> {
  const documents = new Map<string, DocumentKind>();
  for (const { cmdlinePath, manifestPaths } of workspaceTargets(parts)) {
    if (cmdlinePath !== null) documents.set(cmdlinePath, "cmdline");
    for (const path of manifestPaths) documents.set(path, "manifest");
  }
  return documents;
}

/** The disk with the open documents over it. The workspace's own reader would remember each folder that is passed. */
function searchedFiles({ workspace, runtime }: Pick<FeatureParts, "workspace" | "runtime">): FileReader {
  const open = new Map(workspace.openDocuments().map((document) => [runtime.pathOfUri(document.uri), document]));
  return { ...runtime.files, readText: (path) => open.get(path)?.getText() ?? runtime.files.readText(path) };
}

/** The folders and what is in them, level by level, so that the limit cuts off what is deepest. */
function foldersBelow(roots: readonly string[], files: FileReader): readonly string[] {
  const folders = [...new Set(roots)];
  const known = new Set(folders);
  for (let at = 0; at < folders.length && folders.length < mostFolders; at++) {
    const folder = folders[at] ?? "";
    for (const name of files.listFolders(folder)) {
      const path = join(folder, name);
      if (foreignFolders.has(name) || known.has(path) || folders.length >= mostFolders) continue;
      known.add(path);
      folders.push(path);
    }
  }
  return folders;
}
