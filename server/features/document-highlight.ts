/** Highlights: what else in the document names what the cursor is on. */
import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams } from "vscode-languageserver";
import { highlightsAt, type Reference } from "../../core/navigation/references.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { rangesIn, type NavigationParts } from "../navigation.js";

/** Highlights in both languages, as far as the client asks for them. */
export function createDocumentHighlight(parts: FeatureParts): ServerFeature {
  return {
    announce: ({ capabilities }) =>
      capabilities.textDocument?.documentHighlight === undefined ? {} : { documentHighlightProvider: true },
    register(connection) {
      connection.onDocumentHighlight((params) => highlights(params, parts));
    },
  };
}

const kinds: Readonly<Record<Reference["access"], DocumentHighlightKind>> = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
};

/** Null where nothing is known: then editors look for the same word themselves. */
function highlights(
  { textDocument, position }: DocumentHighlightParams,
  parts: NavigationParts,
): DocumentHighlight[] | null {
  const { workspace, runtime } = parts;
  const document = workspace.document(textDocument.uri);
  if (document === undefined) return null;
  const path = runtime.pathOfUri(document.uri);
  const offset = document.offsetAt(position);
  const ranges = rangesIn(parts);
  const found = new Map<number, DocumentHighlight>();
  for (const { start, end, access } of workspace
    .targetsOf(document)
    .flatMap((target) => highlightsAt(target, path, offset))) {
    if (!found.has(start)) found.set(start, { range: ranges(path, start, end), kind: kinds[access] });
  }
  return found.size === 0 ? null : [...found.values()];
}
