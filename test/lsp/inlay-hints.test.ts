import assert from "node:assert/strict";
import { join } from "node:path";
import type { ClientCapabilities, InlayHint } from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const capable: ClientCapabilities = {
  textDocument: { inlayHint: {} },
  workspace: { inlayHint: { refreshSupport: true } },
};

const list =
  "nod /dev/console 0600 0 0 c 5 1\nfile /init src 0755 0 0\nslink /a init 0777 0 0\nslink /b a 0777 0 0\nfile /s src 4755 0 0\n";

describe("inlay hints over the protocol", () => {
  let client: LspClient;
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("show what people look up, for the lines that are asked about", async () => {
    client = await startLspClient(capable);
    assert.equal(client.initialized.capabilities.inlayHintProvider, true);
    const folder = writeFiles(temporaryFolder(), { src: "x".repeat(3000) });
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", list);
    assert.deepEqual(shown(await hints(uri, 0, 99)), [
      "0:31 console",
      "1:14 2.9 KiB",
      "2:13 → /init",
      "3:10 → /init",
      "4:11 2.9 KiB",
      "4:16 rwsr-xr-x",
    ]);
    assert.deepEqual(shown(await hints(uri, 2, 2)), ["2:13 → /init"]);
    const [, , link] = await hints(uri, 0, 99);
    assert.ok(link !== undefined && typeof link.label !== "string");
    assert.deepEqual(link.label[0]?.location, {
      uri,
      range: { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } },
    });
    assert.equal(link.paddingLeft, true);
  });

  it("say how much is left of a command line", async () => {
    client = await startLspClient(capable);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "x".repeat(2000));
    assert.deepEqual(shown(await hints(uri, 0, 1)), ["0:2000 47 of 2047 bytes left"]);
    await client.change(uri, "quiet");
    assert.deepEqual(await hints(uri, 0, 1), []);
  });

  it("follow what a client says that has no settings", async () => {
    client = await startLspClient(capable, { inlayHints: { modes: "always", devices: false, links: 7 } });
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    assert.deepEqual(shown(await hints(uri, 0, 0)), ["0:21 rw-------"]);
    assert.deepEqual(shown(await hints(uri, 3, 3)), ["3:10 → /init", "3:15 rwxrwxrwx"]);
  });

  it("follow the settings, and ask the client to ask again when they change", async () => {
    let devices = true;
    client = await startLspClient({
      ...capable,
      workspace: { ...capable.workspace, configuration: true },
    });
    client.connection.onRequest("workspace/configuration", () => [{ inlayHints: { devices } }]);
    let refreshed = 0;
    let changed: (() => void) | null = null;
    client.connection.onRequest("workspace/inlayHint/refresh", () => {
      refreshed++;
      changed?.();
      return null;
    });
    const uri = await client.open("untitled:list", "initramfs-manifest", list);
    await client.diagnostics(uri);
    assert.deepEqual(shown(await hints(uri, 0, 0)), ["0:31 console"]);
    devices = false;
    const before = refreshed;
    // Once when the settings are no longer known, and once when the answer is there.
    const again = new Promise<void>((resolve) => {
      changed = () => {
        if (refreshed >= before + 2) resolve();
      };
    });
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await again;
    assert.deepEqual(await hints(uri, 0, 0), []);
  });

  it("are not announced to a client without them", async () => {
    client = await startLspClient({});
    assert.equal(client.initialized.capabilities.inlayHintProvider, undefined);
  });

  function hints(uri: string, first: number, last: number): Promise<InlayHint[]> {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 9999 } };
    return client.connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range });
  }
});

function shown(hints: readonly InlayHint[]): readonly string[] {
  return hints.map(({ position, label }) => {
    const text = typeof label === "string" ? label : label.map(({ value }) => value).join("");
    return `${position.line}:${position.character} ${text}`;
  });
}
