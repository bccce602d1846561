import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientCapabilities, CodeAction, TextEdit } from "vscode-languageserver/node";
import { editorCapabilities, startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const codeAction = editorCapabilities.textDocument?.codeAction ?? {};
const resolving: ClientCapabilities = {
  window: { workDoneProgress: true },
  textDocument: {
    codeAction: { ...codeAction, dataSupport: true, disabledSupport: true, resolveSupport: { properties: ["edit"] } },
  },
};

describe("refactorings over the protocol", () => {
  let client: LspClient;
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("add the folders above an entry", async () => {
    client = await startLspClient();
    const uri = await client.open("untitled:list", "initramfs-manifest", "pipe /run/my/p 0600 0 0\n");
    const [add] = await actions(uri, 0, "refactor");
    assert.equal(add?.title, "Add the 2 folders above");
    assert.equal(add.kind, "refactor.rewrite");
    assert.equal(applied("", add, uri), "dir /run 0755 0 0\ndir /run/my 0755 0 0\n");
  });

  it("sort by tree, or say why not where the client can show it", async () => {
    client = await startLspClient(resolving);
    const text = "pipe /b 0600 0 0\npipe /a 0600 0 0\n";
    const uri = await client.open("untitled:list", "initramfs-manifest", text);
    const [sort] = await actions(uri, 0, "refactor.rewrite");
    assert.equal(sort?.title, "Sort the manifest by its file tree");
    assert.equal(applied(text, sort, uri), "pipe /a 0600 0 0\npipe /b 0600 0 0\n");
    await client.change(uri, "pipe /b 0600 0 0\npipe /b 0600 0 0\n");
    const [refused] = await actions(uri, 0, "refactor");
    assert.match(refused?.disabled?.reason ?? "", /\/b/);
    assert.equal(refused?.edit, undefined);
  });

  it("sort a long manifest when that is wanted, or say then why not", async () => {
    client = await startLspClient(resolving);
    const lines = Array.from({ length: 3000 }, (_, index) => `pipe /p${9999 - index} 0600 0 0\n`);
    const uri = await client.open("untitled:list", "initramfs-manifest", lines.join(""));
    const [sort] = await actions(uri, 0, "refactor");
    assert.equal(sort?.title, "Sort the manifest by its file tree");
    assert.equal(sort.edit, undefined);
    const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", sort);
    assert.equal(resolved.edit?.changes?.[uri]?.[0]?.newText, lines.reverse().join(""));
    await client.change(uri, lines.join(""));
    const [inOrder] = await actions(uri, 0, "refactor");
    assert.ok(inOrder !== undefined);
    await assert.rejects(client.connection.sendRequest("codeAction/resolve", inOrder), /already/);
  });

  it("turn a folder of the host into lines, with the edit when it is wanted and progress", async () => {
    client = await startLspClient(resolving);
    assert.deepEqual(
      client.initialized.capabilities.codeActionProvider !== undefined &&
        typeof client.initialized.capabilities.codeActionProvider === "object" &&
        client.initialized.capabilities.codeActionProvider.resolveProvider,
      true,
    );
    const shown: string[] = [];
    client.connection.onRequest("window/workDoneProgress/create", () => null);
    client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      shown.push(value.kind);
    });
    const folder = hostFolder();
    const text = "file /etc rootfs/etc 0755 0 0\n";
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", text);
    const turn = (await actions(uri, 0, "refactor")).find(({ title }) => title.startsWith("Turn"));
    assert.equal(turn?.title, "Turn the folder rootfs/etc into lines");
    assert.equal(turn.edit, undefined);
    const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", turn);
    assert.equal(
      applied(text, resolved, uri),
      "dir /etc 0755 0 0\ndir /etc/init.d 0755 0 0\nfile /etc/init.d/rcS rootfs/etc/init.d/rcS 0644 0 0\n" +
        "slink /etc/mtab /proc/mounts 0777 0 0\n",
    );
    assert.equal(shown[0], "begin");
    assert.equal(shown.at(-1), "end");
    await client.change(uri, `\n${text}`);
    await assert.rejects(client.connection.sendRequest("codeAction/resolve", turn), /changed/);
  });

  it("add what a folder has to the lines of its own, at once for a client that does not ask later", async () => {
    client = await startLspClient();
    const text = "dir /etc 0755 0 0\ndir /etc/init.d 0700 0 0\nfile /bin/x rootfs/bin/x 0755 0 0\n";
    const uri = await client.open(join(hostFolder(), "initramfs.list"), "initramfs-manifest", text);
    const turn = (await actions(uri, 0, "refactor")).find(({ title }) => title.startsWith("Turn"));
    assert.equal(turn?.title, "Turn the folder rootfs/etc into lines");
    assert.equal(
      applied(text, turn, uri),
      "dir /etc 0755 0 0\ndir /etc/init.d 0700 0 0\n" +
        "file /etc/init.d/rcS rootfs/etc/init.d/rcS 0644 0 0\nslink /etc/mtab /proc/mounts 0777 0 0\n" +
        "file /bin/x rootfs/bin/x 0755 0 0\n",
    );
  });

  it("are silent where a client asks for something else, or asks with every move of the cursor", async () => {
    client = await startLspClient();
    const text = "pipe /b/p 0600 0 0\npipe /a 0600 0 0\n";
    const uri = await client.open("untitled:list", "initramfs-manifest", text);
    assert.ok((await actions(uri, 0, "quickfix")).every(({ kind }) => kind === "quickfix"));
    assert.ok((await actions(uri, 0, null, 2)).every(({ kind }) => kind === "quickfix"));
    assert.ok((await actions(uri, 0, null, 1)).some(({ kind }) => kind === "refactor.rewrite"));
    const cmdline = await client.open("untitled:cmdline", "kernel-cmdline", "quiet");
    assert.deepEqual(await actions(cmdline, 0, "refactor"), []);
  });

  it("are nothing for a client that takes commands only", async () => {
    client = await startLspClient({ textDocument: { codeAction: {} } });
    assert.equal(client.initialized.capabilities.codeActionProvider, undefined);
    const uri = await client.open("untitled:list", "initramfs-manifest", "pipe /b/p 0600 0 0\n");
    assert.deepEqual(await actions(uri, 0, null), []);
  });

  async function actions(uri: string, line: number, only: string | null, triggerKind?: 1 | 2): Promise<CodeAction[]> {
    const place = { line, character: 0 };
    return client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: place, end: place },
      context: { diagnostics: [], ...(only === null ? {} : { only: [only] }), ...(triggerKind ? { triggerKind } : {}) },
    });
  }
});

function hostFolder(): string {
  const folder = writeFiles(temporaryFolder(), {});
  mkdirSync(join(folder, "rootfs/etc/init.d"), { recursive: true, mode: 0o755 });
  writeFileSync(join(folder, "rootfs/etc/init.d/rcS"), "#!/bin/sh\n", { mode: 0o644 });
  symlinkSync("/proc/mounts", join(folder, "rootfs/etc/mtab"));
  return folder;
}

/** The text after the edit of an action. */
function applied(text: string, { edit }: CodeAction, uri: string): string {
  const edits: TextEdit[] = edit?.changes?.[uri] ?? [];
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  return edits.reduceRight(
    (whole, { range, newText }) => whole.slice(0, offset(range.start)) + newText + whole.slice(offset(range.end)),
    text,
  );
}
