/** A client that announces nothing gets nothing but what every client has, whatever it asks and whatever happens. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ErrorCodes, ResponseError, type ClientCapabilities, type MessageConnection } from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const cmdline = "console=ttyS0,115200 rdinit=/bin/sh rdnit=/x root=/dev/sda1 é quiet -- a\n";
const list =
  "# list\ndir /bin 0755 0 0\nfile /bin/busybox ${OUT}/busybox 4755 0 0 /bin/sh\nslink /init bin/sh 0777 0 0\n" +
  "nod /dev/console 0600 0 0 c 5 1\nfile /etc rootfs 0755 0 0\nslink /lost nowhere 0777 0 0\n";
const project =
  '{ "targets": [{ "name": "one", "cmdline": "cmdline", "manifest": "initramfs.list", "variables": { "OUT": "out" } }] }\n';

/** What is sent with a document and a place. */
const documentRequests: Readonly<Record<string, object>> = {
  "textDocument/hover": {},
  "textDocument/completion": { context: { triggerKind: 1 } },
  "textDocument/signatureHelp": {},
  "textDocument/definition": {},
  "textDocument/declaration": {},
  "textDocument/typeDefinition": {},
  "textDocument/implementation": {},
  "textDocument/references": { context: { includeDeclaration: true } },
  "textDocument/documentHighlight": {},
  "textDocument/documentSymbol": {},
  "textDocument/codeLens": {},
  "textDocument/documentLink": {},
  "textDocument/formatting": { options: { tabSize: 8, insertSpaces: false } },
  "textDocument/rangeFormatting": { options: { tabSize: 8, insertSpaces: false } },
  "textDocument/codeAction": { context: { diagnostics: [] } },
  "textDocument/prepareRename": {},
  "textDocument/rename": { newName: "/bin/other" },
  "textDocument/foldingRange": {},
  "textDocument/selectionRange": {},
  "textDocument/semanticTokens/full": {},
  "textDocument/semanticTokens/full/delta": { previousResultId: "1" },
  "textDocument/semanticTokens/range": {},
  "textDocument/inlayHint": {},
  "textDocument/linkedEditingRange": {},
  "textDocument/diagnostic": {},
};

/** Refusals that are an answer: there is no such method, or nothing to rename here. */
const refusals = new Set<number>([
  ErrorCodes.MethodNotFound,
  ErrorCodes.InvalidRequest,
  ErrorCodes.InvalidParams,
  -32803,
]);

