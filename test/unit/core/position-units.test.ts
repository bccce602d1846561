import assert from "node:assert/strict";
import fc from "fast-check";
import { columnFromUnits, columnInUnits, type PositionUnit } from "../../../core/text/position-units.js";

const units: readonly PositionUnit[] = ["utf-8", "utf-16", "utf-32"];

describe("core/text/position-units", () => {
  it("counts bytes, UTF-16 units or characters", () => {
    const line = "aé你😀b";
    const columns = (unit: PositionUnit) => [0, 1, 2, 3, 5, 6].map((column) => columnInUnits(line, column, unit));
    assert.deepEqual(columns("utf-8"), [0, 1, 3, 6, 10, 11]);
    assert.deepEqual(columns("utf-16"), [0, 1, 2, 3, 5, 6]);
    assert.deepEqual(columns("utf-32"), [0, 1, 2, 3, 4, 5]);
  });

  it("moves what is inside a character to its start, and what is behind the line to its end", () => {
    assert.equal(columnInUnits("😀b", 1, "utf-8"), 0);
    assert.equal(columnFromUnits("é你", 1, "utf-8"), 0);
    assert.equal(columnFromUnits("é你", 4, "utf-8"), 1);
    for (const unit of units) {
      assert.equal(columnFromUnits("é你", 99, unit), 2);
      assert.equal(columnInUnits("ab", 99, unit), 2);
    }
  });

  it("comes back to where it was, in every text, lone surrogates included", () => {
    const texts = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((all) => String.fromCharCode(...all));
    fc.assert(
      fc.property(texts, fc.nat(20), (line, column) => {
        for (const unit of units) {
          const there = columnInUnits(line, column, unit);
          const back = columnFromUnits(line, there, unit);
          assert.equal(columnInUnits(line, back, unit), there);
          assert.ok(back <= Math.min(column, line.length) && back >= Math.min(column, line.length) - 1);
        }
      }),
    );
  });
});
