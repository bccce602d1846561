import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientCapabilities, CompletionList, Hover, SemanticTokens, TextEdit } from "vscode-languageserver/node";
import { editorCapabilities, startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const semanticTokens = {
  requests: { full: true },
  tokenTypes: [],
  tokenModifiers: [],
  formats: ["relative" as const],
};

/** What stands before `rdinit=` in these units: é is 2 bytes, 😀 is 4, 你 is 3. */
const before = "a=é😀你 ";
const columns = { "utf-8": 12, "utf-16": 7, "utf-32": 6 } as const;

describe("positions in the units of the client", () => {
  let client: LspClient;
  const start = async (...positionEncodings: string[]) => {
    const capabilities: ClientCapabilities = {
      ...editorCapabilities,
      general: { positionEncodings },
      textDocument: { ...editorCapabilities.textDocument, formatting: {}, semanticTokens, completion: {} },
    };
    client = await startLspClient(capabilities);
    return client.initialized.capabilities.positionEncoding;
  };
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("takes the first unit that it knows, and says nothing to a client that offers none", async () => {
    assert.equal(await start("utf-7", "utf-32", "utf-8"), "utf-32");
    await client.close();
    assert.equal(await start(), "utf-16");
    await client.close();
    client = await startLspClient({});
    assert.equal(client.initialized.capabilities.positionEncoding, undefined);
  });

  for (const unit of ["utf-8", "utf-16", "utf-32"] as const) {
    it(`asks and answers in ${unit}`, async () => {
      assert.equal(await start(unit), unit);
      const uri = await client.open("untitled:cmdline", "kernel-cmdline", `quiet\n${before}rdinit=/bin/sh é`);
      const column = columns[unit];
      const hover = await client.connection.sendRequest<Hover>("textDocument/hover", {
        textDocument: { uri },
        position: { line: 1, character: column + 2 },
      });
      const range = { start: { line: 1, character: column }, end: { line: 1, character: column + 14 } };
      assert.deepEqual(hover.range, range);
      const wordBefore = await client.connection.sendRequest<Hover>("textDocument/hover", {
        textDocument: { uri },
        position: { line: 1, character: column - 1 },
      });
      assert.deepEqual(wordBefore.range, {
        start: { line: 1, character: 0 },
        end: { line: 1, character: column - 1 },
      });
      const tokens = await client.connection.sendRequest<SemanticTokens>("textDocument/semanticTokens/full", {
        textDocument: { uri },
      });
      assert.deepEqual(
        Array.from({ length: tokens.data.length / 5 }, (_, index) => tokens.data.slice(index * 5, index * 5 + 3)),
        [
          [0, 0, 5],
          [1, 0, 1],
          [0, 2, column - 3],
          [0, column - 2, 6],
          [0, 7, 7],
          [0, 8, unit === "utf-8" ? 2 : 1],
        ],
      );
    });

    it(`follows changes in ${unit}`, async () => {
      await start(unit);
      const uri = await client.open("untitled:cmdline", "kernel-cmdline", `${before}é  x`);
      const column = columns[unit];
      const wide = unit === "utf-8" ? 2 : 1;
      await client.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: 2 },
        contentChanges: [
          // The second one is in terms of the text after the first.
          { range: rangeOf(0, 0, 0, 0), text: "😀 " },
          { range: rangeOf(0, column + widthOf(unit), 0, column + widthOf(unit) + wide), text: "b" },
        ],
      });
      const edits = await client.connection.sendRequest<TextEdit[]>("textDocument/formatting", {
        textDocument: { uri },
        options: { tabSize: 4, insertSpaces: true },
      });
      // 😀 a=é😀你 b  x
      const gap = column + widthOf(unit) + 1;
      assert.deepEqual(edits, [{ range: rangeOf(0, gap, 0, gap + 2), newText: " " }]);
    });

    it(`finds places in files that are not open, in ${unit}`, async () => {
      await start(unit);
      const folder = writeFiles(temporaryFolder(), {
        "initramfs.list": `# ${before}\nfile /é/init missing 0755 0 0\n`,
      });
      const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "rdinit=/init\n");
      await client.diagnostics(uri);
      const list = pathToFileURL(join(folder, "initramfs.list")).href;
      const found = await client.diagnostics(list, (diagnostics) =>
        diagnostics.some(({ code }) => code === "source-missing"),
      );
      const missing = found.find(({ code }) => code === "source-missing");
      const at = unit === "utf-8" ? 14 : 13;
      assert.deepEqual(missing?.range, rangeOf(1, at, 1, at + 7));
    });
  }

  it("completes behind wide characters, and survives text that is none", async () => {
    await start("utf-8");
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "\ud800é rdin");
    const completed = await client.connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 0, character: 10 },
    });
    const item = completed.items.find(({ label }) => label.startsWith("rdinit"));
    assert.ok(item !== undefined);
    const range = item.textEdit !== undefined && "range" in item.textEdit ? item.textEdit.range : undefined;
    if (range !== undefined) assert.deepEqual(range, rangeOf(0, 6, 0, 10));
    await client.connection.sendRequest("textDocument/hover", {
      textDocument: { uri },
      position: { line: 7, character: 99 },
    });
  });
});

function widthOf(unit: "utf-8" | "utf-16" | "utf-32"): number {
  return { "utf-8": 5, "utf-16": 3, "utf-32": 2 }[unit];
}

function rangeOf(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
