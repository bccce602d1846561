/**
 * A tiny extension, written and packaged on the spot, that does one of each thing the harness can look at. The test of
 * the harness uses it, so that the harness is proved without our own extension.
 *
 * In files `*.tiny`: the word "wrong" is an error with a quick fix, "odd" is a warning, every word has a hover.
 * Commands: "Tiny: Greet" (output channel "Tiny", notification), "Tiny: Ask" (a pick, then a notification),
 * "Tiny: Talk" (a terminal). A status bar item says "tiny ready".
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../../scripts/lib/cache.js";
import { run } from "../../../scripts/lib/run.js";

/** How many lines "Tiny: Greet" writes: many more than the panel can show at once. */
export const GREETING_LINES = 500;

/** Writes the extension below `folder` and packages it. Returns the path of the `.vsix`. */
export async function packageTinyExtension(folder: string): Promise<string> {
  const source = join(folder, "tiny-extension");
  await mkdir(source, { recursive: true });
  await writeFile(join(source, "package.json"), JSON.stringify(MANIFEST, undefined, 2));
  await writeFile(join(source, "extension.js"), CODE);
  const packagePath = join(folder, "tiny.vsix");
  const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", packagePath];
  await run(join(projectRoot, "node_modules/.bin/vsce"), ["package", ...options], { cwd: source });
  return packagePath;
}

const MANIFEST = {
  name: "tiny",
  publisher: "bootpath-test",
  version: "1.0.0",
  engines: { vscode: "^1.100.0" },
  main: "./extension.js",
  activationEvents: ["onStartupFinished"],
  contributes: {
    languages: [{ id: "tiny", aliases: ["Tiny"], extensions: [".tiny"] }],
    commands: ["Greet", "Ask", "Talk"].map((name) => ({
      command: `tiny.${name.toLowerCase()}`,
      title: name,
      category: "Tiny",
    })),
  },
};

const CODE = `
const vscode = require("vscode");

exports.activate = (context) => {
  const diagnostics = vscode.languages.createDiagnosticCollection("tiny");
  const output = vscode.window.createOutputChannel("Tiny");
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  status.text = "$(check) tiny ready";
  status.show();
  const check = (document) => {
    if (document.languageId !== "tiny") return;
    const found = [...document.getText().matchAll(/wrong|odd/g)].map((match) => {
      const range = new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length));
      const severity = match[0] === "wrong" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
      const diagnostic = new vscode.Diagnostic(range, 'The word "' + match[0] + '" should not be here.', severity);
      diagnostic.source = "tiny";
      diagnostic.code = match[0] + "-word";
      return diagnostic;
    });
    diagnostics.set(document.uri, found);
  };
  vscode.workspace.textDocuments.forEach(check);
  const actions = (document, range, { diagnostics }) =>
    diagnostics.filter(({ code }) => code === "wrong-word").flatMap((diagnostic) =>
      ["right", "correct"].map((word) => {
        const action = new vscode.CodeAction("Replace with \\"" + word + "\\"", vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, diagnostic.range, word);
        action.diagnostics = [diagnostic];
        return action;
      }));
  const greet = () => {
    output.clear();
    for (let i = 1; i <= ${GREETING_LINES}; i++) output.appendLine("greeting " + i);
    output.show(true);
    void vscode.window.showInformationMessage("Greetings from tiny", "Thanks");
  };
  const ask = async () => {
    const answer = await vscode.window.showQuickPick(["apple", "pear"]);
    void vscode.window.showWarningMessage("You chose " + answer);
  };
  const talk = () => {
    const written = new vscode.EventEmitter();
    const open = () => written.fire("\\x1b[32mhello from the terminal\\x1b[0m\\r\\n");
    vscode.window.createTerminal({ name: "Tiny", pty: { onDidWrite: written.event, open, close() {} } }).show();
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.commands.registerCommand("tiny.greet", greet),
    vscode.commands.registerCommand("tiny.ask", ask),
    vscode.commands.registerCommand("tiny.talk", talk),
    vscode.languages.registerCodeActionsProvider("tiny", { provideCodeActions: actions }),
    vscode.languages.registerHoverProvider("tiny", {
      provideHover: (document, position) =>
        new vscode.Hover("A word: **" + document.getText(document.getWordRangeAtPosition(position)) + "**"),
    }),
  );
};
`;
