/** The folders of the workspace: those at the start, and how they change. */
import type { Connection, InitializeParams, ServerCapabilities } from "vscode-languageserver";
import type { ServerRuntime } from "./runtime.js";

type Paths = Pick<ServerRuntime, "pathOfUri">;

/** The paths of the folders that a client begins with; an older client has one root at most. */
export function firstFolders(params: InitializeParams, { pathOfUri }: Paths): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => pathOfUri(uri));
  const root = rootOf(params);
  return root === null ? [] : [pathOfUri(root)];
}

/** What to announce to a client that has several folders. */
export function folderCapabilities({ capabilities }: InitializeParams): ServerCapabilities {
  if (capabilities.workspace?.workspaceFolders !== true) return {};
  return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
}

/** Tells of folders that come and go. Only for a client that says when they do. */
export function followFolders(
  connection: Connection,
  { pathOfUri }: Paths,
  onChange: (change: (folders: readonly string[]) => readonly string[]) => void,
): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => pathOfUri(uri)));
    const come = added.map(({ uri }) => pathOfUri(uri));
    onChange((folders) => [...new Set([...folders.filter((folder) => !gone.has(folder)), ...come])]);
  });
}

/** The single root of older clients; the protocol keeps it for them. */
function rootOf(params: { readonly rootUri?: string | null }): string | null {
  return params.rootUri ?? null;
}
