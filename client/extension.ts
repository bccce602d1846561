/** The VS Code extension: starts the language server, registers the commands, and puts booting into the editor. */
import { join } from "node:path";
import { window, workspace, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { BootController } from "./boot/boot-controller.js";
import { registerBootLenses } from "./boot/boot-lenses.js";
import { explainCommand, registerExplanations } from "./explain/explain-command.js";
import { registerKernelLogs } from "./log/kernel-logs.js";
import { serverDocuments, watchedFiles } from "./languages.js";
import { linkRuleDocuments, registerRuleDocuments } from "./rule-documents.js";

let client: LanguageClient | undefined;

/** Called by VS Code when a document of ours is opened or a command of ours is run. */
export function activate(context: ExtensionContext): void {
  client = createClient(context);
  context.subscriptions.push(new BootController(context), registerBootLenses(), registerExplanations(context));
  context.subscriptions.push(registerRuleDocuments(context), ...registerKernelLogs(context));
  // Not awaited: booting works without the server, and activation must not wait for another process.
  client.start().catch((error: unknown) => {
    void window.showErrorMessage(`Bootpath's language server did not start: ${String(error)}`);
  });
}

/** Called by VS Code at the end; the server gets the chance to shut down. */
export async function deactivate(): Promise<void> {
  await client?.stop();
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
