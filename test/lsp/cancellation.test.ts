import assert from "node:assert/strict";
import { join } from "node:path";
import {
  CancellationToken,
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
  type Hover,
  type SymbolInformation,
} from "vscode-languageserver/node";
import { editorCapabilities, startLspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

describe("long requests", () => {
  it("search the workspace with progress, and end when they are cancelled", async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 300; index++) files[`target${index}/initramfs.list`] = "dir /wanted 0755 0 0\n";
    const folder = writeFiles(temporaryFolder(), files);
    const workspace = { ...editorCapabilities.workspace, symbol: {} };
    const client = await startLspClient({ ...editorCapabilities, workspace, window: { workDoneProgress: true } }, {}, [
      folder,
    ]);
    assert.deepEqual(client.initialized.capabilities.workspaceSymbolProvider, { workDoneProgress: true });
    const search = (token: CancellationToken, workDoneToken: string) =>
      client.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "wanted", workDoneToken }, token);
    const shown: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, "whole", ({ kind }) => {
      shown.push(kind);
    });
    const found = await search(CancellationToken.None, "whole");
    assert.equal(found.length, 256);
    assert.equal(shown[0], "begin");
    assert.ok(shown.includes("report"));
    assert.equal(shown.at(-1), "end");
    const cancellation = new CancellationTokenSource();
    const cancelled = search(cancellation.token, "cancelled").catch((error: unknown) => error);
    cancellation.cancel();
    const error = await cancelled;
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestCancelled);
    assert.equal(await client.close(), 0);
    const plain = await startLspClient({ workspace: { symbol: {} } });
    assert.equal(plain.initialized.capabilities.workspaceSymbolProvider, true);
    assert.equal(await plain.close(), 0);
  });

  it("let others go first, and end when they are cancelled", async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 300; index++)
      files[`target${index}/initramfs.list`] = "dir /a 0755 0 0\nslink /b c 0777 0 0\n";
    const folder = writeFiles(temporaryFolder(), files);
    const client = await startLspClient(
      { ...editorCapabilities, textDocument: { ...editorCapabilities.textDocument, diagnostic: {} } },
      {},
      [folder],
    );
    const order: string[] = [];
    const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", "console=ttyS0");
    const cancellation = new CancellationTokenSource();
    const whole = client.connection
      .sendRequest("workspace/diagnostic", { previousResultIds: [] }, cancellation.token)
      .then(
        () => null,
        (error: unknown) => error,
      )
      .finally(() => order.push("whole"));
    const position = { line: 0, character: 3 };
    const hover = await client.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position,
    });
    order.push("hover");
    assert.ok(hover !== null);
    cancellation.cancel();
    const error = await whole;
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestCancelled);
    assert.deepEqual(order, ["hover", "whole"]);
    // The next one is not cancelled.
    const report = await client.connection.sendRequest<{ items: readonly unknown[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
    assert.equal(report.items.length, 301);
    assert.equal(await client.close(), 0);
  });
});
