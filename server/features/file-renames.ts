/** Edits for files of the host that are about to be renamed: manifests name them as sources, project files as parts. */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import { moveProject, moveSources, type HostPaths, type Move } from "../../core/navigation/moved-files.js";
import { projectFileName } from "../../core/project/conventions.js";
import type { Edit } from "../../core/rules/finding.js";
import type { LocatedTarget } from "../../host/targets.js";
import { manifestVariables } from "../../host/variables.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { manifestAt, projectAt, toWorkspaceEdit } from "../navigation.js";
import { workspaceTargets } from "../workspace-targets.js";

/** Edits before files are renamed, for a client that asks for them. */
export function createFileRenames(parts: FeatureParts): ServerFeature {
  return {
    announce({ capabilities }) {
      if (capabilities.workspace?.fileOperations?.willRename !== true) return {};
      // Any file or folder may be the source of a manifest.
      const filters = [{ scheme: "file", pattern: { glob: "**/*" } }];
      return { workspace: { fileOperations: { willRename: { filters } } } };
    },
    register(connection) {
      connection.workspace.onWillRenameFiles((params) => edits(params, parts));
    },
  };
}

function edits({ files }: RenameFilesParams, parts: FeatureParts): WorkspaceEdit | null {
  const { runtime } = parts;
  const renamed = files
    .map(({ oldUri, newUri }) => ({ from: runtime.pathOfUri(oldUri), to: runtime.pathOfUri(newUri) }))
    .filter(({ from, to }) => isAbsolute(from) && isAbsolute(to));
  const move: Move = { paths: hostPaths, newPath: (path) => newPath(path, renamed) };
  const targets = workspaceTargets(parts);
  const projects = editsOfProjects(targets, move, parts);
  const all = [...projects.edits, ...editsOfManifests(targets, projects.variables, move, parts)];
  return all.length === 0 ? null : toWorkspaceEdit(parts, all, parts.client());
}

const hostPaths: HostPaths = {
  resolve,
  // Documents have slashes on every system.
  relative: (folder, path) => relative(folder, path).replaceAll(sep, "/"),
  isAbsolute,
  folderOf: dirname,
};

function newPath(path: string, renamed: readonly { readonly from: string; readonly to: string }[]): string {
  for (const { from, to } of renamed) {
    if (path === from) return to;
    if (path.startsWith(from + sep)) return join(to, path.slice(from.length + 1));
  }
  return path;
}

/** New values of variables, by project file and target. */
type ChangedVariables = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;

function editsOfProjects(
  targets: readonly LocatedTarget[],
  move: Move,
  parts: FeatureParts,
): { readonly edits: readonly Edit[]; readonly variables: ChangedVariables } {
  const paths = new Set(targets.flatMap(({ projectPath }) => projectPath ?? []));
  const all: Edit[] = [];
  const variables = new Map<string, ReadonlyMap<string, ReadonlyMap<string, string>>>();
  for (const path of paths) {
    // Under another name the file describes nothing any more.
    const project = basename(move.newPath(path)) === projectFileName ? projectAt(parts, path) : null;
    if (project === null) continue;
    const baseOf = (name: string) => {
      const target = targets.find((one) => one.projectPath === path && one.name === name);
      return target === undefined ? null : basesOf(target, move);
    };
    const moved = moveProject({ path, places: project.places, baseOf }, move);
    all.push(...moved.edits);
    variables.set(path, moved.variables);
  }
  return { edits: all, variables };
}

function editsOfManifests(
  targets: readonly LocatedTarget[],
  changed: ChangedVariables,
  move: Move,
  parts: FeatureParts,
): readonly Edit[] {
  return targets.flatMap((target) => {
    const variables = manifestVariables(parts.runtime.environment, target.variables);
    const ofTarget = changed.get(target.projectPath ?? "")?.get(target.name) ?? new Map<string, string>();
    const newVariables = new Map([...variables, ...ofTarget]);
    return target.manifestPaths.flatMap((path) => {
      const document = manifestAt(parts, path);
      if (document === null) return [];
      return moveSources({ document, ...basesOf(target, move), variables, newVariables }, move);
    });
  });
}

/** The folder that relative sources start from: named by the project file, else that of the first manifest. */
function basesOf({ base, manifestPaths, folder }: LocatedTarget, { newPath: moved }: Move) {
  if (base !== null) return { base: resolve(base), newBase: moved(resolve(base)) };
  const [first] = manifestPaths;
  if (first === undefined) return { base: resolve(folder), newBase: moved(resolve(folder)) };
  return { base: dirname(resolve(first)), newBase: dirname(moved(resolve(first))) };
}
