/** Semantic tokens: what each word is, for editors that colour by meaning. */
import {
  SemanticTokensBuilder,
  type ClientCapabilities,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { commandLineTokens } from "../../core/semantic-tokens/cmdline.js";
import { manifestTokens } from "../../core/semantic-tokens/manifest.js";
import { tokenModifiers, tokensBetween, tokenTypes, type Token } from "../../core/semantic-tokens/token.js";
import { indexLines, lineColumnAt, lineText, type LineIndex } from "../../core/text/lines.js";
import { columnInUnits, type PositionUnit } from "../../core/text/position-units.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { chosenUnit } from "../position-encoding.js";

/** The tokens of the documents of a workspace, as far as the client asks for them. */
export function createSemanticTokens({ workspace, runtime, client }: FeatureParts): ServerFeature {
  const tokensIn = (document: TextDocument, start: number, end: number) => {
    const path = runtime.pathOfUri(document.uri);
    // Where several targets share the document, the first one says what is known.
    const [target] = workspace.targetsOf(document);
    if (target === undefined) return [];
    if (workspace.kindOf(document) === "cmdline") return tokensBetween(commandLineTokens(target), start, end);
    const manifest = target.manifests.find((one) => one.path === path)?.manifest;
    return manifest === undefined ? [] : manifestTokens(manifest, target.variables, { start, end });
  };
  // What a client has, so that it can be told the difference. Without it everything is sent again.
  const sent = new Map<string, SemanticTokens>();
  let count = 0;
  const full = ({ textDocument }: SemanticTokensParams): SemanticTokens => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    const text = document.getText();
    const data = encoded(indexLines(text), tokensIn(document, 0, text.length), chosenUnit(client()));
    if (requestsOf(client()).delta === "no") return { data };
    for (const uri of sent.keys()) if (workspace.document(uri) === undefined) sent.delete(uri);
    const tokens = { resultId: String(++count), data };
    sent.set(textDocument.uri, tokens);
    return tokens;
  };
  const delta = (params: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta => {
    const before = sent.get(params.textDocument.uri);
    const now = full(params);
    if (before?.resultId !== params.previousResultId || now.resultId === undefined) return now;
    return { resultId: now.resultId, edits: difference(before.data, now.data) };
  };
  const ranged = ({ textDocument, range }: SemanticTokensRangeParams): SemanticTokens => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return { data: [] };
    const tokens = tokensIn(document, document.offsetAt(range.start), document.offsetAt(range.end));
    return { data: encoded(indexLines(document.getText()), tokens, chosenUnit(client())) };
  };
  return {
    announce({ capabilities }) {
      if (capabilities.textDocument?.semanticTokens === undefined) return {};
      const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
      const wanted = requestsOf(capabilities);
      const whole = wanted.delta === "yes" ? { delta: true } : wanted.full === "yes";
      return { semanticTokensProvider: { legend, full: whole, range: wanted.range === "yes" } };
    },
    register({ languages }) {
      languages.semanticTokens.on(full);
      languages.semanticTokens.onDelta(delta);
      languages.semanticTokens.onRange(ranged);
    },
    refresh({ languages }) {
      if (client().workspace?.semanticTokens?.refreshSupport !== true) return;
      // A client that is about to close refuses; there is nothing to do about that.
      languages.semanticTokens.refresh().catch(() => undefined);
    },
  };
}

/** Which of the requests the client sends. */
function requestsOf({ textDocument }: ClientCapabilities): Readonly<Record<"full" | "delta" | "range", "yes" | "no">> {
  const { full, range } = textDocument?.semanticTokens?.requests ?? {};
  const asksFull = full !== undefined && full !== false;
  return {
    full: asksFull ? "yes" : "no",
    delta: typeof full === "object" && full.delta === true ? "yes" : "no",
    range: range !== undefined && range !== false ? "yes" : "no",
  };
}

/** One edit that makes `after` of `before`, or none. What begins and ends alike stays. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta["edits"] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}

/** The protocol's numbers, columns in the client's unit. A token that goes over several lines becomes one of each line. */
function encoded(index: LineIndex, tokens: readonly Token[], unit: PositionUnit): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const mask = modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    for (const piece of index.text.slice(start, end).matchAll(/[^\r\n]+/g)) {
      const { line, column } = lineColumnAt(index, start + piece.index);
      const first = inUnits(index, line, column - 1, unit);
      const length = inUnits(index, line, column - 1 + piece[0].length, unit) - first;
      builder.push(line - 1, first, length, tokenTypes.indexOf(type), mask);
    }
  }
  return builder.build().data;
}

function inUnits(index: LineIndex, line: number, column: number, unit: PositionUnit): number {
  return unit === "utf-16" ? column : columnInUnits(lineText(index, line), column, unit);
}
