/** Refactorings of manifests: add the folders above an entry, sort by tree, turn a folder of the host into lines. */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { lineCount } from "../../core/manifest/parse.js";
import { lineAt } from "../../core/manifest/words.js";
import { addFoldersAbove } from "../../core/refactors/add-folders.js";
import { sortByTree } from "../../core/refactors/sort-by-tree.js";
import type { Edit } from "../../core/rules/finding.js";
import { toCodeAction } from "../convert.js";
import type { FeatureParts } from "../feature.js";
import {
  editsOfFolder,
  hostFolderOf,
  mostEntries,
  showReading,
  type HostFolder,
  type LinePlace,
} from "./folder-lines.js";

/** The kind of all actions here. */
export const refactorKind = CodeActionKind.RefactorRewrite;

/** As many entries of a folder are read for a menu, where the client cannot ask for the edit later. */
const mostEntriesInMenu = 1000;

/** Longer manifests are sorted when it is wanted, not for a menu. */
const mostLinesInMenu = 2000;

/** Whether the client asks for the edit of an action when the action is chosen. */
export function resolvesEdits({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes("edit") === true;
}

/** The refactorings at a place. */
export async function refactors(params: CodeActionParams, parts: FeatureParts): Promise<CodeAction[]> {
  const document = parts.workspace.document(params.textDocument.uri);
  if (document === undefined || !isWorthWhile(params)) return [];
  const range = { start: document.offsetAt(params.range.start), end: document.offsetAt(params.range.end) };
  const place = placeIn(document, range.start, parts);
  if (place === null) return [];
  const added = addFoldersAbove(place.placed.target, place.manifest, range);
  return [
    ...(added === null ? [] : [actionOf(titleOfFolders(added.folders), added.edits, parts)]),
    ...(await folderActions(place, parts)),
    ...sortActions(place, parts),
  ];
}

/**
 * Makes the edit of an action that was offered without one.
 * @throws ResponseError with the reason where it cannot be made.
 */
export async function resolveRefactor(
  action: CodeAction,
  parts: FeatureParts,
  connection: Connection,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = readData(action.data);
  const document = data === null ? undefined : parts.workspace.document(data.uri);
  if (data === null || document === undefined) return action;
  const place = document.version === data.version ? placeIn(document, data.line, parts) : null;
  if (place === null) throw new ResponseError(LSPErrorCodes.ContentModified, "The text has changed in the meantime.");
  if (data.action === "sort") return { ...action, edit: sortEdit(action.title, place, parts) };
  const shown = await showReading(data.folder, parts.client(), connection, token);
  try {
    const reading = { most: mostEntries, isCancelled: shown.isCancelled, onProgress: shown.report };
    const edits = await editsOfFolder(place, data, reading);
    if (document.version !== data.version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, "The text has changed in the meantime.");
    }
    const { edit = {} } = actionOf(action.title, edits, parts);
    return { ...action, edit };
  } finally {
    shown.done();
  }
}

/** Editors ask again with every move of the cursor; then only those are told who have selected something. */
function isWorthWhile({ context, range }: CodeActionParams): boolean {
  const { start, end } = range;
  const isEmpty = start.line === end.line && start.character === end.character;
  return context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic || !isEmpty;
}

function placeIn(document: TextDocument, offset: number, parts: FeatureParts): LinePlace | null {
  const { workspace, runtime } = parts;
  if (workspace.kindOf(document) !== "manifest") return null;
  const path = runtime.pathOfUri(document.uri);
  const [placed] = workspace.placedTargetsOf(document);
  const manifest = placed?.target.manifests.find((one) => one.path === path);
  const line = manifest === undefined ? null : lineAt(manifest.manifest, offset);
  return placed === undefined || manifest === undefined || line === null ? null : { document, manifest, placed, line };
}

function titleOfFolders([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? `Add the folder above, ${first}` : `Add the ${others.length + 1} folders above`;
}

function sortActions({ document, placed, manifest, line }: LinePlace, parts: FeatureParts): CodeAction[] {
  const title = "Sort the manifest by its file tree";
  if (resolvesEdits(parts.client()) && lineCount(manifest.manifest) > mostLinesInMenu) {
    const data: SortData = { action: "sort", uri: document.uri, version: document.version, line: line.start };
    return [{ title, kind: refactorKind, data }];
  }
  const sorted = sortByTree(placed.target, manifest);
  if (sorted.kind === "in order") return [];
  if (sorted.kind === "sorted") {
    const { path, text } = manifest;
    return [actionOf(title, [{ path, start: 0, end: text.length, newText: sorted.text }], parts)];
  }
  const canTell = parts.client().textDocument?.codeAction?.disabledSupport === true;
  return canTell ? [{ title, kind: refactorKind, disabled: { reason: sorted.reason } }] : [];
}

/** The edit that sorts a long manifest. @throws ResponseError with the reason where it has to stay as it is. */
function sortEdit(title: string, { placed, manifest }: LinePlace, parts: FeatureParts): WorkspaceEdit {
  const sorted = sortByTree(placed.target, manifest);
  if (sorted.kind !== "sorted") {
    const reason = sorted.kind === "refused" ? sorted.reason : "The manifest is in the order of its tree already.";
    throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
  }
  const { path, text } = manifest;
  return actionOf(title, [{ path, start: 0, end: text.length, newText: sorted.text }], parts).edit ?? {};
}

async function folderActions(place: LinePlace, parts: FeatureParts): Promise<CodeAction[]> {
  const found = hostFolderOf(place, parts.runtime);
  if (found === null) return [];
  const { document, line } = place;
  const title = `Turn the folder ${found.location} into lines`;
  if (resolvesEdits(parts.client())) {
    const data: FolderData = {
      action: "folder",
      uri: document.uri,
      version: document.version,
      line: line.start,
      ...found,
    };
    return [{ title, kind: refactorKind, data }];
  }
  const reading = { most: mostEntriesInMenu, isCancelled: () => false, onProgress: () => undefined };
  try {
    const edits = await editsOfFolder(place, found, reading);
    return edits.length === 0 ? [] : [actionOf(title, edits, parts)];
  } catch (error) {
    const canTell = parts.client().textDocument?.codeAction?.disabledSupport === true;
    if (!(error instanceof ResponseError) || !canTell) return [];
    return [{ title, kind: refactorKind, disabled: { reason: error.message } }];
  }
}

function actionOf(title: string, edits: readonly Edit[], { runtime, workspace }: FeatureParts): CodeAction {
  return toCodeAction({ title, preferred: false, edits }, refactorKind, [], runtime, workspace.textOf);
}

/** What an action remembers until its edit is wanted. */
interface SortData {
  readonly action: "sort";
  readonly uri: string;
  readonly version: number;
  /** Offset of the line. */
  readonly line: number;
}

interface FolderData extends Omit<SortData, "action">, HostFolder {
  readonly action: "folder";
}

function readData(data: unknown): FolderData | SortData | null {
  if (typeof data !== "object" || data === null) return null;
  const { action, uri, version, line, folder, location } = data as Readonly<Partial<Record<keyof FolderData, unknown>>>;
  if (typeof uri !== "string" || typeof version !== "number" || typeof line !== "number") return null;
  if (action === "sort") return { action, uri, version, line };
  if (typeof folder !== "string" || typeof location !== "string") return null;
  return { action: "folder", uri, version, line, folder, location };
}
