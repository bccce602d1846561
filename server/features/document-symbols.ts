/** The outline: a manifest as a tree of files, a command line as its words. */
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Range,
  type SymbolInformation,
} from "vscode-languageserver";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { commandLineSymbols } from "../../core/navigation/cmdline-symbols.js";
import { manifestSymbols } from "../../core/navigation/manifest-symbols.js";
import { flatSymbols, type DocumentSymbol as Symbol } from "../../core/navigation/symbol.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { rangesIn, type NavigationParts } from "../navigation.js";
import { symbolKinds } from "../symbol-kinds.js";

/** The outline of both languages: a tree for a client that can show one, else a list. */
export function createDocumentSymbols(parts: FeatureParts): ServerFeature {
  return {
    announce: ({ capabilities }) =>
      capabilities.textDocument?.documentSymbol === undefined ? {} : { documentSymbolProvider: true },
    register(connection) {
      connection.onDocumentSymbol((params) => documentSymbols(params, parts));
    },
  };
}

function documentSymbols(
  { textDocument: { uri } }: DocumentSymbolParams,
  parts: FeatureParts,
): DocumentSymbol[] | SymbolInformation[] | null {
  const symbols = symbolsOf(uri, parts);
  if (symbols === null) return null;
  const path = parts.runtime.pathOfUri(uri);
  const ranges = rangesIn(parts);
  const toRange = ({ start, end }: Symbol["range"]) => ranges(path, start, end);
  const announced = parts.client().textDocument?.documentSymbol;
  const kindOf = symbolKinds(announced?.symbolKind?.valueSet);
  if (announced?.hierarchicalDocumentSymbolSupport === true) return toTree(symbols, toRange, kindOf);
  return flatSymbols(symbols).map(({ fullName, kind, range }) => ({
    name: fullName,
    kind: kindOf(kind),
    location: { uri, range: toRange(range) },
  }));
}

/** A command line has the same words in every target, and so has a manifest. */
function symbolsOf(uri: string, { workspace, runtime }: NavigationParts): readonly Symbol[] | null {
  const document = workspace.document(uri);
  const kind = document === undefined ? null : workspace.kindOf(document);
  if (document === undefined || kind === null) return null;
  if (kind === "cmdline") return commandLineSymbols(parseCommandLine(document.getText()));
  const path = runtime.pathOfUri(uri);
  const manifests = workspace.targetsOf(document).flatMap((target) => target.manifests);
  const manifest = manifests.find((one) => one.path === path)?.manifest;
  return manifest === undefined ? [] : manifestSymbols(manifest);
}

function toTree(
  symbols: readonly Symbol[],
  toRange: (range: Symbol["range"]) => Range,
  kindOf: ReturnType<typeof symbolKinds>,
): DocumentSymbol[] {
  return symbols.map(({ name, detail, kind, range, selection, children }) => ({
    name,
    ...(detail === "" ? {} : { detail }),
    kind: kindOf(kind),
    range: toRange(range),
    selectionRange: toRange(selection),
    ...(children.length === 0 ? {} : { children: toTree(children, toRange, kindOf) }),
  }));
}
