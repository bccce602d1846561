/** Publishes what the rules find, for the changed document and for the others of its targets. */
import type { ClientCapabilities, Connection } from "vscode-languageserver";
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

/** To whom is published. */
export interface PublishingOptions extends DiagnosticsOptions {
  /** False for a client that asks for diagnostics itself. */
  readonly publishes: () => boolean;
  readonly client: () => ClientCapabilities;
}

/** Publishes over `connection`. */
export function createDiagnostics(
  connection: Connection,
  workspace: Workspace,
  runtime: ServerRuntime,
  { isReady, isShown, publishes, client }: PublishingOptions,
): Diagnostics {
  /** What the client has, by document. */
  const published = new Map<string, string>();

  const refresh = (document: TextDocument): ReadonlySet<string> => {
    const touched = new Set<string>();
    if (!isReady(document)) return touched;
    // Asked for in any case: what the document depends on is watched.
    const found = workspace.findingsAround(document);
    if (!publishes()) return touched;
    for (const [path, findings] of found) {
      const uri = runtime.uriOfPath(path);
      const index = indexLines(workspace.textOf(path) ?? "");
      const diagnostics = findings
        .filter(isShown)
        .map((finding) => toDiagnostic(finding, index, runtime, workspace.textOf, client()));
      touched.add(uri);
      const text = JSON.stringify(diagnostics);
      // The document of the change is always answered for; of the others a client has what it has.
      if (uri !== document.uri && published.get(uri) === text) continue;
      published.set(uri, text);
      void connection.sendDiagnostics({ uri, diagnostics });
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
      for (const uri of published.keys()) {
        if (current.has(uri)) continue;
        void connection.sendDiagnostics({ uri, diagnostics: [] });
        published.delete(uri);
      }
    },
  };
}
