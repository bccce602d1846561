/** Kernel logs in the editor, opened files and the output channel alike. */
import { join } from "node:path";
import {
  Disposable,
  DocumentSymbol,
  FoldingRange,
  Hover,
  languages,
  MarkdownString,
  Range,
  SymbolKind,
  type ExtensionContext,
  type TextDocument,
} from "vscode";
import type { Diagnosis } from "../../core/log/diagnosis.js";
import { valueNoteAt } from "../../core/log/value-notes.js";
import { escapeMarkdown } from "../../core/text/markdown.js";
import { editorReading } from "../editor-files.js";
import { registerCodePlaces } from "./code-places.js";
import { registerLogProblems } from "./log-problems.js";
import { logLanguage } from "../languages.js";
import type { LogSurroundings } from "./log-targets.js";
import type { OwnBoot } from "./own-boot.js";
import { readLog } from "./read-log.js";
import { registerResponsibleLines } from "./responsible-lines.js";
import { registerSourceMentions } from "./source-mentions.js";

/** Registers everything for documents of that language. `ownBoot` is the boot whose log is in the output channel. */
export function registerKernelLogs(
  { extensionUri, extensionPath }: ExtensionContext,
  ownBoot: () => OwnBoot | null,
): Disposable {
  const surroundings: LogSurroundings = { ownBoot, reading: editorReading(join(extensionPath, "dist", "guest")) };
  const read = (document: TextDocument) => readLog(document, ownBoot());
  return Disposable.from(
    ...registerLogProblems(extensionUri, surroundings),
    ...registerResponsibleLines(surroundings),
    ...registerCodePlaces(surroundings),
    ...registerSourceMentions(surroundings),
    languages.registerFoldingRangeProvider(logLanguage, {
      provideFoldingRanges: (document) =>
        read(document).parts.map((part) => new FoldingRange(part.firstLine - 1, part.lastLine - 1)),
    }),
    languages.registerDocumentSymbolProvider(logLanguage, {
      provideDocumentSymbols: (document) => outline(document, surroundings),
    }),
    languages.registerHoverProvider(logLanguage, {
      provideHover: (document, { line, character }) => {
        const { text } = document.lineAt(line);
        const value = valueNoteAt(text, character);
        // In a file the problem stands in the hover already.
        const told = document.uri.scheme === "output" ? read(document).diagnosis : [];
        const causes = told.filter((entry) => entry.source === "log" && entry.line === line + 1);
        if (value === null && causes.length === 0) return null;
        const parts = causes.map((entry) => causeText(entry));
        const range = value === null ? undefined : new Range(line, value.start, line, value.end);
        return new Hover(value === null ? parts : [new MarkdownString(escapeMarkdown(value.text)), ...parts], range);
      },
    }),
  );
}

/** Phases and traces, with the causes under the innermost part that holds their line. */
function outline(document: TextDocument, { ownBoot }: LogSurroundings): DocumentSymbol[] {
  const { parts, diagnosis } = readLog(document, ownBoot());
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
  return new MarkdownString(
    `**${escapeMarkdown(capital)}** \`${code}\`\n\n${escapeMarkdown(cause)}\n\n**Fix:** ${escapeMarkdown(fix)}`,
  );
}
