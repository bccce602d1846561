/** A plain language client over standard input and output, as any editor has one. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { projectRoot } from "../../scripts/lib/cache.js";

/** A running server with one client. */
export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens a document with this text and returns its URI. */
  readonly open: (path: string, languageId: string, text: string) => Promise<string>;
  /** Replaces the whole text. */
  readonly change: (uri: string, text: string) => Promise<void>;
  /** The next diagnostics of a document that `accept` takes, also when they have come already. */
  readonly diagnostics: (
    uri: string,
    accept?: (diagnostics: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** Ends the server as the protocol asks for, and returns its exit status. */
  readonly close: () => Promise<number | null>;
}

/** What an editor of today announces. */
export const editorCapabilities: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: { isPreferredSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

/** Starts the built server. */
export async function startLspClient(
  capabilities: ClientCapabilities = editorCapabilities,
  initializationOptions: Readonly<Record<string, unknown>> = {},
  folders: readonly string[] = [],
): Promise<LspClient> {
  const server = spawn(process.execPath, [join(projectRoot, "dist/server/main.cjs"), "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    published.set(uri, diagnostics);
    for (const check of waiting) check();
  });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
    workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
  });
  await connection.sendNotification("initialized", {});
  let version = 1;

  return {
    connection,
    initialized,
    async open(path, languageId, text) {
      const uri = path.startsWith("untitled:") ? path : pathToFileURL(path).href;
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
      return uri;
    },
    async change(uri, text) {
      published.delete(uri);
      version++;
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    },
    diagnostics(uri, accept = () => true) {
      return new Promise((resolve) => {
        const check = () => {
          const diagnostics = published.get(uri);
          if (diagnostics === undefined || !accept(diagnostics)) return;
          waiting.delete(check);
          resolve(diagnostics);
        };
        waiting.add(check);
        check();
      });
    },
    async close() {
      await connection.sendRequest("shutdown");
      const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
      await connection.sendNotification("exit");
      const status = await ended;
      connection.dispose();
      return status;
    },
  };
}
