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
import { defaultHints } from "../core/inlay-hints/hint.js";
import { noRuleSettings } from "../core/project/rule-settings.js";
import type { FindingCode } from "../core/rules/codes.js";
import { mergeCapabilities, type FeatureParts } from "./feature.js";
import { createFeatures } from "./features/all.js";
import { createCodeLenses } from "./features/code-lens.js";
import { createDiagnostics, type DiagnosticsOptions } from "./features/diagnostics.js";
import { createPulledDiagnostics, pullsDiagnostics } from "./features/pulled-diagnostics.js";
import { createFileWatching } from "./features/watch-files.js";
import { readHintSettings } from "./hint-settings.js";
import { positionCapabilities } from "./position-encoding.js";
import { createKernelTrees } from "./kernel-trees.js";
import type { ServerRuntime } from "./runtime.js";
import { createSettings } from "./settings.js";
import { firstFolders, folderCapabilities, followFolders } from "./workspace-folders.js";
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
  const trees = createKernelTrees({
    connection,
    runtime,
    client: () => capabilities,
    folders: () => folders,
    whenRead: () => {
      refreshAll();
    },
  });
  const workspace = createWorkspace(
    documents,
    runtime,
    (uri) => settings.of(uri) ?? noRuleSettings,
    (uri, target) => trees.of(runtime.pathOfUri(uri), target, settings.kernelTreeOf(uri)),
  );
  const shown: DiagnosticsOptions = {
    isReady: ({ uri }) => settings.of(uri) !== null,
    isShown: ({ code }) => !validatesProject || !schemaCodes.has(code),
  };
  let publishes = true;
  const diagnostics = createDiagnostics(connection, workspace, runtime, {
    ...shown,
    publishes: () => publishes,
    client: () => capabilities,
  });
  const watching = createFileWatching(connection, workspace, runtime);
  let hintsAtStart = defaultHints;
  const parts: FeatureParts = {
    workspace,
    runtime,
    client: () => capabilities,
    folders: () => folders,
    hintSettings: (uri) => settings.hintsOf(uri) ?? hintsAtStart,
  };
  const lenses = createCodeLenses(parts);
  const features = [...createFeatures(parts), lenses, createPulledDiagnostics(parts, shown)];

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    folders = firstFolders(params, runtime);
    validatesProject = knowsSchema(params);
    publishes = !pullsDiagnostics(params);
    hintsAtStart = readHintSettings(params.initializationOptions);
    return {
      serverInfo,
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...mergeCapabilities([
          positionCapabilities(params),
          folderCapabilities(params),
          ...features.map((feature) => feature.announce(params)),
        ]),
      },
    };
  });
  const refreshAll = () => {
    workspace.forget([]);
    diagnostics.refreshAll();
    watching.update(capabilities);
    for (const feature of features) feature.refresh?.(connection);
  };
  connection.onInitialized(() => {
    settings.start(capabilities);
    if (capabilities.workspace?.workspaceFolders === true) {
      followFolders(connection, runtime, (change) => {
        folders = change(folders);
        refreshAll();
      });
    }
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
    lenses.refresh(connection);
  });
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    refreshAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.forget(changes.map(({ uri }) => runtime.pathOfUri(uri)));
    refreshAll();
  });
  workspace.whenChanged(refreshAll);
  for (const feature of features) feature.register(connection);

  documents.listen(connection);
  connection.listen();
}

/** Whether the client checks `bootpath.json` by its schema: it says so in `initializationOptions.validatesProject`. */
function knowsSchema(params: InitializeParams): boolean {
  const options: unknown = params.initializationOptions;
  if (typeof options !== "object" || options === null || !("validatesProject" in options)) return false;
  return options.validatesProject === true;
}
