/** The language server: registration and routing. What it knows comes from core; documents are its only state. */
import {
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { noRuleSettings } from "../core/project/rule-settings.js";
import type { FindingCode } from "../core/rules/codes.js";
import { mergeCapabilities } from "./feature.js";
import { createFeatures } from "./features/all.js";
import { codeActions, fixAllKind } from "./features/code-actions.js";
import { codeLenses, lensCommand, refreshLenses } from "./features/code-lens.js";
import { createDiagnostics } from "./features/diagnostics.js";
import { hover } from "./features/hover.js";
import { createFileWatching } from "./features/watch-files.js";
import type { ServerRuntime } from "./runtime.js";
import { createSettings } from "./settings.js";
import { createWorkspace } from "./workspace.js";

/** What the schema of `bootpath.json` says as well. */
const schemaCodes: ReadonlySet<FindingCode> = new Set<FindingCode>(["project-invalid", "project-unknown-key"]);

/** The name and version that a client shows. */
const serverInfo = { name: "bootpath" };

/** Registers everything on a connection and begins to listen. */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  const documents = new TextDocuments(TextDocument);
  let capabilities: ClientCapabilities = {};
  let folders: readonly string[] = [];
  let validatesProject = false;
  const settings = createSettings(connection, () => {
    refreshAll();
  });
  const workspace = createWorkspace(documents, runtime, (uri) => settings.of(uri) ?? noRuleSettings);
  const diagnostics = createDiagnostics(connection, workspace, runtime, {
    isReady: ({ uri }) => settings.of(uri) !== null,
    isShown: ({ code }) => !validatesProject || !schemaCodes.has(code),
  });
  const watching = createFileWatching(connection, workspace, runtime);
  const features = createFeatures({ workspace, runtime, client: () => capabilities, folders: () => folders });
  let explainCommand: string | null = null;

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    folders = (params.workspaceFolders ?? []).map(({ uri }) => runtime.pathOfUri(uri));
    validatesProject = knowsSchema(params);
    explainCommand = lensCommand(params);
    return {
      serverInfo,
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll", fixAllKind] },
        ...(explainCommand === null ? {} : { codeLensProvider: {} }),
        ...mergeCapabilities(features.map((feature) => feature.announce(params))),
      },
    };
  });
  const refreshAll = () => {
    diagnostics.refreshAll();
    watching.update(capabilities);
    refreshLenses(connection, workspace, capabilities);
  };
  connection.onInitialized(() => {
    settings.start(capabilities);
    for (const feature of features) feature.ready?.(connection);
  });
  documents.onDidChangeContent(({ document }) => {
    // What a project file says is about other documents.
    if (workspace.isProject(document)) {
      refreshAll();
      return;
    }
    diagnostics.refresh(document);
    watching.update(capabilities);
    refreshLenses(connection, workspace, capabilities);
  });
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    refreshAll();
  });
  connection.onDidChangeWatchedFiles(refreshAll);
  connection.onCodeAction((params) => codeActions(params, workspace, runtime, { capabilities, folders }));
  connection.onHover((params) => hover(params, workspace, runtime));
  for (const feature of features) feature.register(connection);
  connection.onCodeLens((params) => codeLenses(params, workspace, explainCommand));

  documents.listen(connection);
  connection.listen();
}

/** Whether the client checks `bootpath.json` by its schema: it says so in `initializationOptions.validatesProject`. */
function knowsSchema(params: InitializeParams): boolean {
  const options: unknown = params.initializationOptions;
  if (typeof options !== "object" || options === null || !("validatesProject" in options)) return false;
  return options.validatesProject === true;
}
