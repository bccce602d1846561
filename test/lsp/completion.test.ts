import assert from "node:assert/strict";
import { join } from "node:path";
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  Registration,
  RegistrationParams,
} from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

/** What VS Code announces about completion. */
const richCompletion: ClientCapabilities = {
  textDocument: {
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ["markdown", "plaintext"],
        tagSupport: { valueSet: [1] },
      },
    },
  },
};

/** A client that knows completion and nothing about it. */
const plainCompletion: ClientCapabilities = { textDocument: { completion: {} } };

describe("completion over the protocol", () => {
  const clients: LspClient[] = [];
  const start = async (capabilities: ClientCapabilities, options: Readonly<Record<string, unknown>> = {}) => {
    const client = await startLspClient(capabilities, options);
    clients.push(client);
    return client;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) assert.equal(await client.close(), 0);
  });

  it("is not there for a client without completion", async () => {
    const client = await start({});
    assert.equal(client.initialized.capabilities.completionProvider, undefined);
  });

  it("proposes names and resolves their documentation as Markdown", async () => {
    const client = await start(richCompletion);
    assert.equal(client.initialized.capabilities.completionProvider?.resolveProvider, true);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "quiet conxx");
    const item = await itemAt(client, uri, 9, "console=");
    assert.equal(item.documentation, undefined);
    assert.deepEqual(item.textEdit, {
      newText: "console=",
      insert: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } },
      replace: { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } },
    });
    assert.equal(item.command, undefined);
    const resolved = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", item);
    assert.ok(typeof resolved.documentation === "object" && resolved.documentation.kind === "markdown");
    assert.match(resolved.documentation.value, /`\/dev\/console`/);
  });

  it("opens the next list with the client's own command", async () => {
    const client = await start(richCompletion, { suggestCommand: "editor.action.triggerSuggest" });
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "con");
    assert.equal((await itemAt(client, uri, 3, "console=")).command?.command, "editor.action.triggerSuggest");
    await client.change(uri, "qui");
    assert.equal((await itemAt(client, uri, 3, "quiet")).command, undefined);
  });

  it("gives a plain client plain text, one range and no snippets", async () => {
    const client = await start(plainCompletion);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "root=PA elev");
    const value = await itemAt(client, uri, 7, "PARTUUID=<id>");
    assert.deepEqual(value.textEdit, {
      newText: "PARTUUID=",
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } },
    });
    assert.equal(value.insertTextFormat, undefined);
    const old = await itemAt(client, uri, 12, "elevator=");
    assert.equal(old.tags, undefined);
    const resolved = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", old);
    assert.equal(typeof resolved.documentation, "string");
    assert.doesNotMatch(JSON.stringify(resolved.documentation), /\*\*/);
  });

  it("uses what a rich client can show", async () => {
    const client = await start(richCompletion);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "root=PA elev systemd.uni");
    const value = await itemAt(client, uri, 7, "PARTUUID=<id>");
    assert.equal(value.insertTextFormat, 2);
    assert.match(JSON.stringify(value.textEdit), /PARTUUID=\$\{1:id\}/);
    assert.deepEqual((await itemAt(client, uri, 12, "elevator=")).tags, [1]);
    const unit = await itemAt(client, uri, 24, "systemd.unit=");
    assert.equal(unit.labelDetails?.description, "systemd");
  });

  it("knows the initramfs beside the command line", async () => {
    const client = await start(richCompletion);
    const folder = writeFiles(temporaryFolder(), {
      "initramfs.list": "dir /bin 0755 0 0\nfile /bin/busybox busybox 0755 0 0\nslink /bin/sh busybox 0777 0 0\n",
      busybox: "",
    });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "rdinit=");
    const link = await itemAt(client, uri, 7, "/bin/sh");
    assert.equal(link.detail, "a link to busybox");
    assert.equal(link.labelDetails?.description, "a link to busybox");
    await client.change(uri, "init=");
    const item = await itemAt(client, uri, 5, "/bin/sh (rdinit=)");
    assert.deepEqual(item.additionalTextEdits, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }, newText: "rdinit" },
    ]);
  });

  it("completes manifests, with the files of the host beside them", async () => {
    const client = await start(richCompletion);
    const folder = writeFiles(temporaryFolder(), { "out/tool": "", "init.sh": "" });
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", "file /init ");
    assert.match(JSON.stringify((await itemAt(client, uri, 11, "init.sh")).textEdit), /"newText":"init\.sh"/);
    await client.change(uri, "file /init out/");
    assert.ok(await itemAt(client, uri, 15, "tool"));
    await client.change(uri, "");
    const item = await itemAt(client, uri, 0, "dir");
    assert.match(JSON.stringify(item.textEdit), /dir \$\{1:\/path\} 0755 0 0/);
    assert.equal(item.insertTextFormat, 2);
  });

  it("is silent behind --", async () => {
    const client = await start(richCompletion);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "quiet -- x\n");
    assert.equal(await listAt(client, uri, 10), null);
    assert.ok(await listAt(client, uri, 2));
  });

  it("is registered for each language where a client can do that, with a blank for manifests alone", async () => {
    const client = await startLspClient({ textDocument: { completion: { dynamicRegistration: true } } });
    clients.push(client);
    const registered: Registration[] = [];
    const both = new Promise<void>((done) => {
      client.connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
        registered.push(...registrations.filter(({ method }) => method === "textDocument/completion"));
        if (registered.length === 2) done();
      });
    });
    assert.equal(client.initialized.capabilities.completionProvider, undefined);
    await both;
    const blanks = registered.map(({ registerOptions }) => JSON.stringify(registerOptions));
    assert.deepEqual(
      blanks.map((options) => [options.includes('"initramfs-manifest"'), options.includes('" "')]),
      [
        [false, false],
        [true, true],
      ],
    );
  });
});

async function itemAt(client: LspClient, uri: string, character: number, label: string): Promise<CompletionItem> {
  const list = await listAt(client, uri, character);
  const item = list?.items.find((one) => one.label === label);
  assert.ok(item, `${label} is proposed: ${String(list?.items.slice(0, 5).map((one) => one.label))}`);
  return item;
}

function listAt(client: LspClient, uri: string, character: number): Promise<CompletionList | null> {
  return client.connection.sendRequest("textDocument/completion", {
    textDocument: { uri },
    position: { line: 0, character },
  });
}
