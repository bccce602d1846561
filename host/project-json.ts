/** The text of a `bootpath.json` as JSON with places; comments and commas behind the last element are taken, as in VS Code. */
import { parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { JsonDocument, JsonError } from "../core/project/json-node.js";

/** Parses JSON. Never throws; what is not JSON is left out and named in `errors`. */
export function parseJson(text: string): JsonDocument {
  const errors: ParseError[] = [];
  try {
    // Some editors begin a file with a byte order mark. A blank in its place keeps the offsets.
    const root = parseTree(text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
    return { root: root ?? null, errors: errors.map((error) => describe(error, text)) };
  } catch {
    // The parser calls itself for each bracket, and so many of them that the stack ends are no project file.
    return { root: null, errors: [{ message: "it is nested too deeply", start: 0, end: text.length }] };
  }
}

/** Names of what the parser expects, where its own name for an error does not read well. */
const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "there is a word that JSON does not know",
  InvalidNumberFormat: "a number is expected here",
  PropertyNameExpected: "a name in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "a closing brace } is expected here",
  CloseBracketExpected: "a closing bracket ] is expected here",
  EndOfFileExpected: "something stands behind the end of the value",
  InvalidCommentToken: "a comment is not expected here",
  UnexpectedEndOfComment: "a comment is never closed",
  UnexpectedEndOfString: "a text is never closed",
  UnexpectedEndOfNumber: "a number is never ended",
  InvalidUnicode: "an escape \\u needs four hexadecimal digits",
  InvalidEscapeCharacter: "there is an escape that JSON does not know",
  InvalidCharacter: "there is a control character, which must be written as an escape",
};

function describe({ error, offset, length }: ParseError, text: string): JsonError {
  const name = printParseErrorCode(error);
  const end = Math.min(text.length, offset + length);
  return { message: messages[name] ?? name, start: Math.min(offset, end), end };
}
