/** The user's own kernel tree, over the protocol: its text, its names, and the progress of reading it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  WorkDoneProgress,
  type Diagnostic,
  type Hover,
  type WorkDoneProgressCreateParams,
} from "vscode-languageserver/node";
import { editorCapabilities, startLspClient, type LspClient } from "../support/lsp-client.js";
import { writeVendorTree } from "../support/kernel-tree.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

/** What the server says is unknown on a line, once it says what `accept` wants. */
function unknownNames(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ code }) => code === "unknown-parameter")
    .map(({ message }) => (typeof message === "string" ? message : message.value));
}

describe("language server: the user's own kernel tree", () => {
  const line = "acme_undocumented=1 acme_mode=fast\n";
  let client: LspClient;
  let settings: object;
  let progress: string[];
  let ended: Promise<void>;
  let messages: unknown[];
  const cacheFolder = process.env["XDG_CACHE_HOME"];

  before(() => {
    process.env["XDG_CACHE_HOME"] = temporaryFolder();
  });

  after(() => {
    if (cacheFolder === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = cacheFolder;
  });

  beforeEach(async () => {
    settings = {};
    progress = [];
    messages = [];
    client = await startLspClient({
      ...editorCapabilities,
      workspace: { ...editorCapabilities.workspace, configuration: true },
      window: { workDoneProgress: true },
    });
    client.connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
      items.map(() => settings),
    );
    ended = new Promise((resolve) => {
      client.connection.onRequest("window/workDoneProgress/create", ({ token }: WorkDoneProgressCreateParams) => {
        client.connection.onProgress(WorkDoneProgress.type, token, ({ kind }) => {
          progress.push(kind);
          if (kind === "end") resolve();
        });
        return null;
      });
    });
    client.connection.onNotification("window/showMessage", (message) => {
      messages.push(message);
    });
  });

  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  async function hoverText(uri: string, character: number): Promise<string> {
    const params = { textDocument: { uri }, position: { line: 0, character } };
    const hover = await client.connection.sendRequest<Hover | null>("textDocument/hover", params);
    return hover === null ? "" : (hover.contents as { value: string }).value;
  }

  it("is found above a document; its text stands for ours and its names are known", async () => {
    const tree = writeVendorTree();
    const uri = await client.open(join(tree, "boot/cmdline"), "kernel-cmdline", line);
    await client.diagnostics(uri, (diagnostics) => unknownNames(diagnostics).length === 0);
    const documented = await hoverText(uri, line.indexOf("acme_mode"));
    assert.match(documented, /From the kernel tree `.*` \(6\.8\.3-acme\)/);
    assert.match(
      documented,
      /```text\nacme_mode= +\[ACME,EARLY\] How the board starts\.\n +Format: \{ fast \| safe \}/,
    );
    assert.match(await hoverText(uri, 2), /`init\/main\.c:2 acme_setup`/);
    await client.change(uri, "cma=64M\n");
    assert.match(await hoverText(uri, 1), /does not have this parameter/);
  });

  it("is the one that the setting names, read again when the setting changes", async () => {
    const folder = temporaryFolder();
    settings = { kernelTree: "off" };
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", line);
    await client.diagnostics(uri, (diagnostics) => unknownNames(diagnostics).length === 2);
    settings = { kernelTree: writeVendorTree() };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await client.diagnostics(uri, (diagnostics) => unknownNames(diagnostics).length === 0);
    await ended;
    assert.deepEqual(progress, ["begin", "end"]);
  });

  it("is the one that the target of a bootpath.json names, and says its version", async () => {
    const tree = writeVendorTree();
    const project = { targets: [{ name: "a", cmdline: "cmdline", kernelTree: tree }] };
    const folder = writeFiles(temporaryFolder(), { "bootpath.json": JSON.stringify(project), cmdline: line });
    settings = { kernelTree: "off" };
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", line);
    await client.diagnostics(uri, (diagnostics) => unknownNames(diagnostics).length === 0);
    assert.match(await hoverText(uri, line.indexOf("acme_mode")), /6\.8\.3-acme/);
  });

  it("says what the configuration of the target leaves out", async () => {
    const target = { name: "a", cmdline: "cmdline", config: ".config", kernelVersion: "6.12" };
    const files = { "bootpath.json": JSON.stringify({ targets: [target] }), ".config": "# CONFIG_USB is not set\n" };
    const folder = writeFiles(temporaryFolder(), files);
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "usbcore.autosuspend=2 quiet\n");
    assert.match(await hoverText(uri, 3), /Not built into this kernel\*\*: CONFIG_USB is not set/);
    assert.doesNotMatch(await hoverText(uri, 24), /Not built/);
  });

  it("says once that a setting names no kernel tree", async () => {
    settings = { kernelTree: temporaryFolder() };
    const uri = await client.open(join(temporaryFolder(), "cmdline"), "kernel-cmdline", line);
    await client.diagnostics(uri);
    await client.change(uri, "quiet\n");
    await client.diagnostics(uri);
    assert.equal(messages.length, 1);
    assert.match(JSON.stringify(messages[0]), /is no kernel tree/);
    assert.ok(uri.startsWith(pathToFileURL("/").href));
  });
});
