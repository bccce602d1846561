/** Our values to those of the language server protocol. The only file that knows both. */
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DiagnosticSeverity,
  Range,
  TextEdit,
  WorkspaceEdit,
  PublishDiagnosticsClientCapabilities,
} from "vscode-languageserver";
import { findingDocument } from "../core/documents.js";
import type { Finding, Fix, Severity } from "../core/rules/finding.js";
import { indexLines, lineColumnAt, type LineIndex } from "../core/text/lines.js";
import type { ServerRuntime } from "./runtime.js";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

/** The name that diagnostics carry as their source. */
export const diagnosticSource = "bootpath";

/** An offset range of a text as the protocol's range. */
export function toRange(index: LineIndex, start: number, end: number): Range {
  return { start: toPosition(index, start), end: toPosition(index, end) };
}

/** A finding as diagnostic; `textOf` reads the documents that it relates to. */
export function toDiagnostic(
  finding: Finding,
  index: LineIndex,
  runtime: ServerRuntime,
  textOf: (path: string) => string | null,
  client: ClientCapabilities,
): Diagnostic {
  const { relatedInformation, codeDescriptionSupport } = shownWithDiagnostics(client);
  const related = finding.related.map((place) => ({
    location: {
      uri: runtime.uriOfPath(place.path),
      range: toRange(indexLines(textOf(place.path) ?? ""), place.start, place.end),
    },
    message: place.message,
  }));
  return {
    range: toRange(index, finding.start, finding.end),
    severity: severities[finding.severity],
    code: finding.code,
    ...(codeDescriptionSupport === true
      ? { codeDescription: { href: runtime.documentUrl(findingDocument(finding.code)) } }
      : {}),
    source: diagnosticSource,
    message: finding.message,
    ...(related.length > 0 && relatedInformation === true ? { relatedInformation: related } : {}),
  };
}

/** What the client shows of a diagnostic besides its message; for those that it asks for it may say so apart. */
function shownWithDiagnostics({
  textDocument,
}: ClientCapabilities): Pick<PublishDiagnosticsClientCapabilities, "relatedInformation" | "codeDescriptionSupport"> {
  return { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
}

/**
 * A fix as code action of a kind, for the diagnostics that it repairs. Edits name the documents without a version: they
 * were made from the text of now.
 */
export function toCodeAction(
  fix: Fix,
  kind: string,
  diagnostics: Diagnostic[],
  runtime: ServerRuntime,
  textOf: (path: string) => string | null,
): CodeAction {
  return {
    title: fix.title,
    kind,
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(fix, runtime, textOf),
  };
}

function toWorkspaceEdit(fix: Fix, runtime: ServerRuntime, textOf: (path: string) => string | null): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of fix.edits) {
    const index = indexLines(textOf(edit.path) ?? "");
    const edits = (changes[runtime.uriOfPath(edit.path)] ??= []);
    edits.push({ range: toRange(index, edit.start, edit.end), newText: edit.newText });
  }
  if (fix.creates === undefined) return { changes };
  const create = { kind: "create" as const, uri: runtime.uriOfPath(fix.creates), options: { ignoreIfExists: true } };
  const fill = Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits }));
  return { documentChanges: [create, ...fill] };
}

function toPosition(index: LineIndex, offset: number): Range["start"] {
  const { line, column } = lineColumnAt(index, offset);
  return { line: line - 1, character: column - 1 };
}
