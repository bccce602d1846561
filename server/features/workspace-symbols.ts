/** Symbols of the workspace: paths and parameters of all targets in its folders and of the open documents. */
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type SymbolInformation,
  type WorkDoneProgressReporter,
  type WorkspaceSymbolParams,
} from "vscode-languageserver";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { parseManifest } from "../../core/manifest/parse.js";
import { searchSymbols, type FoundSymbol, type SearchedDocuments } from "../../core/navigation/symbol-search.js";
import type { DocumentKind } from "../../core/project/conventions.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { rangesIn, uriAt } from "../navigation.js";
import { symbolKinds } from "../symbol-kinds.js";
import { workspaceDocuments } from "../workspace-targets.js";

/** As many as somebody reads. */
const mostSymbols = 256;

/** So many documents are searched while other requests wait. */
const atOnce = 16;

/** Search in all targets, as far as the client asks for it. */
export function createWorkspaceSymbols(parts: FeatureParts): ServerFeature {
  // Each letter that is typed asks again.
  const parsed = new Map<string, ParsedDocument>();
  return {
    announce({ capabilities: { workspace, window } }) {
      if (workspace?.symbol === undefined) return {};
      return { workspaceSymbolProvider: window?.workDoneProgress === true ? { workDoneProgress: true } : true };
    },
    register(connection) {
      connection.onWorkspaceSymbol(async ({ query }, token, progress) => {
        progress.begin("Searching boot targets", 0, undefined, true);
        try {
          return await symbols(query, { parts, parsed, token, progress });
        } finally {
          progress.done();
        }
      });
    },
  };
}

/** What a document has to be searched. */
interface ParsedDocument {
  readonly text: string;
  readonly documents: SearchedDocuments;
}

/** What a search works with, besides what is searched for. */
interface Search {
  readonly parts: FeatureParts;
  readonly parsed: Map<string, ParsedDocument>;
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
}

async function symbols(
  query: WorkspaceSymbolParams["query"],
  { parts, parsed, token, progress }: Search,
): Promise<SymbolInformation[]> {
  const documents = workspaceDocuments(parts);
  let searched = 0;
  for (const path of parsed.keys()) if (!documents.has(path)) parsed.delete(path);
  const found: FoundSymbol[] = [];
  for (const [path, kind] of documents) {
    if (searched++ % atOnce === 0) {
      progress.report(Math.round((searched / documents.size) * 100));
      // Other requests get their turn, and with them the one that cancels this.
      await setImmediate();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    }
    const text = parts.workspace.textOf(path);
    if (text === null) continue;
    const known = parsed.get(path);
    const document = known?.text === text ? known : { text, documents: parse(path, text, kind) };
    parsed.set(path, document);
    for (const symbol of searchSymbols(document.documents, query)) found.push(symbol);
  }
  const ranges = rangesIn(parts);
  const kindOf = symbolKinds(parts.client().workspace?.symbol?.symbolKind?.valueSet);
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSymbols)
    .map(({ name, kind, path, range }) => ({
      name,
      kind: kindOf(kind),
      location: { uri: uriAt(parts, path), range: ranges(path, range.start, range.end) },
      containerName: basename(path),
    }));
}

function parse(path: string, text: string, kind: DocumentKind): SearchedDocuments {
  return kind === "cmdline"
    ? { cmdline: { path, text, commandLine: parseCommandLine(text) }, manifests: [] }
    : { cmdline: null, manifests: [{ path, text, manifest: parseManifest(text) }] };
}
