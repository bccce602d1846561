/** The VS Code extension: starts the language server, registers the commands, and puts booting into the editor. */
import { join } from "node:path";
import { l10n, window, workspace, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { BootController } from "./boot/boot-controller.js";
import { registerBootLenses } from "./boot/boot-lenses.js";
import { registerDebugging } from "./debug/debugging.js";
import { explainCommand, registerExplanations } from "./explain/explain-command.js";
import { registerKernelLogs } from "./log/kernel-logs.js";
import { serverDocuments, watchedFiles } from "./languages.js";
import { registerNewTarget } from "./new-target/new-target.js";
import { linkRuleDocuments, registerRuleDocuments } from "./rule-documents.js";
import { registerTasks } from "./tasks/tasks.js";
import { registerTimelines } from "./timeline/timeline-commands.js";
import { registerInitramfsTree } from "./tree/initramfs-tree.js";

let client: LanguageClient | undefined;

/** Called by VS Code when a document of ours is opened or a command of ours is run. */
export function activate(context: ExtensionContext): void {
  client = createClient(context);
  const boots = new BootController(context);
  context.subscriptions.push(boots, registerBootLenses(), registerExplanations(context));
  context.subscriptions.push(registerRuleDocuments(context), ...registerKernelLogs(context, () => boots.ownBoot));
  context.subscriptions.push(registerInitramfsTree(context), registerDebugging(context, boots));
  context.subscriptions.push(registerNewTarget(), registerTasks(context));
  context.subscriptions.push(registerTimelines(context, boots.recorded));
  // Not awaited: booting works without the server, and activation must not wait for another process.
  client.start().catch((error: unknown) => {
    void window.showErrorMessage(l10n.t("Bootpath's language server did not start: {0}", String(error)));
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
