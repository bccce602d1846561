import assert from "node:assert/strict";
import { plainText } from "../../../boot/plain-text.js";

/** The text that comes out when the bytes come in pieces of the given size. */
function inPieces(text: string, size: number): string {
  const bytes = Buffer.from(text);
  const converter = plainText();
  let result = "";
  for (let at = 0; at < bytes.length; at += size) result += converter.write(bytes.subarray(at, at + size));
  return result;
}

describe("boot/plain-text", () => {
  const serial = "\u001b[0;32mgrün\u001b[0m\r\n/ # \u001b[6n\r\nü\u001b]0;title\u0007end";

  for (const size of [1, 2, 3, 7, 1000]) {
    it(`takes control sequences out of pieces of ${size} bytes`, () => {
      assert.equal(inPieces(serial, size), "grün\n/ # \nüend");
    });
  }
});
