/** Symbols of the workspace: paths and parameters of all targets in its folders and of the open documents. */
import type { SymbolInformation, WorkspaceSymbolParams } from "vscode-languageserver";
import { basename } from "node:path";
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

/** Search in all targets, as far as the client asks for it. */
export function createWorkspaceSymbols(parts: FeatureParts): ServerFeature {
  // Each letter that is typed asks again.
  const parsed = new Map<string, ParsedDocument>();
  return {
    announce: ({ capabilities }) =>
      capabilities.workspace?.symbol === undefined ? {} : { workspaceSymbolProvider: true },
    register(connection) {
      connection.onWorkspaceSymbol((params) => symbols(params, parts, parsed));
    },
  };
}

/** What a document has to be searched. */
interface ParsedDocument {
  readonly text: string;
  readonly documents: SearchedDocuments;
}

function symbols(
  { query }: WorkspaceSymbolParams,
  parts: FeatureParts,
  parsed: Map<string, ParsedDocument>,
): SymbolInformation[] {
  const documents = workspaceDocuments(parts);
  for (const path of parsed.keys()) if (!documents.has(path)) parsed.delete(path);
  const found: FoundSymbol[] = [];
  for (const [path, kind] of documents) {
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
