/** Semantic tokens: what each word is, for editors that colour by meaning. */
import {
  SemanticTokensBuilder,
  type SemanticTokens,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { commandLineTokens } from "../../core/semantic-tokens/cmdline.js";
import { manifestTokens } from "../../core/semantic-tokens/manifest.js";
import { tokenModifiers, tokensBetween, tokenTypes, type Token } from "../../core/semantic-tokens/token.js";
import { indexLines, lineColumnAt, type LineIndex } from "../../core/text/lines.js";
import type { FeatureParts, ServerFeature } from "../feature.js";

/** The tokens of the documents of a workspace, as far as the client asks for them. */
export function createSemanticTokens({ workspace, runtime }: FeatureParts): ServerFeature {
  const tokensIn = (document: TextDocument, start: number, end: number) => {
    const path = runtime.pathOfUri(document.uri);
    // Where several targets share the document, the first one says what is known.
    const [target] = workspace.targetsOf(document);
    if (target === undefined) return [];
    if (workspace.kindOf(document) === "cmdline") return tokensBetween(commandLineTokens(target), start, end);
    const manifest = target.manifests.find((one) => one.path === path)?.manifest;
    return manifest === undefined ? [] : manifestTokens(manifest, target.variables, { start, end });
  };
  const full = ({ textDocument }: SemanticTokensParams): SemanticTokens => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    const text = document.getText();
    return encoded(indexLines(text), tokensIn(document, 0, text.length));
  };
  const ranged = ({ textDocument, range }: SemanticTokensRangeParams): SemanticTokens => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    const tokens = tokensIn(document, document.offsetAt(range.start), document.offsetAt(range.end));
    return encoded(indexLines(document.getText()), tokens);
  };
  return {
    announce({ capabilities }) {
      if (capabilities.textDocument?.semanticTokens === undefined) return {};
      const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
      return { semanticTokensProvider: { legend, full: true, range: true } };
    },
    register({ languages }) {
      languages.semanticTokens.on(full);
      languages.semanticTokens.onRange(ranged);
    },
  };
}

/** The protocol's numbers. A token that goes over several lines becomes one of each line. */
function encoded(index: LineIndex, tokens: readonly Token[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const mask = modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    for (const piece of index.text.slice(start, end).matchAll(/[^\r\n]+/g)) {
      const { line, column } = lineColumnAt(index, start + piece.index);
      builder.push(line - 1, column - 1, piece[0].length, tokenTypes.indexOf(type), mask);
    }
  }
  return builder.build();
}
