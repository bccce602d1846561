/** A neutral client of language servers over standard input and output, which measures. */
import { spawn, type ChildProcess } from "node:child_process";
import { peakMemoryMb } from "./measure.js";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchDocument } from "./documents.js";

/** A server with one document open. */
export interface LanguageSession {
  /** From the start of the process to the first diagnostics. */
  readonly startMs: number;
  /** Makes a mistake, or takes it back, and waits for the diagnostics that say so. */
  readonly edit: () => Promise<number>;
  readonly complete: () => Promise<number>;
  readonly hover: () => Promise<number>;
  /** The largest size that the process had in memory, in MB; null where the system does not tell. */
  readonly peakMb: () => number | null;
  readonly end: () => void;
}

/** Gives up on a server that says nothing. */
const patienceMs = 60_000;

/** Starts a server and opens a document in a folder. */
export async function openSession(
  command: readonly string[],
  document: BenchDocument,
  folder: string,
): Promise<LanguageSession> {
  const start = performance.now();
  const server = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "ignore"] });
  const wire = connect(server);
  const uri = pathToFileURL(join(folder, document.fileName)).href;
  const params = { processId: process.pid, rootUri: null, capabilities, workspaceFolders: null };
  const initialized = (await wire.request("initialize", params)) as InitializeResult;
  wire.notify("initialized", {});
  // A server that is asked for diagnostics publishes none.
  const isPulled = initialized.capabilities.diagnosticProvider !== undefined;
  const told = async (method: string, change: object, accept: (count: number) => boolean) => {
    const published = isPulled ? null : wire.diagnostics(uri, accept);
    wire.notify(method, change);
    if (published !== null) return published;
    for (;;) {
      const report = await wire.request("textDocument/diagnostic", { textDocument: { uri } });
      const { length } = (report as { readonly items: readonly unknown[] }).items;
      if (accept(length)) return length;
    }
  };
  const text = `${document.lines.join("\n")}\n`;
  const { languageId } = document;
  const opened = { textDocument: { uri, languageId, version: 1, text } };
  const before = await told("textDocument/didOpen", opened, () => true);
  const startMs = performance.now() - start;
  const edits = editsOf(document);
  let version = 1;
  const at = { line: Math.floor(document.lines.length / 2), character: 0 };

  const timed = async (method: string, character: number) => {
    const from = performance.now();
    await wire.request(method, { textDocument: { uri }, position: { line: at.line, character } });
    return performance.now() - from;
  };
  return {
    startMs,
    async edit() {
      const { change, line, isMistake } = edits();
      at.line = line;
      const changed = { textDocument: { uri, version: ++version }, contentChanges: [change] };
      const from = performance.now();
      await told("textDocument/didChange", changed, (count) => (isMistake ? count > before : count <= before));
      return performance.now() - from;
    },
    complete: () => timed("textDocument/completion", document.completionColumn(document.lines[at.line] ?? "")),
    hover: () => timed("textDocument/hover", document.completionColumn(document.lines[at.line] ?? "")),
    peakMb: () => peakMemoryMb(server.pid),
    end: () => server.kill(),
  };
}

/** What an editor of today announces, as far as it changes what is measured. */
const capabilities = {
  textDocument: {
    publishDiagnostics: {},
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ["markdown"] },
  },
};

interface InitializeResult {
  readonly capabilities: { readonly diagnosticProvider?: unknown };
}

interface Edit {
  readonly change: { readonly range: unknown; readonly text: string };
  readonly line: number;
  readonly isMistake: boolean;
}

/** Mistakes all over the document, each taken back by the edit behind it. */
function editsOf({ lines, columnOf, mistake }: BenchDocument): () => Edit {
  let count = 0;
  let place = { line: 0, character: 0 };
  return () => {
    const isMistake = count++ % 2 === 0;
    if (isMistake) place = nextPlace(count);
    const end = { ...place, character: place.character + mistake.length };
    const range = { start: place, end: isMistake ? place : end };
    return { change: { range, text: isMistake ? mistake : "" }, line: place.line, isMistake };
  };

  function nextPlace(seed: number): { line: number; character: number } {
    for (let line = (seed * 7919) % lines.length; ; line = (line + 1) % lines.length) {
      const character = columnOf(lines[line] ?? "");
      if (character !== null) return { line, character };
    }
  }
}

interface Wire {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
  /** The number of the next diagnostics of a document that `accept` takes. */
  readonly diagnostics: (uri: string, accept: (count: number) => boolean) => Promise<number>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly diagnostics?: readonly unknown[];
    readonly items?: readonly unknown[];
  };
  readonly result?: unknown;
}

/** The protocol's frames, as thin as can be: what is measured is the server. */
function connect(server: ChildProcess): Wire {
  const answers = new Map<number, (result: unknown) => void>();
  let watcher: ((message: Message) => void) | null = null;
  let received: Buffer = Buffer.alloc(0);
  let lastId = 0;
  const send = (message: unknown) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...(message as object) }));
    server.stdin?.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const take = (message: Message) => {
    if (message.method === undefined) answers.get(message.id ?? 0)?.(message.result);
    // Whatever a server asks, the client has nothing to say.
    else if (message.id !== undefined) send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    else watcher?.(message);
  };
  server.stdout?.on("data", (data: Buffer) => {
    received = received.length === 0 ? data : Buffer.concat([received, data]);
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(received.toString("latin1", 0, head))?.[1]);
      if (received.length < head + 4 + length) return;
      take(JSON.parse(received.toString("utf8", head + 4, head + 4 + length)) as Message);
      received = received.subarray(head + 4 + length);
    }
  });
  return {
    request: (method, params) =>
      patiently(method, (resolve) => {
        answers.set(++lastId, resolve);
        send({ id: lastId, method, params });
      }),
    notify: (method, params) => {
      send({ method, params });
    },
    diagnostics: (uri, accept) =>
      patiently("diagnostics", (resolve) => {
        watcher = ({ method, params }) => {
          const count = params?.diagnostics?.length ?? 0;
          const isOurs = method === "textDocument/publishDiagnostics" && sameDocument(params?.uri, uri);
          if (isOurs && accept(count)) resolve(count);
        };
      }),
  };
}

/** Servers write the same address with other escapes. */
function sameDocument(a: string | undefined, b: string): boolean {
  return a !== undefined && decodeURIComponent(a) === decodeURIComponent(b);
}

function patiently<T>(what: string, work: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${patienceMs / 1000} s: ${what}`));
    }, patienceMs);
    work((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
