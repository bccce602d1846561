import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";

const capable: ClientCapabilities = {
  textDocument: {
    foldingRange: { rangeLimit: 3, lineFoldingOnly: true, foldingRange: { collapsedText: true } },
    selectionRange: {},
    formatting: {},
    rangeFormatting: {},
    semanticTokens: {
      requests: { full: { delta: true } },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
  },
};

const list =
  "# The list\n# of all\ndir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n\ndir /b 0755 0 0\npipe /b/p 0 0 0\npipe /b/q 0 0 0\n";

describe("structure over the protocol", () => {
  let client: LspClient;
  const start = async (capabilities: ClientCapabilities) => {
    client = await startLspClient(capabilities);
    return client.initialized.capabilities;
  };
  const ask = <Result>(method: string, uri: string, params: object = {}) =>
    client.connection.sendRequest<Result>(`textDocument/${method}`, { textDocument: { uri }, ...params });
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("folds for both languages, with what the client can show", async () => {
    assert.equal((await start(capable)).foldingRangeProvider, true);
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    assert.deepEqual(await ask<FoldingRange[]>("foldingRange", uri), [
      { startLine: 0, endLine: 1, kind: "comment" },
      { startLine: 2, endLine: 3, collapsedText: "… 1 entry" },
      { startLine: 5, endLine: 7, collapsedText: "… 2 entries" },
    ]);
    const cmdline = await client.open("untitled:cmdline", "kernel-cmdline", "quiet\nro\n\nx=1\n");
    assert.deepEqual(await ask<FoldingRange[]>("foldingRange", cmdline), [{ startLine: 0, endLine: 1 }]);
  });

  it("gives no more folds than the client wants, and the plain form to a plain client", async () => {
    await start({ textDocument: { foldingRange: { rangeLimit: 1 } } });
    const uri = await client.open("untitled:list", "initramfs-manifest", "dir /b 0 0 0\npipe /b/p 0 0 0\n");
    assert.deepEqual(await ask<FoldingRange[]>("foldingRange", uri), [{ startLine: 0, endLine: 1 }]);
  });

  it("selects step by step, for several places at once", async () => {
    await start(capable);
    const text = "quiet console=ttyS0,9600\n";
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", text);
    const positions = [
      { line: 0, character: 2 },
      { line: 0, character: 16 },
    ];
    const [first, second] = await ask<SelectionRange[]>("selectionRange", uri, { positions });
    assert.deepEqual(steps(text, first), ["quiet", "quiet console=ttyS0,9600", text]);
    assert.deepEqual(steps(text, second).slice(0, 3), ["ttyS0", "ttyS0,9600", "console=ttyS0,9600"]);
  });

  it("formats manifests and parts of them, and takes only useless blanks from a command line", async () => {
    await start(capable);
    const options = { tabSize: 4, insertSpaces: true, insertFinalNewline: true };
    const uri = await client.open("untitled:list", "initramfs-manifest", "dir /a  0 0 0\nslink /b c 0 0 0");
    assert.deepEqual(await ask<TextEdit[]>("formatting", uri, { options }), [
      edit([0, 4, 0, 7], "  /a"),
      edit([1, 16, 1, 16], "\n"),
    ]);
    const first = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    assert.equal((await ask<TextEdit[]>("rangeFormatting", uri, { range: first, options })).length, 1);
    const second = { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } };
    assert.deepEqual(await ask<TextEdit[]>("rangeFormatting", uri, { range: second, options }), []);
    const cmdline = await client.open("untitled:cmdline", "kernel-cmdline", "ro  quiet \n");
    assert.deepEqual(await ask<TextEdit[]>("formatting", cmdline, { options }), [
      edit([0, 2, 0, 4], " "),
      edit([0, 9, 0, 10], ""),
    ]);
  });

  it("tells the difference of tokens, and everything when it does not know what the client has", async () => {
    const { semanticTokensProvider } = await start(capable);
    assert.deepEqual(semanticTokensProvider?.full, { delta: true });
    assert.equal(semanticTokensProvider.range, false);
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    const before = await ask<SemanticTokens>("semanticTokens/full", uri);
    await client.change(uri, list.replace("0600", "0600 "));
    const previousResultId = before.resultId ?? "";
    const delta = await ask<SemanticTokensDelta>("semanticTokens/full/delta", uri, { previousResultId });
    assert.ok(
      delta.edits.every(({ data }) => (data ?? []).length < 5),
      "little is sent",
    );
    const data = [...before.data];
    for (const one of delta.edits) data.splice(one.start, one.deleteCount, ...(one.data ?? []));
    const after = await ask<SemanticTokens>("semanticTokens/full", uri);
    assert.deepEqual(data, after.data);
    assert.notDeepEqual(data, before.data);
    const lost = await ask<SemanticTokens>("semanticTokens/full/delta", uri, { previousResultId: "nobody" });
    assert.deepEqual(lost.data, after.data);
    const same = await ask<SemanticTokensDelta>("semanticTokens/full/delta", uri, {
      previousResultId: lost.resultId ?? "",
    });
    assert.deepEqual(same.edits, []);
  });

  it("announces none of it to a client without it", async () => {
    const announced = await start({});
    assert.equal(announced.foldingRangeProvider, undefined);
    assert.equal(announced.selectionRangeProvider, undefined);
    assert.equal(announced.documentFormattingProvider, undefined);
    assert.equal(announced.documentRangeFormattingProvider, undefined);
  });
});

function edit([line, character, endLine, endCharacter]: readonly [number, number, number, number], newText: string) {
  return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, newText };
}

function steps(text: string, range: SelectionRange | undefined): readonly string[] {
  if (range === undefined) return [];
  const offset = (place: { line: number; character: number }) =>
    text.split("\n").slice(0, place.line).join("\n").length + (place.line > 0 ? 1 : 0) + place.character;
  return [text.slice(offset(range.range.start), offset(range.range.end)), ...steps(text, range.parent)];
}
