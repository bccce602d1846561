/** The language server: registration and routing. What it knows comes from core; documents are its only state. */
import {
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { codeActions } from "./features/code-actions.js";
import { createDiagnostics } from "./features/diagnostics.js";
import { hover } from "./features/hover.js";
import type { ServerRuntime } from "./runtime.js";
import { createWorkspace } from "./workspace.js";

/** The name and version that a client shows. */
const serverInfo = { name: "bootpath" };

/** Registers everything on a connection and begins to listen. */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = createWorkspace(documents, runtime);
  const diagnostics = createDiagnostics(connection, workspace, runtime);
  let capabilities: ClientCapabilities = {};

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    return {
      serverInfo,
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ["quickfix"] },
      },
    };
  });
  documents.onDidChangeContent(({ document }) => {
    diagnostics.refresh(document);
  });
  documents.onDidClose(() => {
    diagnostics.refreshAll();
  });
  connection.onDidChangeWatchedFiles(() => {
    diagnostics.refreshAll();
  });
  connection.onCodeAction((params) => codeActions(params, workspace, runtime, capabilities));
  connection.onHover((params) => hover(params, workspace));

  documents.listen(connection);
  connection.listen();
}
