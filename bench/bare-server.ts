/**
 * A language server that does nothing: it keeps the documents, and publishes a diagnostic for every second version, as the
 * measured edits make a mistake and take it back.
 */
import { createConnection, ProposedFeatures, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let versions = 0;

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: { openClose: true, change: 2 }, hoverProvider: true, completionProvider: {} },
}));
connection.onHover(() => null);
connection.onCompletion(() => []);
documents.onDidChangeContent(({ document }) => {
  // The first version is right, and then every second one.
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const diagnostics = versions++ % 2 === 0 ? [] : [{ range, message: "changed" }];
  void connection.sendDiagnostics({ uri: document.uri, diagnostics });
});
documents.listen(connection);
connection.listen();
