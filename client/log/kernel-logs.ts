/** Kernel logs in the editor, opened files and the output channel alike: folding, outline, hovers, problems. */
import {
  Diagnostic,
  DiagnosticSeverity,
  DocumentSymbol,
  FoldingRange,
  Hover,
  languages,
  MarkdownString,
  Range,
  SymbolKind,
  Uri,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from "vscode";
import { diagnoseLog } from "../../core/log/diagnose.js";
import type { Diagnosis } from "../../core/log/diagnosis.js";
import { outlineLog, type LogPart } from "../../core/log/outline.js";
import { valueNoteAt } from "../../core/log/value-notes.js";
import { linkRuleDocuments } from "../rule-documents.js";

const language = "kernel-log";

/** Registers everything for documents of that language. */
export function registerKernelLogs({ extensionUri }: ExtensionContext): readonly { dispose: () => unknown }[] {
  const problems = languages.createDiagnosticCollection("bootpath log");
  const check = (document: TextDocument) => {
    // What the output channel shows ends in a verdict; its causes are put to command line and manifest.
    if (document.languageId !== language || document.uri.scheme === "output") return;
    const found = read(document).diagnosis.map((entry) => problemOf(entry, document, extensionUri));
    problems.set(document.uri, linkRuleDocuments(found));
  };
  workspace.textDocuments.forEach(check);
  return [
    problems,
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({ document }) => {
      check(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      problems.delete(uri);
    }),
    languages.registerFoldingRangeProvider(language, {
      provideFoldingRanges: (document) =>
        read(document).parts.map((part) => new FoldingRange(part.firstLine - 1, part.lastLine - 1)),
    }),
    languages.registerDocumentSymbolProvider(language, { provideDocumentSymbols: outline }),
    languages.registerHoverProvider(language, {
      provideHover: (document, { line, character }) => {
        const { text } = document.lineAt(line);
        const value = valueNoteAt(text, character);
        // In a file the problem stands in the hover already.
        const told = document.uri.scheme === "output" ? read(document).diagnosis : [];
        const causes = told.filter((entry) => entry.source === "log" && entry.line === line + 1);
        if (value === null && causes.length === 0) return null;
        const parts = causes.map((entry) => causeText(entry));
        const range = value === null ? undefined : new Range(line, value.start, line, value.end);
        return new Hover(value === null ? parts : [new MarkdownString(literal(value.text)), ...parts], range);
      },
    }),
  ];
}

/** What is known of a document's text. */
interface ReadLog {
  readonly version: number;
  readonly diagnosis: readonly Diagnosis[];
  readonly parts: readonly LogPart[];
}

const known = new WeakMap<TextDocument, ReadLog>();

/** Reads a document once for all that ask about this version of it. */
function read(document: TextDocument): ReadLog {
  const before = known.get(document);
  if (before?.version === document.version) return before;
  const text = document.getText().replaceAll("\r\n", "\n");
  const log = { version: document.version, diagnosis: diagnoseLog(text), parts: outlineLog(text) };
  known.set(document, log);
  return log;
}

function problemOf(entry: Diagnosis, document: TextDocument, extensionUri: Uri): Diagnostic {
  const line = document.lineAt(Math.max(0, Math.min(document.lineCount, entry.line) - 1));
  const severity = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    // Harmless, and only worth a look when somebody wonders.
    information: DiagnosticSeverity.Hint,
  }[entry.severity];
  const diagnostic = new Diagnostic(line.range, `${entry.cause} ${entry.fix}`, severity);
  diagnostic.source = "bootpath log";
  diagnostic.code = { value: entry.code, target: Uri.joinPath(extensionUri, entry.document) };
  return diagnostic;
}

/** Phases and traces, with the causes under the innermost part that holds their line. */
function outline(document: TextDocument): DocumentSymbol[] {
  const { parts, diagnosis } = read(document);
  const roots: DocumentSymbol[] = [];
  const add = (symbol: DocumentSymbol) => {
    const holder = (siblings: DocumentSymbol[]): DocumentSymbol[] => {
      const parent = siblings.find((one) => one.kind !== SymbolKind.Event && one.range.contains(symbol.range));
      return parent === undefined ? siblings : holder(parent.children);
    };
    holder(roots).push(symbol);
  };
  for (const { title, kind, firstLine, lastLine } of parts) {
    const range = document.lineAt(firstLine - 1).range.union(document.lineAt(lastLine - 1).range);
    const icon = kind === "trace" ? SymbolKind.Array : SymbolKind.Namespace;
    add(new DocumentSymbol(title || "Report", "", icon, range, document.lineAt(firstLine - 1).range));
  }
  for (const { code, title, line, source } of diagnosis) {
    if (source !== "log" || line > document.lineCount) continue;
    const { range } = document.lineAt(line - 1);
    add(new DocumentSymbol(code, title, SymbolKind.Event, range, range));
  }
  return roots;
}

function causeText({ title, code, cause, fix }: Diagnosis): MarkdownString {
  const capital = title.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return new MarkdownString(`**${literal(capital)}** \`${code}\`\n\n${literal(cause)}\n\n**Fix:** ${literal(fix)}`);
}

/** Text as it is in Markdown. `appendText` would make its blanks unbreakable, and the hover one long line. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~&-]/g, "\\$&");
}
