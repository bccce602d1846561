import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  RelatedFullDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: true }, publishDiagnostics: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

const list = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nslink /init nowhere 0777 0 0\n";

describe("diagnostics that the client asks for", () => {
  let client: LspClient;
  let published = 0;
  const start = async (
    capabilities: ClientCapabilities,
    options: Readonly<Record<string, unknown>> = {},
    folders: readonly string[] = [],
  ) => {
    published = 0;
    client = await startLspClient(capabilities, options, folders);
    client.connection.onRequest("workspace/diagnostic/refresh", () => null);
    return client.initialized.capabilities.diagnosticProvider;
  };
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("come for a document, and are told to be the same when they are", async () => {
    assert.deepEqual(await start(pulling), { interFileDependencies: true, workspaceDiagnostics: true });
    countPublished();
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "quiet rdnit=/init\n");
    const first = await ask(uri);
    assert.ok(first.items.some(({ code }) => code === "unknown-parameter"));
    assert.equal(first.items[0]?.codeDescription, undefined, "it did not say that it shows links");
    const same = await ask(uri, first.resultId);
    assert.deepEqual(same, { kind: "unchanged", resultId: first.resultId });
    await client.change(uri, "quiet rdinit=/init\n");
    const changed = await ask(uri, first.resultId);
    assert.equal(changed.kind, "full");
    assert.equal(published, 0, "nothing is published besides");
  });

  it("come with those of the documents that hang together with it, for a client that takes them", async () => {
    await start(pulling);
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": list });
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 rdinit=/init\n");
    const { relatedDocuments = {} } = await ask(uri);
    const related = relatedDocuments[pathToFileURL(join(folder, "initramfs.list")).href];
    assert.ok(related?.kind === "full");
    assert.ok(related.items.some(({ code }) => code === "dangling-symlink"));
    await client.close();
    await start({ textDocument: { diagnostic: {} } });
    const again = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0 rdinit=/init\n");
    assert.equal((await ask(again)).relatedDocuments, undefined);
  });

  it("come for the whole workspace", async () => {
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": list, cmdline: "rdnit=/init\n" });
    await start(pulling, {}, [folder]);
    const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    const codes = report.items.flatMap((item) => (item.kind === "full" ? item.items.map(({ code }) => code) : []));
    assert.ok(codes.includes("dangling-symlink"), JSON.stringify(codes));
    assert.ok(codes.includes("unknown-parameter"), JSON.stringify(codes));
    const previousResultIds = report.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const again = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
    });
    assert.ok(again.items.length > 0);
    assert.ok(again.items.every(({ kind }) => kind === "unchanged"));
  });

  it("are asked for again when something else has changed", async () => {
    await start(pulling);
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest("workspace/diagnostic/refresh", () => {
        resolve();
        return null;
      });
    });
    await client.open("untitled:cmdline", "kernel-cmdline", "quiet\n");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    await refreshed;
  });

  it("are published to a client that wants that, and to one that cannot ask", async () => {
    for (const [capabilities, options] of [
      [pulling, { diagnostics: "push" }],
      [{}, {}],
    ] as const) {
      assert.equal(await start(capabilities, options), undefined);
      const uri = await client.open("untitled:cmdline", "kernel-cmdline", "rdnit=/init\n");
      const diagnostics = await client.diagnostics(uri);
      assert.ok(diagnostics.some(({ code }) => code === "unknown-parameter"));
      if (capabilities === pulling) await client.close();
    }
  });

  function ask(uri: string, previousResultId?: string): Promise<RelatedFullDocumentDiagnosticReport> {
    return client.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  function countPublished(): void {
    client.connection.onNotification("textDocument/publishDiagnostics", () => {
      published++;
    });
  }
});
