import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { WholeMessageWriter } from "../../../server/node/message-writer.js";

describe("server/node/message-writer", () => {
  it("writes header and content at once, with the length in bytes", async () => {
    const pieces: string[] = [];
    const writer = new WholeMessageWriter(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          pieces.push(chunk.toString());
          done();
        },
      }),
    );
    await Promise.all([1, 2].map((id) => writer.write(message(id, "é"))));
    assert.deepEqual(
      pieces,
      [1, 2].map((id) => {
        const content = JSON.stringify(message(id, "é"));
        return `Content-Length: ${content.length + 1}\r\n\r\n${content}`;
      }),
    );
  });

  it("tells of a stream that breaks, and of one that ends", async () => {
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error("broken"));
      },
    });
    const writer = new WholeMessageWriter(stream);
    const told: string[] = [];
    writer.onError(([error]) => told.push(error.message));
    const closed = new Promise<void>((resolve) => writer.onClose(resolve));
    await assert.rejects(writer.write(message(1, "")), /broken/);
    await closed;
    assert.ok(told.includes("broken"));
  });
});

function message(id: number, result: string) {
  return { jsonrpc: "2.0", id, result };
}
