/** What opened log files show, as problems in them. */
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  l10n,
  languages,
  Uri,
  workspace,
  type TextDocument,
} from "vscode";
import type { CauseSeverity } from "../../core/log/cause.js";
import type { Diagnosis } from "../../core/log/diagnosis.js";
import { responsiblePlace } from "../../core/log/places.js";
import { linkRuleDocuments } from "../rule-documents.js";
import { logLanguage } from "../languages.js";
import { locationOf, readTargetOf, type LogSurroundings } from "./log-targets.js";
import { readLog } from "./read-log.js";

const severities: Readonly<Record<CauseSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  // Harmless, and only worth a look when somebody wonders.
  information: DiagnosticSeverity.Hint,
};

/** What each value of the setting `bootpath.log.problems` lets through. */
const shown: Readonly<Record<string, readonly CauseSeverity[]>> = {
  all: ["error", "warning", "information"],
  errors: ["error"],
  off: [],
};

/** Keeps the problems of opened logs up to date. */
export function registerLogProblems(
  extensionUri: Uri,
  surroundings: LogSurroundings,
): readonly { dispose: () => unknown }[] {
  const problems = languages.createDiagnosticCollection("bootpath log");
  const check = (document: TextDocument) => {
    // What the output channel shows ends in a verdict; its causes are put to command line and manifest.
    if (document.languageId !== logLanguage || document.uri.scheme === "output") return;
    const { version } = document;
    void problemsOf(document, extensionUri, surroundings).then((found) => {
      if (document.version === version && !document.isClosed) problems.set(document.uri, linkRuleDocuments(found));
    });
  };
  const checkAll = () => {
    workspace.textDocuments.forEach(check);
  };
  checkAll();
  return [
    problems,
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({ document }) => {
      check(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      problems.delete(uri);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("bootpath.log.problems")) checkAll();
    }),
  ];
}

async function problemsOf(
  document: TextDocument,
  extensionUri: Uri,
  surroundings: LogSurroundings,
): Promise<Diagnostic[]> {
  const level = workspace.getConfiguration("bootpath.log", document.uri).get("problems", "all");
  const wanted = shown[level] ?? [];
  const entries = readLog(document, null).diagnosis.filter(({ severity }) => wanted.includes(severity));
  const target = entries.length === 0 ? null : readTargetOf(document, surroundings);
  return Promise.all(
    entries.map(async (entry) => {
      const problem = problemOf(entry, document, extensionUri);
      const place = target === null ? null : responsiblePlace(entry, target);
      const found = place === null ? null : await locationOf(place).catch(() => null);
      if (found !== null) {
        const message = l10n.t("The responsible place: {0}", found.text.replace(/\s+/g, " "));
        problem.relatedInformation = [new DiagnosticRelatedInformation(found.location, message)];
      }
      return problem;
    }),
  );
}

function problemOf(entry: Diagnosis, document: TextDocument, extensionUri: Uri): Diagnostic {
  const line = document.lineAt(Math.max(0, Math.min(document.lineCount, entry.line) - 1));
  const diagnostic = new Diagnostic(line.range, `${entry.cause} ${entry.fix}`, severities[entry.severity]);
  diagnostic.source = "bootpath log";
  diagnostic.code = { value: entry.code, target: Uri.joinPath(extensionUri, entry.document) };
  return diagnostic;
}
