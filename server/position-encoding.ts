/**
 * Positions in the units of the client. The server counts columns in UTF-16 units, as the protocol does by default; a
 * client that prefers UTF-8 or UTF-32 gets and sends those, and this layer between the wire and the server converts them.
 */
import type {
  ClientCapabilities,
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  InitializeParams,
  Message,
  MessageStrategy,
  MessageWriter,
  Position,
  ServerCapabilities,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { indexLines, lineText, type LineIndex } from "../core/text/lines.js";
import { columnFromUnits, columnInUnits, type PositionUnit } from "../core/text/position-units.js";

/** The unit that the client likes best of those it offers; UTF-16, which every client has, where it offers nothing. */
export function chosenUnit({ general }: ClientCapabilities): PositionUnit {
  return general?.positionEncodings?.find(isUnit) ?? "utf-16";
}

/** What to announce: the unit, to a client that has said which ones it knows. */
export function positionCapabilities({ capabilities }: InitializeParams): ServerCapabilities {
  return capabilities.general?.positionEncodings === undefined ? {} : { positionEncoding: chosenUnit(capabilities) };
}

/** The layer: everything that comes in goes through `incoming`, everything that goes out through a writer of `outgoing`. */
export interface PositionLayer {
  readonly incoming: MessageStrategy;
  readonly outgoing: (writer: MessageWriter) => MessageWriter;
}

/** A layer for one connection; `textOf` reads documents that the client has not open, by their URI. */
export function createPositionLayer(textOf: (uri: string) => string | null): PositionLayer {
  let unit: PositionUnit = "utf-16";
  const open = new Map<string, TextDocument>();
  /** The documents that the requests under way are about, for their answers. */
  const asked = new Map<string | number, string>();

  const translate = (value: unknown, uri: string | null, convert: typeof columnInUnits) => {
    const lineOf = lineReader((one) => open.get(one)?.getText() ?? textOf(one));
    return walk(value, uri, (position, document) => {
      const line = lineOf(document, position.line);
      return line === null ? position : { ...position, character: convert(line, position.character, unit) };
    });
  };
  const received = (message: Message): Message => {
    const { method, params, id } = message as WireMessage;
    if (method === "initialize") unit = unitOf(params);
    if (unit === "utf-16" || method === undefined) return message;
    const documentChange = documentChanges[method]?.(params, open, unit);
    if (documentChange !== undefined) return withPart(message, "params", documentChange);
    const uri = documentOf(params);
    if (uri !== null && id !== undefined) asked.set(id, uri);
    return withPart(message, "params", translate(params, uri, columnFromUnits));
  };
  const sent = (message: Message): Message => {
    const { method, params, result, id } = message as WireMessage;
    if (unit === "utf-16") return message;
    if (method !== undefined) return withPart(message, "params", translate(params, documentOf(params), columnInUnits));
    const uri = id === undefined ? undefined : asked.get(id);
    if (id !== undefined) asked.delete(id);
    return result === undefined ? message : withPart(message, "result", translate(result, uri ?? null, columnInUnits));
  };
  return {
    incoming: { handleMessage: (message, next) => next(received(message)) },
    outgoing: (writer) => ({
      onError: writer.onError,
      onClose: writer.onClose,
      write: (message) => writer.write(sent(message)),
      end: () => {
        writer.end();
      },
      dispose: () => {
        writer.dispose();
      },
    }),
  };
}

/** What requests, notifications and responses have, as far as it is looked at. */
interface WireMessage extends Message {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

type Documents = Map<string, TextDocument>;

/** The notifications that change a document: they are followed here, and given on with converted ranges. */
const documentChanges: Readonly<
  Partial<Record<string, (params: unknown, open: Documents, unit: PositionUnit) => unknown>>
> = {
  "textDocument/didOpen"(params, open) {
    const { textDocument } = params as DidOpenTextDocumentParams;
    const { uri, languageId, version, text } = textDocument;
    open.set(uri, TextDocument.create(uri, languageId, version, text));
    return params;
  },
  "textDocument/didChange"(params, open, unit) {
    const { textDocument, contentChanges } = params as DidChangeTextDocumentParams;
    const document = open.get(textDocument.uri);
    if (document === undefined) return params;
    // Each change is in terms of the text that the one before has left.
    const converted = contentChanges.map((change) => {
      const inUtf16 = changeInUtf16(change, document.getText(), unit);
      TextDocument.update(document, [inUtf16], textDocument.version);
      return inUtf16;
    });
    return { textDocument, contentChanges: converted };
  },
  "textDocument/didClose"(params, open) {
    open.delete(documentOf(params) ?? "");
    return params;
  },
};

function changeInUtf16(
  change: TextDocumentContentChangeEvent,
  text: string,
  unit: PositionUnit,
): TextDocumentContentChangeEvent {
  if (!("range" in change)) return change;
  const lineOf = lineReader(() => text);
  const convert = ({ line, character }: Position): Position => ({
    line,
    character: columnFromUnits(lineOf("", line) ?? "", character, unit),
  });
  const { start, end } = change.range;
  return { range: { start: convert(start), end: convert(end) }, text: change.text };
}

/** Reads lines of documents, each document once. Null where there is no such document, or all of it is ASCII. */
function lineReader(textOf: (uri: string) => string | null): (uri: string, line: number) => string | null {
  const known = new Map<string, LineIndex | null>();
  return (uri, line) => {
    let index = known.get(uri);
    if (index === undefined) {
      const text = textOf(uri);
      // In ASCII a column is the same in all units.
      index = text === null || !/[^\0-\x7f]/.test(text) ? null : indexLines(text);
      known.set(uri, index);
    }
    return index === null ? null : lineText(index, line + 1);
  };
}

/** What belongs to somebody else: it is sent back as it came. */
const opaque = new Set(["data", "arguments", "initializationOptions", "capabilities"]);

/** Properties whose own properties are documents, by their URI. */
const byDocument = new Set(["changes", "relatedDocuments"]);

/**
 * A copy of a value in which every position is converted. Which document a position is in says the nearest `uri` or
 * `textDocument` around it, else the request; a position in no document stays.
 */
function walk(value: unknown, uri: string | null, convert: (position: Position, uri: string) => Position): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => walk(part, uri, convert));
  if (!isRecord(value)) return value;
  if (isPosition(value)) return uri === null ? value : convert(value, uri);
  const around = documentOf(value) ?? uri;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (opaque.has(key)) return [key, part];
      if (byDocument.has(key) && isRecord(part)) {
        return [key, Object.fromEntries(Object.entries(part).map(([one, edits]) => [one, walk(edits, one, convert)]))];
      }
      const target =
        typeof value.targetUri === "string" && /^target(?:Selection)?Range$/.test(key) ? value.targetUri : around;
      return [key, walk(part, target, convert)];
    }),
  );
}

function documentOf(value: unknown): string | null {
  if (!isRecord(value)) return null;
  if (typeof value.uri === "string") return value.uri;
  const { textDocument } = value;
  return isRecord(textDocument) && typeof textDocument.uri === "string" ? textDocument.uri : null;
}

function isPosition(value: object): value is Position {
  return (
    "line" in value && "character" in value && typeof value.line === "number" && typeof value.character === "number"
  );
}

/** A JSON object with the properties that say something about documents. */
interface WireValue {
  readonly uri?: unknown;
  readonly textDocument?: unknown;
  readonly targetUri?: unknown;
  /** Of `initialize`. */
  readonly capabilities?: ClientCapabilities;
}

function isRecord(value: unknown): value is WireValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withPart(message: Message, key: "params" | "result", part: unknown): Message {
  return part === undefined ? message : { ...message, [key]: part };
}

function unitOf(params: unknown): PositionUnit {
  return isRecord(params) ? chosenUnit(params.capabilities ?? {}) : "utf-16";
}

function isUnit(encoding: string): encoding is PositionUnit {
  return encoding === "utf-8" || encoding === "utf-16" || encoding === "utf-32";
}
