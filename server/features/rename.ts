/** Rename: a path of the initramfs in everything that names it, or a variable in manifests and its project file. */
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { renamedPathAt, renamePath } from "../../core/navigation/rename-path.js";
import { renameSettings, renameUses, variableNameFault } from "../../core/navigation/rename-variable.js";
import { usesOfVariable, variableAt } from "../../core/navigation/variables.js";
import type { Edit } from "../../core/rules/finding.js";
import type { LocatedTarget } from "../../host/targets.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import {
  connectedTargets,
  documentAt,
  locatedTargets,
  manifestAt,
  projectAt,
  projectTargets,
  rangesIn,
  toWorkspaceEdit,
  type NavigationParts,
} from "../navigation.js";

/** Renaming in both languages, and of variables in project files, as far as the client asks for it. */
export function createRename(parts: FeatureParts): ServerFeature {
  return {
    announce({ capabilities }) {
      const announced = capabilities.textDocument?.rename;
      if (announced === undefined) return {};
      return { renameProvider: announced.prepareSupport === true ? { prepareProvider: true } : true };
    },
    register(connection) {
      connection.onPrepareRename((params) => prepare(params, parts));
      connection.onRenameRequest((params) => rename(params, parts));
    },
  };
}

/** What is renamed: its range in the document, and what is shown to be changed. */
type Renamed = { readonly start: number; readonly end: number } & (
  | { readonly kind: "path"; readonly place: string }
  | { readonly kind: "variable"; readonly name: string; readonly targets: readonly LocatedTarget[] }
);

function prepare(
  { textDocument, position }: PrepareRenameParams,
  parts: NavigationParts,
): { range: Range; placeholder: string } | null {
  const document = parts.workspace.document(textDocument.uri);
  const renamed = document === undefined ? null : renamedAt(document, document.offsetAt(position), parts);
  if (document === undefined || renamed === null) return null;
  if (renamed.kind === "variable" && renamed.targets.length === 0) throw refusal(notSet(renamed.name));
  return {
    range: rangesIn(parts)(parts.runtime.pathOfUri(document.uri), renamed.start, renamed.end),
    placeholder: renamed.kind === "path" ? renamed.place : renamed.name,
  };
}

function rename({ textDocument, position, newName }: RenameParams, parts: FeatureParts): WorkspaceEdit | null {
  const document = parts.workspace.document(textDocument.uri);
  const renamed = document === undefined ? null : renamedAt(document, document.offsetAt(position), parts);
  if (document === undefined || renamed === null) {
    throw new ResponseError(ErrorCodes.InvalidParams, "Nothing stands here that can be renamed.");
  }
  const edits =
    renamed.kind === "path"
      ? pathEdits(document, renamed.place, newName, parts)
      : variableEdits(renamed.targets, renamed.name, newName, parts);
  return toWorkspaceEdit(parts, edits, parts.client());
}

function renamedAt(document: TextDocument, offset: number, parts: NavigationParts): Renamed | null {
  const { workspace, runtime } = parts;
  const path = runtime.pathOfUri(document.uri);
  if (workspace.isProject(document)) {
    const variables = projectAt(parts, path)?.places.variables ?? [];
    const setting = variables.find(({ nameStart, nameEnd }) => nameStart <= offset && offset <= nameEnd);
    if (setting === undefined) return null;
    const { name, target, nameStart, nameEnd } = setting;
    const targets = projectTargets(parts, path).filter((one) => one.name === target);
    return { kind: "variable", name, targets, start: nameStart + 1, end: nameEnd - 1 };
  }
  for (const target of workspace.targetsOf(document)) {
    const manifest = target.manifests.find((one) => one.path === path);
    const use = manifest === undefined ? null : variableAt(manifest, offset);
    if (use !== null) {
      const targets = locatedTargets(parts, document).filter(({ variables }) => Object.hasOwn(variables, use.name));
      return { kind: "variable", name: use.name, targets, start: use.start + 2, end: use.end - 1 };
    }
    const renamed = renamedPathAt(target, path, offset);
    if (renamed !== null) return { kind: "path", place: renamed.place, ...renamed.range };
  }
  return null;
}

function pathEdits(document: TextDocument, place: string, name: string, parts: NavigationParts): readonly Edit[] {
  return connectedTargets(parts, document).flatMap((target) => {
    const renaming = renamePath(target, place, name);
    if (renaming.kind === "refused") throw refusal(renaming.reason);
    return renaming.edits;
  });
}

/** In all targets that set the variable and have a manifest in common, since that has only one text. */
function variableEdits(
  start: readonly LocatedTarget[],
  name: string,
  newName: string,
  parts: NavigationParts,
): readonly Edit[] {
  const fault = start.length === 0 ? notSet(name) : variableNameFault(newName);
  if (fault !== null) throw refusal(fault);
  if (name === newName) return [];
  const targets = withSharedManifests(start, name, parts);
  const taken = targets.find(({ variables }) => Object.hasOwn(variables, newName));
  if (taken !== undefined) throw refusal(`The target "${taken.name}" has a variable ${newName} already.`);
  const manifests = new Set(targets.flatMap(({ manifestPaths }) => manifestPaths));
  const uses = [...manifests].flatMap((path) => {
    const manifest = manifestAt(parts, path);
    return manifest === null ? [] : renameUses(manifest, name, newName);
  });
  const projects = new Set(targets.flatMap(({ projectPath }) => projectPath ?? []));
  const settings = [...projects].flatMap((path) => {
    const project = projectAt(parts, path);
    const own = targets.filter(({ projectPath }) => projectPath === path);
    return project === null ? [] : renameSettings(project, new Set(own.map((target) => target.name)), name, newName);
  });
  return [...uses, ...settings];
}

function withSharedManifests(
  start: readonly LocatedTarget[],
  name: string,
  parts: NavigationParts,
): readonly LocatedTarget[] {
  const targets = new Map<string, LocatedTarget>();
  const waiting = [...start];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    targets.set(`${next.projectPath ?? ""}\0${next.name}`, next);
    for (const path of next.manifestPaths) {
      if (seen.has(path)) continue;
      seen.add(path);
      const manifest = manifestAt(parts, path);
      if (manifest === null || usesOfVariable(manifest, name).length === 0) continue;
      const sharing = locatedTargets(parts, documentAt(parts, path, "manifest"));
      const other = sharing.find(({ variables }) => !Object.hasOwn(variables, name));
      if (other !== undefined) {
        throw refusal(`The target "${other.name}" has the same manifest and takes ${name} from the environment.`);
      }
      waiting.push(...sharing);
    }
  }
  return [...targets.values()];
}

function notSet(name: string): string {
  return `${name} is set in no bootpath.json: it comes from the environment, which cannot be changed from here.`;
}

/** Editors show the message as it is. */
function refusal(reason: string): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
