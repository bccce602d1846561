import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTextPieces } from "../../../cli/log-input.js";
import { decodeBytes } from "../../../core/text/bytes.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

describe("cli/log-input", () => {
  const folder = temporaryFolder();

  async function pieces(content: Uint8Array): Promise<readonly string[]> {
    const path = join(folder, "log");
    writeFileSync(path, content);
    const result: string[] = [];
    for await (const piece of readTextPieces(path)) result.push(piece);
    return result;
  }

  it("gives the whole text, whatever the pieces cut in two", async () => {
    const line = "[    1.000000] 5 °C — “größer” 🙂 \xff\xfe\n";
    const content = Buffer.concat(
      Array.from({ length: 40_000 }, (_, index) =>
        Buffer.from(`${index} ${line}`, index % 7 === 0 ? "latin1" : "utf8"),
      ),
    );
    const read = await pieces(content);
    assert.ok(read.length > 3, "the file is read in pieces");
    assert.equal(read.join(""), decodeBytes(content));
    for (const piece of read.slice(0, -1)) assert.ok(piece.endsWith("\n"));
  });

  it("gives back a line that never ends, in parts", async () => {
    const content = Buffer.alloc(10_000_000, "x");
    const read = await pieces(content);
    assert.equal(read.join("").length, content.length);
    assert.ok(read.every((piece) => piece.length < 6_000_000));
  });

  it("reads an empty file", async () => {
    assert.equal((await pieces(Buffer.alloc(0))).join(""), "");
  });

  it("names the file that is not there", async () => {
    const path = join(folder, "nowhere");
    await assert.rejects(async () => {
      for await (const piece of readTextPieces(path)) assert.fail(piece);
    }, /nowhere/);
  });
});
