import assert from "node:assert/strict";
import fc from "fast-check";
import { explainValue, pieceAt } from "../../../../../core/parameters/values/all.js";
import { valueSamples } from "../../../../support/value-samples.js";

const kernels = ["x86", "arm", "arm64", "mips", "um", "nonsense"].flatMap((arch) =>
  ["6.1", "6.12", "7.2", "2.6.37", ""].map((kernelVersion) => ({ kernelVersion, arch })),
);

/** The rules that hold for every explanation. */
function check(name: string, value: string, kernel: { readonly kernelVersion: string; readonly arch: string }): void {
  const explanation = explainValue(name, value, kernel);
  if (explanation === null) return;
  let end = 0;
  for (const piece of explanation.pieces) {
    assert.ok(piece.start >= end && piece.start < piece.end && piece.end <= value.length, `${name}=${value}`);
    assert.match(piece.meaning, /[.:…)]$/, `${name}=${value}: ${piece.meaning}`);
    assert.equal(pieceAt(explanation, piece.start), piece);
    end = piece.end;
  }
  assert.ok(explanation.summary !== null || explanation.pieces.length > 0, `${name}=${value} says nothing`);
  if (explanation.summary !== null) assert.match(explanation.summary, /[.)"]$/, `${name}=${value}`);
}

describe("pieces of values", () => {
  const names = [...new Set(valueSamples.map((word) => word.slice(0, word.indexOf("="))))];
  const values = valueSamples.map((word) => word.slice(word.indexOf("=") + 1));

  it("lie inside of the value, one after the other, for the samples", () => {
    for (const kernel of kernels) {
      for (const word of valueSamples)
        check(word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1), kernel);
    }
  });

  it("lie inside of any value", () => {
    // Pieces of real values in any order come deeper into the readers than letters of chance.
    const shard = fc.oneof(
      fc.constantFrom(...values.flatMap((value) => value.split(/([,:;@-])/))),
      fc.string({ maxLength: 4, unit: "binary" }),
      fc.constantFrom(
        "",
        ",",
        ":",
        ";",
        "@",
        "-",
        "(",
        ")",
        "=",
        "0x",
        "N",
        "all",
        '"',
        "\n",
        " ",
        "à",
        "\0",
        "9".repeat(40),
      ),
    );
    const value = fc.array(shard, { maxLength: 8 }).map((shards) => shards.join(""));
    fc.assert(
      fc.property(fc.constantFrom(...names), value, fc.constantFrom(...kernels), (name, text, kernel) => {
        check(name, text, kernel);
      }),
      { numRuns: 3000 },
    );
  });

  it("take the piece that begins at a boundary", () => {
    const explanation = explainValue("console", "ttyS0,9600n8", { kernelVersion: "6.12", arch: "x86" });
    assert.ok(explanation !== null);
    assert.equal(pieceAt(explanation, 5)?.start, 0);
    assert.equal(pieceAt(explanation, 10)?.start, 10);
    assert.equal(pieceAt(explanation, 12)?.start, 11);
  });
});
