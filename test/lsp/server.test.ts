import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeAction, Diagnostic, Hover } from "vscode-languageserver/node";
import { bootFile } from "../conformance/boot/files.js";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const manifest =
  "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh busybox 0755 0 0\n";

/** What the manifest calls busybox: any program that this kernel can execute. */
const busybox = bootFile("init32") ?? "";

describe("language server", () => {
  let client: LspClient;

  beforeEach(async () => {
    client = await startLspClient();
  });
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("announces what it does", () => {
    assert.equal(client.initialized.serverInfo?.name, "bootpath");
    assert.equal(client.initialized.capabilities.hoverProvider, true);
  });

  it("finds a mistake that needs both files, and links to its document", async () => {
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": manifest, busybox });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 init=/bin/sh\n");
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic?.code, "init-needs-rdinit");
    assert.equal(diagnostic.severity, 1);
    assert.equal(diagnostic.source, "bootpath");
    assert.deepEqual(diagnostic.range, { start: { line: 0, character: 14 }, end: { line: 0, character: 26 } });
    assert.ok(existsSync(fileURLToPath(diagnostic.codeDescription?.href ?? "")), "the document exists");
  });

  it("follows what is typed", async () => {
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": manifest, busybox });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 init=/bin/sh\n");
    await client.diagnostics(uri, (diagnostics) => diagnostics.length === 1);
    await client.change(uri, "console=ttyS0 rdinit=/bin/sh\n");
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it("sees an unsaved manifest instead of the one on disk", async () => {
    const folder = writeFiles(temporaryFolder(), {
      "initramfs.list": manifest,
      busybox,
      cmdline: "console=ttyS0 init=/bin/sh\n",
    });
    const cmdline = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 init=/bin/sh\n");
    await client.diagnostics(cmdline, (diagnostics) => diagnostics.length === 1);
    await client.open(join(folder, "initramfs.list"), "initramfs-manifest", `${manifest}slink /init bin/sh 0777 0 0\n`);
    await client.diagnostics(cmdline, (diagnostics) => diagnostics.every(({ code }) => code !== "init-needs-rdinit"));
  });

  it("repairs with a quick fix whose result is clean", async () => {
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": manifest, busybox });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 init=/bin/sh\n");
    const [diagnostic] = await client.diagnostics(uri);
    assert.ok(diagnostic);
    const [action] = await quickFixes(client, uri, diagnostic);
    assert.equal(action?.title, "Write rdinit=/bin/sh");
    assert.equal(action.isPreferred, true);
    assert.deepEqual(action.edit?.changes?.[uri], [
      { range: { start: { line: 0, character: 14 }, end: { line: 0, character: 19 } }, newText: "rdinit=" },
    ]);
  });

  it("offers a fix that creates a file", async () => {
    const folder = writeFiles(temporaryFolder(), {
      "bootpath.json": '{"targets":[{"name":"bare","cmdline":"cmdline"}]}',
    });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 rdinit=/bin/sh\n");
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic?.code, "root-missing");
    const [action] = await quickFixes(client, uri, diagnostic);
    const [create, fill] = action?.edit?.documentChanges ?? [];
    assert.ok(create !== undefined && "kind" in create && create.kind === "create");
    assert.ok(fill !== undefined && "edits" in fill && fill.textDocument.uri === create.uri);
  });

  it("does not offer it to a client that cannot create files", async () => {
    const plain = await startLspClient({});
    const folder = writeFiles(temporaryFolder(), {
      "bootpath.json": '{"targets":[{"name":"bare","cmdline":"cmdline"}]}',
    });
    const uri = await plain.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 rdinit=/bin/sh\n");
    const [diagnostic] = await plain.diagnostics(uri);
    assert.equal(diagnostic?.code, "root-missing");
    const found = await quickFixes(plain, uri, diagnostic);
    assert.ok(found.every(({ title }) => !title.startsWith("Create")));
    assert.equal(await plain.close(), 0);
  });

  it("explains a parameter under the cursor, and nothing beside it", async () => {
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "console=ttyS0 rdinit=/bin/sh  ");
    const hover = await hoverAt(client, uri, 16);
    assert.deepEqual(hover?.range, { start: { line: 0, character: 14 }, end: { line: 0, character: 28 } });
    assert.match(JSON.stringify(hover.contents), /initramfs/);
    assert.equal(await hoverAt(client, uri, 30), null);
  });

  it("takes diagnostics back when the document is closed", async () => {
    const folder = temporaryFolder();
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "quiet\n");
    await client.diagnostics(uri, (diagnostics) => diagnostics.length === 1);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    assert.deepEqual(await client.diagnostics(uri, (diagnostics) => diagnostics.length === 0), []);
  });

  it("survives text that is nothing of the kind", async () => {
    const uri = await client.open("untitled:odd", "kernel-cmdline", '\u0000\ud800"="\r\n\ufeff==--"');
    await client.diagnostics(uri);
    const other = await client.open("untitled:list", "initramfs-manifest", "dir\n  file \ud800\n nod / / / /\n${\n");
    await client.diagnostics(other);
  });
});

function quickFixes(client: LspClient, uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
  return client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: ["quickfix"] },
  });
}

function hoverAt(client: LspClient, uri: string, character: number): Promise<Hover | null> {
  return client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line: 0, character },
  });
}
