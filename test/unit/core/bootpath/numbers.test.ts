import assert from "node:assert/strict";
import { integerRanges, parseBoolean, parseInteger, readUnsigned } from "../../../../core/bootpath/numbers.js";

describe("core/bootpath/numbers", () => {
  it("reads whole texts as kstrtoint does", () => {
    const { int, uint, byte } = integerRanges;
    for (const [text, value] of [
      ["0", 0n],
      ["-1", -1n],
      ["+5", 5n],
      ["010", 8n],
      ["0x10", 16n],
      ["0X1f\n", 31n],
      ["2147483647", 2147483647n],
    ] as const) {
      assert.equal(parseInteger(text, int), value, text);
    }
    for (const text of ["", "-", "+", " 1", "1 ", "1x", "0x", "0xg", "08", "2147483648", "--1", "1\n\n", "é"]) {
      assert.equal(parseInteger(text, int), null, text);
    }
    assert.equal(parseInteger("-1", uint), null);
    assert.equal(parseInteger("256", byte), null);
    assert.equal(parseInteger("010", int, 10), 10n);
  });

  it("reads the start of a text as simple_strtoul does", () => {
    assert.deepEqual(readUnsigned("12ab", 10), { value: 12n, rest: "ab" });
    assert.deepEqual(readUnsigned("0x12ag", 16), { value: 0x12an, rest: "g" });
    assert.deepEqual(readUnsigned("x", 10), { value: 0n, rest: "x" });
    assert.deepEqual(readUnsigned("0x", 16), { value: 0n, rest: "" });
    assert.deepEqual(readUnsigned("010", 0), { value: 8n, rest: "" });
  });

  it("reads booleans by their first letters", () => {
    for (const text of ["y", "Yes", "true", "1", "10", "on", "ON!"]) assert.equal(parseBoolean(text), true, text);
    for (const text of ["n", "No", "false", "0", "off"]) assert.equal(parseBoolean(text), false, text);
    for (const text of ["", "o", "x", "enable", "disable", "=1"]) assert.equal(parseBoolean(text), null, text);
    assert.deepEqual([parseBoolean("enable", "with-e-and-d"), parseBoolean("d", "with-e-and-d")], [true, false]);
  });
});
