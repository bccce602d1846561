/** The tokens of an initramfs manifest: types, paths, sources with their variables, numbers, comments. */
import { isEntryKind, type FieldRole } from "../manifest/entry.js";
import { variablesIn } from "../manifest/environment.js";
import { lineIn, type Manifest, type ManifestLine } from "../manifest/parse.js";
import { wordsOf, type Word } from "../manifest/words.js";
import { token, type Token, type TokenType } from "./token.js";

/** A part of a text in UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of the lines that a range touches, in the order of the text. `variables` are those that have a value; null
 * where that is not known. Never throws.
 */
export function manifestTokens(
  manifest: Manifest,
  variables: ReadonlyMap<string, string> | null,
  range: Range = { start: 0, end: manifest.text.length },
): readonly Token[] {
  return manifest.pieces
    .filter(({ piece, start }) => start + piece.text.length >= range.start && start <= range.end)
    .flatMap((placed) => placed.piece.lines.flatMap((_, index) => lineIn(manifest, placed, index) ?? []))
    .filter((line) => line.end >= range.start && line.start <= range.end)
    .flatMap((line) => lineTokens(manifest, variables, line));
}

function lineTokens(
  manifest: Manifest,
  variables: ReadonlyMap<string, string> | null,
  line: ManifestLine,
): readonly Token[] {
  const start = line.type?.start ?? line.start;
  if (line.kind === "comment") return start < line.end ? [token(start, line.end, "comment")] : [];
  return wordsOf(manifest, line).flatMap((word) => wordTokens(word, variables));
}

function wordTokens(word: Word, variables: ReadonlyMap<string, string> | null): readonly Token[] {
  const { role, start, end, text } = word;
  if (role === "type") return [token(start, end, "keyword", isEntryKind(text) ? [] : ["unknown"])];
  if (role === "location") return locationTokens(word, variables);
  const type = types[role];
  return type === undefined ? [] : [token(start, end, type)];
}

const types: Readonly<Partial<Record<FieldRole, TokenType>>> = {
  name: "property",
  link: "property",
  target: "string",
  mode: "number",
  uid: "number",
  gid: "number",
  device: "enumMember",
  major: "number",
  minor: "number",
};

/** The variables of a source, and the text between them. */
function locationTokens({ text, start, end }: Word, variables: ReadonlyMap<string, string> | null): readonly Token[] {
  const tokens: Token[] = [];
  let at = start;
  for (const variable of variablesIn(text)) {
    if (start + variable.start > at) tokens.push(token(at, start + variable.start, "string"));
    const isUnknown = variables !== null && !variables.has(variable.name);
    at = start + variable.end;
    tokens.push(token(start + variable.start, at, "variable", isUnknown ? ["unknown"] : []));
  }
  if (at < end) tokens.push(token(at, end, "string"));
  return tokens;
}