describe("a client that announces nothing", function () {
  this.timeout(20_000);
  let client: LspClient;
  let folder: string;
  const requested: string[] = [];
  const notified = new Set<string>();

  const start = async (capabilities: ClientCapabilities) => {
    requested.length = 0;
    notified.clear();
    client = await startLspClient(capabilities, {}, [folder]);
    // A handler for every method, which the type of a protocol's connection leaves out.
    (client.connection as unknown as MessageConnection).onRequest((method: string) => {
      requested.push(method);
      return null;
    });
    client.connection.onUnhandledNotification(({ method }) => notified.add(method));
  };
  beforeEach(() => {
    folder = writeFiles(temporaryFolder(), { cmdline, "initramfs.list": list, "bootpath.json": project });
  });
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("is told of nothing but text synchronization", async () => {
    await start({});
    assert.deepEqual(client.initialized.capabilities, { textDocumentSync: { openClose: true, change: 2 } });
  });

  it("gets no answer in a form that it does not know, and is asked nothing", async () => {
    await start({});
    const documents = [
      { uri: await client.open(join(folder, "cmdline"), "kernel-cmdline", cmdline), text: cmdline },
      { uri: await client.open(join(folder, "initramfs.list"), "initramfs-manifest", list), text: list },
      { uri: await client.open(join(folder, "bootpath.json"), "json", project), text: project },
    ];
    for (const { uri } of documents) assertPlain("publishDiagnostics", await client.diagnostics(uri));
    let answered = 0;
    for (const { uri, text } of documents) {
      for (const position of placesIn(text)) {
        for (const [method, params] of Object.entries(documentRequests)) {
          const place = {
            textDocument: { uri },
            position,
            positions: [position],
            range: { start: position, end: position },
          };
          const answer = await askedFor(method, { ...place, ...params });
          if (answer !== null) answered++;
          assertPlain(method, answer);
        }
      }
    }
    assert.ok(answered > 100, `${answered} answers were looked at`);
    for (const [method, params] of [
      ["workspace/symbol", { query: "bin" }],
      ["workspace/diagnostic", { previousResultIds: [] }],
      ["workspace/executeCommand", { command: "nothing" }],
      ["workspace/willRenameFiles", renamed()],
    ] as const) {
      assertPlain(method, await askedFor(method, params));
    }
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: pathToFileURL(join(folder, "bootpath.json")).href, type: 2 }],
    });
    await client.connection.sendNotification("workspace/didRenameFiles", renamed());
    for (const { uri, text } of documents) {
      await client.change(uri, `${text} `);
      assertPlain("publishDiagnostics", await client.diagnostics(uri));
      await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    }
    // An answer comes behind everything that was sent before it.
    await askedFor("textDocument/hover", { textDocument: { uri: "untitled:x" }, position: { line: 0, character: 0 } });
    assert.deepEqual(requested, []);
    assert.deepEqual([...notified], []);
  });

  for (const [capability, provider] of [
    ["hover", "hoverProvider"],
    ["completion", "completionProvider"],
    ["signatureHelp", "signatureHelpProvider"],
    ["definition", "definitionProvider"],
    ["references", "referencesProvider"],
    ["documentHighlight", "documentHighlightProvider"],
    ["documentSymbol", "documentSymbolProvider"],
    ["documentLink", "documentLinkProvider"],
    ["formatting", "documentFormattingProvider"],
    ["rangeFormatting", "documentRangeFormattingProvider"],
    ["rename", "renameProvider"],
    ["foldingRange", "foldingRangeProvider"],
    ["selectionRange", "selectionRangeProvider"],
    ["inlayHint", "inlayHintProvider"],
    ["diagnostic", "diagnosticProvider"],
  ] as const) {
    it(`is told of ${provider} when it announces ${capability}, and of nothing else`, async () => {
      await start({ textDocument: { [capability]: {} } });
      assert.deepEqual(Object.keys(client.initialized.capabilities).sort(), [provider, "textDocumentSync"].sort());
    });
  }

  async function askedFor(method: string, params: object): Promise<unknown> {
    try {
      return await client.connection.sendRequest<unknown>(method, params);
    } catch (error) {
      assert.ok(error instanceof ResponseError && refusals.has(error.code), `${method}: ${String(error)}`);
      return null;
    }
  }

  function renamed() {
    const oldUri = pathToFileURL(join(folder, "initramfs.list")).href;
    return { files: [{ oldUri, newUri: oldUri.replace("initramfs.list", "other.initramfs") }] };
  }
});

/** Every third column of every line. */
function placesIn(text: string): readonly { line: number; character: number }[] {
  return text
    .split("\n")
    .flatMap((content, line) =>
      Array.from({ length: Math.ceil((content.length + 1) / 7) }, (_, index) => ({ line, character: index * 7 })),
    );
}

/** What only some clients know, with the property that gives it away. */
const specialities: readonly (readonly [name: string, isOne: (value: Readonly<Record<string, unknown>>) => boolean])[] =
  [
    ["Markdown", (value) => value["kind"] === "markdown"],
    ["a link to a location", (value) => "targetUri" in value],
    ["a hierarchy of symbols", (value) => "selectionRange" in value],
    ["edits with document versions", (value) => "documentChanges" in value],
    ["annotated edits", (value) => "changeAnnotations" in value || "annotationId" in value],
    ["a snippet", (value) => value["insertTextFormat"] === 2],
    ["two ranges to complete", (value) => "insert" in value && "replace" in value],
    ["details of labels", (value) => "labelDetails" in value],
    ["defaults of completion items", (value) => "itemDefaults" in value],
    ["tags", (value) => "tags" in value],
    ["preselected or preferred items", (value) => "preselect" in value || "isPreferred" in value],
    ["reasons for disabled actions", (value) => "disabled" in value],
    ["related places", (value) => "relatedInformation" in value],
    ["links of codes", (value) => "codeDescription" in value],
    ["text of folded lines", (value) => "collapsedText" in value],
    ["tooltips of links", (value) => "tooltip" in value && "target" in value],
  ];

/** Fails where an answer has something, however deep, that a client has to announce. */
function assertPlain(method: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const part of value) assertPlain(method, part);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const record = value as Readonly<Record<string, unknown>>;
  for (const [name, isOne] of specialities)
    assert.ok(!isOne(record), `${method} has ${name}: ${JSON.stringify(value)}`);
  for (const part of Object.values(record)) assertPlain(method, part);
}
