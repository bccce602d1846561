/** Diagnostics on request of the client, for those that ask. To others they are published (`diagnostics.ts`), never both. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type InitializeParams,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { projectFileName } from "../../core/project/conventions.js";
import type { Finding } from "../../core/rules/finding.js";
import { indexLines } from "../../core/text/lines.js";
import { toDiagnostic } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { documentAt } from "../navigation.js";
import { workspaceDocuments } from "../workspace-targets.js";
import type { DiagnosticsOptions } from "./diagnostics.js";

/**
 * Whether a client asks for diagnostics. One that can may still want them published: it says so by
 * `initializationOptions.diagnostics: "push"`, as a client does that asks for open documents only.
 */
export function pullsDiagnostics({ capabilities, initializationOptions }: InitializeParams): boolean {
  const options: unknown = initializationOptions;
  const wantsPush =
    typeof options === "object" && options !== null && "diagnostics" in options && options.diagnostics === "push";
  return capabilities.textDocument?.diagnostic !== undefined && !wantsPush;
}

/** Answers for a document, with those that hang together with it where the client takes them, and for the workspace. */
export function createPulledDiagnostics(parts: FeatureParts, { isReady, isShown }: DiagnosticsOptions): ServerFeature {
  const { workspace, runtime, client } = parts;
  let pulls = false;

  const diagnosticsOf = (path: string, findings: readonly Finding[]): Diagnostic[] => {
    const index = indexLines(workspace.textOf(path) ?? "");
    return findings.filter(isShown).map((one) => toDiagnostic(one, index, runtime, workspace.textOf, client()));
  };
  const ofDocument = ({ textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    // The answer to the question for settings is on its way.
    if (!isReady(document)) {
      throw new ResponseError(LSPErrorCodes.ServerCancelled, "Settings are not known yet.", { retriggerRequest: true });
    }
    const own = runtime.pathOfUri(document.uri);
    const found = workspace.findingsAround(document);
    const report = reportOf(diagnosticsOf(own, found.get(own) ?? []), previousResultId);
    if (client().textDocument?.diagnostic?.relatedDocumentSupport !== true) return report;
    const related = [...found].filter(([path]) => path !== own);
    if (related.length === 0) return report;
    const reports: Record<string, DocumentReport> = {};
    for (const [path, findings] of related) {
      reports[runtime.uriOfPath(path)] = reportOf(diagnosticsOf(path, findings), undefined);
    }
    return { ...report, relatedDocuments: reports };
  };
  const ofWorkspace = async (
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items = new Map<string, WorkspaceDocumentDiagnosticReport>();
    const add = (path: string, findings: readonly Finding[]) => {
      const uri = runtime.uriOfPath(path);
      const report = reportOf(diagnosticsOf(path, findings), previous.get(uri));
      items.set(uri, { ...report, uri, version: workspace.document(uri)?.version ?? null });
    };
    for (const [path, kind] of workspaceDocuments(parts)) {
      // Other requests get their turn, and with them the one that cancels this.
      await setImmediate();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
      const document = documentAt(parts, path, kind);
      if (!isReady(document)) continue;
      for (const [one, findings] of workspace.findingsAround(document)) {
        // Of another document only a part is found from here.
        if (one === path || basename(one) === projectFileName) add(one, findings);
      }
    }
    return { items: [...items.values()] };
  };

  return {
    announce(params) {
      pulls = pullsDiagnostics(params);
      return pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {};
    },
    register({ languages }) {
      languages.diagnostics.on(ofDocument);
      languages.diagnostics.onWorkspace(ofWorkspace);
    },
    refresh({ languages }) {
      if (!pulls || client().workspace?.diagnostics?.refreshSupport !== true) return;
      // A client that is about to close refuses; there is nothing to do about that.
      languages.diagnostics.refresh().catch(() => undefined);
    },
  };
}

type DocumentReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** The diagnostics of one document, or only that they are as before. The id is made of what they say. */
function reportOf(items: Diagnostic[], previous: string | undefined): DocumentReport {
  const resultId = items.length === 0 ? "none" : createHash("sha1").update(JSON.stringify(items)).digest("base64");
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
