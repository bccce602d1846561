/** The documents behind the codes of diagnostics: shown as rendered Markdown, from the extension's own folder. */
import { commands, Uri, type Diagnostic, type Disposable, type ExtensionContext } from "vscode";

const command = "bootpath.showDocument";

/** Registers the command behind the links. It opens nothing but documents of the extension. */
export function registerRuleDocuments({ extensionUri }: ExtensionContext): Disposable {
  const folder = `${Uri.joinPath(extensionUri, "docs").toString()}/`;
  return commands.registerCommand(command, async (address: unknown) => {
    if (typeof address !== "string" || !Uri.parse(address).toString().startsWith(folder)) return;
    const document = Uri.parse(address);
    // Whoever has switched the Markdown extension off gets the text.
    await commands
      .executeCommand("markdown.showPreview", document)
      .then(undefined, () => commands.executeCommand("vscode.open", document));
  });
}

/**
 * Makes the links of codes run the command. A link to a file opens its source in an editor, and the editor runs commands
 * behind the codes of diagnostics.
 */
export function linkRuleDocuments(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    if (typeof code !== "object" || code.target.scheme !== "file") return diagnostic;
    const query = encodeURIComponent(JSON.stringify([code.target.toString()]));
    diagnostic.code = { value: code.value, target: Uri.parse(`command:${command}?${query}`) };
    return diagnostic;
  });
}
