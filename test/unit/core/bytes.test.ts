import assert from "node:assert/strict";
import fc from "fast-check";
import { byteLength, decodeBytes, encodeBytes } from "../../../core/text/bytes.js";

describe("core/text/bytes", () => {
  it("brings every byte sequence back unchanged", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.deepEqual([...encodeBytes(decodeBytes(bytes))], [...bytes]);
      }),
      { numRuns: 2000 },
    );
  });

  it("agrees with the platform's UTF-8 on well-formed text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const expected = new TextEncoder().encode(text);
        assert.deepEqual([...encodeBytes(text)], [...expected]);
        assert.equal(byteLength(text), expected.length);
        assert.equal(decodeBytes(expected), text);
      }),
      { numRuns: 2000 },
    );
  });

  it("escapes a byte that is not UTF-8 as one lone surrogate", () => {
    assert.equal(decodeBytes(Uint8Array.of(0x61, 0xff, 0x62)), "a\udcffb");
  });

  it("rejects overlong forms and encoded surrogates", () => {
    assert.equal(decodeBytes(Uint8Array.of(0xc0, 0xaf)), "\udcc0\udcaf");
    assert.equal(decodeBytes(Uint8Array.of(0xed, 0xa0, 0x80)), "\udced\udca0\udc80");
  });

  it("reads long input in pieces", () => {
    const text = "é".repeat(10_000);
    assert.equal(decodeBytes(encodeBytes(text)), text);
  });
});
