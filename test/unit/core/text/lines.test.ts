import assert from "node:assert/strict";
import fc from "fast-check";
import { indexLines, lineColumnAt, lineText } from "../../../../core/text/lines.js";

/** What an editor says: lines end at LF, CR LF and CR. */
function expected(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  // Between CR and LF the line has not ended yet.
  const ends = [...before.matchAll(/\r\n|\r(?!\n)|\n/g)].filter(
    ({ 0: end, index }) => !(end === "\r" && text[index + 1] === "\n"),
  );
  const last = ends.at(-1);
  const start = last === undefined ? 0 : last.index + last[0].length;
  return { line: ends.length + 1, column: offset - start + 1 };
}

describe("core/text/lines", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\n", "é"), maxLength: 60 });
  const textsWithReturns = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n"), maxLength: 30 });

  it("finds line and column of every offset, in whatever order they are asked for", () => {
    const cases = fc.tuple(fc.oneof(texts, textsWithReturns), fc.array(fc.nat(60), { maxLength: 12 }));
    fc.assert(
      fc.property(cases, ([text, offsets]) => {
        const index = indexLines(text);
        for (const offset of offsets.map((one) => Math.min(one, text.length)))
          assert.deepEqual(lineColumnAt(index, offset), expected(text, offset), JSON.stringify([text, offset]));
      }),
    );
  });

  it("finds them in versions of a text, one edit after the other", () => {
    const edit = fc.record({ at: fc.nat(80), remove: fc.nat(4), insert: texts, look: fc.nat(80) });
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 8 }), (first, edits) => {
        let text = first;
        for (const { at, remove, insert, look } of edits) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
          const offset = Math.min(look, text.length);
          assert.deepEqual(lineColumnAt(indexLines(text), offset), expected(text, offset), JSON.stringify(text));
        }
      }),
    );
  });

  it("finds the same after the starts of all lines were asked for, and after many look-ups", () => {
    const text = "one\ntwo\n\nthree\n".repeat(20);
    const index = indexLines(text);
    for (let round = 0; round < 3; round++) {
      for (let offset = text.length; offset >= 0; offset -= 7)
        assert.deepEqual(lineColumnAt(index, offset), expected(text, offset));
      assert.equal(lineText(index, 4), "three");
    }
  });

  it("moves offsets outside the text to its nearer end", () => {
    const index = indexLines("a\nb");
    assert.deepEqual(lineColumnAt(index, -3), { line: 1, column: 1 });
    assert.deepEqual(lineColumnAt(index, 99), { line: 2, column: 2 });
  });
});
