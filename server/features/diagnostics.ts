/** Publishes what the rules find, for the changed document and for the others of its targets. */
import type { Connection } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../../core/rules/finding.js";
import { indexLines } from "../../core/text/lines.js";
import { toDiagnostic } from "../convert.js";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";

/** Publishing, on request of the routing. */
export interface Diagnostics {
  /** Checks the targets of one document. */
  readonly refresh: (document: TextDocument) => void;
  /** Checks everything that is open and takes back what belongs to nothing open any more. */
  readonly refreshAll: () => void;
}

/** What decides about publishing. */
export interface DiagnosticsOptions {
  /** False for a document whose settings are not known yet: it is checked when they are. */
  readonly isReady: (document: TextDocument) => boolean;
  /** Whether a finding is shown: a client that knows the schema of `bootpath.json` shows some by itself. */
  readonly isShown: (finding: Finding) => boolean;
}

/** Publishes over `connection`. */
export function createDiagnostics(
  connection: Connection,
  workspace: Workspace,
  runtime: ServerRuntime,
  { isReady, isShown }: DiagnosticsOptions,
): Diagnostics {
  const published = new Set<string>();

  const refresh = (document: TextDocument): ReadonlySet<string> => {
    const touched = new Set<string>();
    if (!isReady(document)) return touched;
    for (const [path, findings] of workspace.findingsAround(document)) {
      const uri = runtime.uriOfPath(path);
      const index = indexLines(workspace.textOf(path) ?? "");
      const diagnostics = findings
        .filter(isShown)
        .map((finding) => toDiagnostic(finding, index, runtime, workspace.textOf));
      void connection.sendDiagnostics({ uri, diagnostics });
      published.add(uri);
      touched.add(uri);
    }
    return touched;
  };

  return {
    refresh(document) {
      refresh(document);
    },
    refreshAll() {
      const current = new Set<string>();
      for (const document of workspace.openDocuments()) for (const uri of refresh(document)) current.add(uri);
      for (const uri of published) {
        if (current.has(uri)) continue;
        void connection.sendDiagnostics({ uri, diagnostics: [] });
        published.delete(uri);
      }
    },
  };
}
