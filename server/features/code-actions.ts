/** Quick fixes: the fixes that travel in the findings at the place that is asked for. */
import type { ClientCapabilities, CodeAction, CodeActionParams } from "vscode-languageserver";
import { indexLines } from "../../core/text/lines.js";
import { toDiagnostic, toQuickFix } from "../convert.js";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";

/** The quick fixes of all findings that touch the range. */
export function codeActions(
  params: CodeActionParams,
  workspace: Workspace,
  runtime: ServerRuntime,
  client: ClientCapabilities,
): CodeAction[] {
  const document = workspace.document(params.textDocument.uri);
  if (document === undefined || !wantsQuickFixes(params)) return [];
  const start = document.offsetAt(params.range.start);
  const end = document.offsetAt(params.range.end);
  const index = indexLines(document.getText());
  const findings = workspace.findingsAround(document).get(runtime.pathOfUri(document.uri)) ?? [];
  return findings
    .filter((finding) => finding.start <= end && finding.end >= start)
    .flatMap((finding) => {
      const diagnostic = toDiagnostic(finding, index, runtime, workspace.textOf);
      return finding.fixes
        .filter((fix) => fix.creates === undefined || canCreateFiles(client))
        .map((fix) => toQuickFix(fix, diagnostic, runtime, workspace.textOf));
    });
}

function wantsQuickFixes(params: CodeActionParams): boolean {
  return params.context.only?.some((kind) => kind === "" || kind === "quickfix") ?? true;
}

function canCreateFiles(client: ClientCapabilities): boolean {
  const edits = client.workspace?.workspaceEdit;
  return edits?.documentChanges === true && edits.resourceOperations?.includes("create") === true;
}
