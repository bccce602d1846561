/** A reader that leaves early, as `bootpath … | head` does: the command ends, and says nothing about it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { readFirstPiece } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

describe("bootpath, when nobody reads its output to the end", () => {
  it("ends without a word", async () => {
    assert.deepEqual(await readFirstPiece(["param", "--list"]), { status: 0, stderr: "" });
  });

  it("keeps the status of what it has found", async () => {
    const folder = temporaryFolder();
    // Far more than a pipe holds, so that the writer is still busy when the reader goes.
    writeFiles(folder, { "initramfs.list": " dir /indented 0755 0 0\n".repeat(2000) });
    assert.deepEqual(await readFirstPiece(["check", folder, "--format", "json"]), { status: 1, stderr: "" });
  });

  it("packs no further", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "initramfs.list": "dir /one 0755 0 0\n".repeat(10_000) });
    const { stderr } = await readFirstPiece(["pack", join(folder, "initramfs.list")]);
    assert.equal(stderr, "");
  });
});
