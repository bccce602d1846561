/** The language client: it runs the server and brings its features into the editor. */
import { join } from "node:path";
import { l10n, window, workspace, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { explainCommand } from "./explain/messages.js";
import { serverDocuments, watchedFiles } from "./languages.js";
import { linkRuleDocuments } from "./rule-documents.js";

/** A client at work. */
export interface LanguageFeatures {
  /** Lets the server shut down. One that does not run yet ends with its connection. */
  readonly dispose: () => Promise<void>;
}

/** Starts the server, which is not waited for: booting works without it. */
export function startLanguageClient(context: ExtensionContext): LanguageFeatures {
  const client = createClient(context);
  client.start().catch((error: unknown) => {
    void window.showErrorMessage(l10n.t("Bootpath's language server did not start: {0}", String(error)));
  });
  return { dispose: () => (client.isRunning() ? client.stop() : Promise.resolve()) };
}

function createClient(context: ExtensionContext): LanguageClient {
  const module = join(context.extensionPath, "dist", "server", "main.cjs");
  return new LanguageClient(
    "bootpath",
    "Bootpath Language Server",
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
    },
    {
      documentSelector: serverDocuments,
      // The server's lens runs the first command, a completed name with a value the second; the editor checks
      // bootpath.json by its schema.
      initializationOptions: {
        explainCommand,
        suggestCommand: "editor.action.triggerSuggest",
        validatesProject: true,
        // Asked for, diagnostics would be those of open documents only.
        diagnostics: "push",
      },
      middleware: {
        handleDiagnostics: (uri, diagnostics, next) => {
          next(uri, linkRuleDocuments(diagnostics));
        },
      },
      synchronize: { fileEvents: watchedFiles.map((pattern) => workspace.createFileSystemWatcher(pattern)) },
    },
  );
}
