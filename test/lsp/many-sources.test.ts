import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** More than the server looks at before it answers. */
const count = 600;

describe("language server: manifests that take many files from the host", () => {
  let client: LspClient;

  before(async () => {
    client = await startLspClient();
  });

  after(async () => {
    assert.equal(await client.close(), 0);
  });

  it("tells what is wrong with the text, then what is wrong with the files, and sees when they change", async () => {
    const folder = temporaryFolder();
    const lines = ["dir /d 0755 0 0", "dir /d 0755 0 0"];
    for (let i = 0; i < count; i++) {
      lines.push(`file /d/f${i} f${i} 0644 0 0`);
      if (i > 0) writeFileSync(join(folder, `f${i}`), "");
    }
    const text = `${lines.join("\n")}\n`;
    const uri = await client.open(join(folder, "many.initramfs"), "initramfs-manifest", text);
    const codesOf = (diagnostics: readonly { readonly code?: unknown }[]) => diagnostics.map(({ code }) => code);
    const first = await client.diagnostics(uri);
    assert.ok(codesOf(first).includes("duplicate-entry"));
    const second = await client.diagnostics(uri, (found) => codesOf(found).includes("source-missing"));
    assert.deepEqual(codesOf(second).toSorted(), [...codesOf(first), "source-missing"].toSorted());
    writeFileSync(join(folder, "f0"), "");
    // Nobody tells the server about the file; it looks again some time after a request.
    await client.change(uri, `${text}# changed\n`);
    const third = await client.diagnostics(uri, (found) => !codesOf(found).includes("source-missing"));
    assert.deepEqual(codesOf(third), codesOf(first));
  });
});
