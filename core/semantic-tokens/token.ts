/** What pieces of a text are, for editors that colour by meaning. */

/** Standard kinds of tokens of the language server protocol. */
export const tokenTypes = [
  "parameter",
  "variable",
  "keyword",
  "string",
  "number",
  "comment",
  "operator",
  "property",
  "enumMember",
] as const;

/** `unknown` and `boot` are no standard ones: package.json says how themes show them. */
export const tokenModifiers = ["deprecated", "unknown", "boot"] as const;

/** A kind of token. */
export type TokenType = (typeof tokenTypes)[number];

/** What is said about a token besides. */
export type TokenModifier = (typeof tokenModifiers)[number];

/** A piece of a text, in UTF-16 units; the end is exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** A token without modifiers. */
export function token(start: number, end: number, type: TokenType, modifiers: readonly TokenModifier[] = []): Token {
  return { start, end, type, modifiers };
}

/** The tokens that lie in a part of the text, at least in part. */
export function tokensBetween(tokens: readonly Token[], start: number, end: number): readonly Token[] {
  return tokens.filter((one) => one.end > start && one.start < end);
}
