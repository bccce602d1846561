/** The manifest of a document, parsed once for each of its versions: many requests ask about the same text. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseManifest, reparseManifest, type Manifest } from "../core/manifest/parse.js";

const parsed = new WeakMap<TextDocument, { readonly version: number; readonly manifest: Manifest }>();

/** The document's text as a manifest, whatever its language is. */
export function manifestOf(document: TextDocument): Manifest {
  const known = parsed.get(document);
  if (known?.version === document.version) return known.manifest;
  const text = document.getText();
  const manifest = known === undefined ? parseManifest(text) : reparseManifest(known.manifest, text);
  parsed.set(document, { version: document.version, manifest });
  return manifest;
}
