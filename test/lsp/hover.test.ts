import assert from "node:assert/strict";
import { join } from "node:path";
import type { ClientCapabilities, Hover } from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const markdown: ClientCapabilities = { textDocument: { hover: { contentFormat: ["markdown", "plaintext"] } } };
const plain: ClientCapabilities = { textDocument: { hover: { contentFormat: ["plaintext"] } } };

describe("hovers over the protocol", () => {
  const clients: LspClient[] = [];
  const start = async (capabilities: ClientCapabilities) => {
    const client = await startLspClient(capabilities);
    clients.push(client);
    return client;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) assert.equal(await client.close(), 0);
  });

  it("are announced to clients that know them", async () => {
    assert.equal((await start(markdown)).initialized.capabilities.hoverProvider, true);
    assert.equal((await start({})).initialized.capabilities.hoverProvider, undefined);
  });

  it("are about the piece of a value, on its line and in its columns", async () => {
    const client = await start(markdown);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "quiet\nconsole=ttyS0,115200n8 rw\n");
    const found = await hoverAt(client, uri, 1, 16);
    assert.deepEqual(found?.range, { start: { line: 1, character: 14 }, end: { line: 1, character: 20 } });
    assert.match(markdownOf(found), /^\*\*`115200`\*\*: 115200 bits per second\./);
    assert.deepEqual((await hoverAt(client, uri, 1, 3))?.range, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 22 },
    });
    assert.deepEqual((await hoverAt(client, uri, 1, 21))?.range, {
      start: { line: 1, character: 21 },
      end: { line: 1, character: 22 },
    });
  });

  it("count characters outside of the first plane as two", async () => {
    const client = await start(markdown);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "name=\u{1f427} loglevel=7");
    assert.deepEqual((await hoverAt(client, uri, 0, 17))?.range, {
      start: { line: 0, character: 17 },
      end: { line: 0, character: 18 },
    });
  });

  it("are plain text for clients that show no Markdown, or say nothing about it", async () => {
    for (const capabilities of [plain, { textDocument: { hover: {} } }]) {
      const client = await start(capabilities);
      const uri = await client.open("untitled:cmdline", "kernel-cmdline", "console=ttyS0,115200n8 root=/dev/sda1");
      const contents = (await hoverAt(client, uri, 0, 16))?.contents;
      assert.ok(typeof contents === "object" && "kind" in contents && contents.kind === "plaintext");
      assert.match(contents.value, /^115200: 115200 bits per second\.\n\n- ttyS0: /);
      assert.doesNotMatch(contents.value, /\*\*|`|\\|^---$/m);
      assert.match(contents.value, /console: https:\/\/docs\.kernel\.org\/6\.12\/admin-guide\//);
    }
  });

  it("let the target's kernel decide", async () => {
    const folder = writeFiles(temporaryFolder(), {
      "bootpath.json": '{"targets":[{"name":"board","cmdline":"cmdline","arch":"arm64","kernelVersion":"6.1"}]}',
    });
    const client = await start(markdown);
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "mem=1G nolapic reserve_mem=1M:4096:x\n");
    assert.match(markdownOf(await hoverAt(client, uri, 0, 5)), /1 GiB .* of memory are used at most/);
    assert.match(markdownOf(await hoverAt(client, uri, 0, 9)), /Kernels for arm64 do not know this parameter/);
    const newer = markdownOf(await hoverAt(client, uri, 0, 17));
    assert.match(newer, /\*\*Linux 6\.1 does not have this parameter\*\*/);
    assert.match(newer, /docs\.kernel\.org\/6\.1\//);
  });

  it("say what counts, and follow the text", async () => {
    const client = await start(markdown);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "quiet loglevel=7");
    assert.match(
      markdownOf(await hoverAt(client, uri, 0, 2)),
      /On this line\*\*: quiet, loglevel=7 set the same level/,
    );
    await client.change(uri, "quiet");
    assert.doesNotMatch(markdownOf(await hoverAt(client, uri, 0, 2)), /On this line/);
  });

  it("tell the separator, the environment and the words of the first program", async () => {
    const client = await start(markdown);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "foo=1 -- single  ");
    assert.match(markdownOf(await hoverAt(client, uri, 0, 1)), /environment/);
    assert.match(markdownOf(await hoverAt(client, uri, 0, 7)), /stops reading/);
    assert.match(markdownOf(await hoverAt(client, uri, 0, 10)), /argument/);
    assert.equal(await hoverAt(client, uri, 0, 17), null);
  });

  it("explain the fields of a manifest, and its lines", async () => {
    const client = await start(markdown);
    const uri = await client.open(
      "untitled:list",
      "initramfs-manifest",
      "# devices\nnod /dev/console 0600 0 0 c 5 1\n  dir /x 0755 0 0\n",
    );
    const mode = await hoverAt(client, uri, 1, 19);
    assert.deepEqual(mode?.range, { start: { line: 1, character: 17 }, end: { line: 1, character: 21 } });
    assert.match(markdownOf(mode), /^\*\*`0600`\*\*: rw-------\. The owner may read, write/);
    assert.match(markdownOf(await hoverAt(client, uri, 1, 28)), /`\/dev\/console`, the console/);
    assert.match(markdownOf(await hoverAt(client, uri, 1, 8)), /character device 5:1/);
    assert.match(markdownOf(await hoverAt(client, uri, 2, 7)), /\*\*No entry\*\*/);
    assert.equal(await hoverAt(client, uri, 0, 4), null);
  });

  it("survive any text", async () => {
    const client = await start(markdown);
    const uri = await client.open("untitled:odd", "kernel-cmdline", '\u0000\ud800"="\r\n\ufeff==--" console="\ud83d');
    for (let character = 0; character < 14; character++) {
      await hoverAt(client, uri, 0, character);
      await hoverAt(client, uri, 1, character);
    }
  });
});

function hoverAt(client: LspClient, uri: string, line: number, character: number): Promise<Hover | null> {
  return client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line, character },
  });
}

function markdownOf(hover: Hover | null): string {
  assert.ok(hover !== null && typeof hover.contents === "object" && "kind" in hover.contents);
  assert.equal(hover.contents.kind, "markdown");
  return hover.contents.value;
}
