import assert from "node:assert/strict";
import fc from "fast-check";
import { createLiteralSearch } from "../../../../core/log/literal-search.js";

/** The same by looking for one literal after the other. The search compares at least the first 16 characters. */
function findNaively(literals: readonly string[], text: string): readonly number[] {
  return literals.flatMap((literal, index) => (text.includes(literal.slice(0, 16)) ? [index] : []));
}

describe("core/log/literal-search", () => {
  it("finds literals that overlap, that are part of each other, and that stand twice", () => {
    const search = createLiteralSearch(["he", "she", "hers", "his", "she"]);
    assert.deepEqual(search.find("ushers"), [0, 1, 2, 4]);
    assert.deepEqual(search.find("hihis"), [3]);
    assert.deepEqual(search.find("shshe she"), [0, 1, 4]);
    assert.deepEqual(search.find("nothing"), []);
  });

  it("finds the empty literal everywhere", () => {
    assert.deepEqual(createLiteralSearch(["", "a"]).find(""), [0]);
    assert.deepEqual(createLiteralSearch(["", "a"]).find("ba"), [0, 1]);
  });

  it("finds what a search for one literal after the other finds", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "\u00e9"), maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "\u00ff") }),
        (literals, text) => {
          const ascii = literals.map((literal) => literal.replaceAll("\u00e9", ""));
          assert.deepEqual(createLiteralSearch(ascii).find(text), findNaively(ascii, text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
