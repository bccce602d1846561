import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientCapabilities, DocumentLink, DocumentSymbol, SymbolInformation } from "vscode-languageserver/node";
import { SymbolKind } from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const everyKind = Object.values(SymbolKind).filter((kind): kind is SymbolKind => typeof kind === "number");

const capable: ClientCapabilities = {
  workspace: { workspaceFolders: true, symbol: {} },
  textDocument: {
    documentLink: { tooltipSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: { valueSet: everyKind } },
  },
};

const zero = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const list = "# https://example.org/x\ndir /bin 0755 0 0\nfile /bin/tool tool 0755 0 0\nslink /bin/sh tool 0777 0 0\n";

describe("symbols and links over the protocol", () => {
  let client: LspClient;

  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("are not there for a client without them", async () => {
    client = await startLspClient({});
    const { documentSymbolProvider, workspaceSymbolProvider, documentLinkProvider, workspace } =
      client.initialized.capabilities;
    const announced = [documentSymbolProvider, workspaceSymbolProvider, documentLinkProvider, workspace];
    assert.deepEqual(announced, [undefined, undefined, undefined, undefined]);
  });

  it("make a tree of a manifest", async () => {
    client = await startLspClient(capable);
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    const [bin, ...others] = await symbols<DocumentSymbol>(uri);
    assert.deepEqual(others, []);
    assert.equal(bin?.kind, SymbolKind.Package);
    assert.deepEqual(bin.range, { start: { line: 1, character: 0 }, end: { line: 3, character: 27 } });
    assert.deepEqual(bin.selectionRange, { start: { line: 1, character: 4 }, end: { line: 1, character: 8 } });
    assert.deepEqual(
      bin.children?.map(({ name, detail, kind }) => [name, detail, kind]),
      [
        ["tool", "tool", SymbolKind.Function],
        ["sh", "→ tool", SymbolKind.Key],
      ],
    );
  });

  it("make a list for a client without trees and with old kinds only", async () => {
    client = await startLspClient({ textDocument: { documentSymbol: {} } });
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    const found = await symbols<SymbolInformation>(uri);
    assert.deepEqual(
      found.map(({ name, kind, location }) => [name, kind, location.range.start.line]),
      [
        ["/bin", SymbolKind.Package, 1],
        ["/bin/tool", SymbolKind.Function, 2],
        ["/bin/sh", SymbolKind.Variable, 3],
      ],
    );
    const cmdline = await client.open("untitled:cmdline", "kernel-cmdline", "quiet root=/dev/sda -- x");
    assert.deepEqual(
      (await symbols<SymbolInformation>(cmdline)).map(({ name }) => name),
      ["quiet", "root", "--", "x"],
    );
  });

  it("are found in all folders of the workspace, which may come and go", async () => {
    const one = writeFiles(temporaryFolder(), {
      "deep/er/initramfs.list": list,
      "deep/er/cmdline": "rdinit=/bin/sh",
      "node_modules/x/initramfs.list": list,
    });
    const two = writeFiles(temporaryFolder(), { "initramfs.list": "dir /tools 0755 0 0\n" });
    client = await startLspClient(capable, {}, [one]);
    const changes = client.initialized.capabilities.workspace?.workspaceFolders;
    assert.deepEqual(changes, { supported: true, changeNotifications: true });
    assert.deepEqual(await search("sh"), [
      ["/bin/sh", join(one, "deep/er/initramfs.list")],
      ["rdinit=/bin/sh", join(one, "deep/er/cmdline")],
    ]);
    await change({ added: [two], removed: [] });
    assert.deepEqual(
      (await search("tool")).map(([name]) => name),
      ["/bin/tool", "/tools"],
    );
    await change({ added: [], removed: [one] });
    assert.deepEqual(await search("tool"), [["/tools", join(two, "initramfs.list")]]);
    await client.open("untitled:list", "initramfs-manifest", "dir /untitled-tool 0755 0 0\n");
    assert.deepEqual((await search("tool")).map(([name]) => name).sort(), ["/tools", "/untitled-tool"]);
  });

  it("are limited to what somebody reads", async () => {
    client = await startLspClient(capable);
    const many = Array.from({ length: 1000 }, (_, index) => `dir /a${index} 0755 0 0`).join("\n");
    await client.open("untitled:list", "initramfs-manifest", `${many}\ndir /zzz 0755 0 0\n`);
    assert.equal((await search("a")).length, 256);
    assert.equal((await search("zzz")).length, 1);
  });

  it("links lead to sources, rules and addresses", async () => {
    const project = `{ "targets": [{ "name": "t", "cmdline": "none", "manifest": "initramfs.list" }], "rules": { "root-missing": "off" } }`;
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": list, "bootpath.json": project, tool: "" });
    client = await startLspClient(capable);
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", list);
    const [address, tool, ...others] = await links(uri);
    assert.equal(address?.target, "https://example.org/x");
    assert.equal(tool?.target, pathToFileURL(join(folder, "tool")).href);
    assert.deepEqual(tool.range, { start: { line: 2, character: 15 }, end: { line: 2, character: 19 } });
    assert.equal(tool.tooltip, `Open ${join(folder, "tool")}`);
    assert.deepEqual(others, []);
    const inProject = await links(await client.open(join(folder, "bootpath.json"), "json", project));
    assert.deepEqual(
      inProject.map(({ target }) => target?.split("/").at(-1)),
      ["initramfs.list", "root-missing.md"],
    );
  });

  it("links to sources by the hundred are looked for when somebody follows one", async () => {
    const files = Array.from({ length: 500 }, (_, index) => `file /f${index} f${index} 0644 0 0`).join("\n");
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": files });
    client = await startLspClient(capable);
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", files);
    // Where the server has found out already that the files are not there it has no links.
    const all: DocumentLink[] = [...(await links(uri)), { range: zero, data: { uri, location: "f0" } }];
    const [link] = all;
    assert.equal(link?.target, undefined);
    const resolved = await client.connection.sendRequest<DocumentLink>("documentLink/resolve", link);
    assert.equal(resolved.target, pathToFileURL(join(folder, "f0")).href);
  });

  function symbols<Symbol>(uri: string): Promise<Symbol[]> {
    return client.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
  }
  function links(uri: string): Promise<DocumentLink[]> {
    return client.connection.sendRequest("textDocument/documentLink", { textDocument: { uri } });
  }
  async function search(query: string): Promise<readonly (readonly [string, string])[]> {
    const found = await client.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query });
    return found.map(({ name, location }) => [name, new URL(location.uri).pathname]);
  }
  function change({ added, removed }: { readonly added: string[]; readonly removed: string[] }): Promise<void> {
    const toFolder = (path: string) => ({ uri: pathToFileURL(path).href, name: path });
    const event = { added: added.map(toFolder), removed: removed.map(toFolder) };
    return client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  }
});
