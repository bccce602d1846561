import assert from "node:assert/strict";
import { applyEdits, compatibleFixes } from "../../../../core/rules/edits.js";
import type { Edit, Finding } from "../../../../core/rules/finding.js";

function edit(start: number, end: number, newText: string): Edit {
  return { path: "a", start, end, newText };
}

function finding(...edits: readonly Edit[]): Finding {
  const place = { path: "a", start: 0, end: 0 };
  const fixes = [{ title: "Repair", preferred: true, edits }];
  return { ...place, code: "console-missing", severity: "warning", message: "", fixes, related: [] };
}

describe("core/rules/edits", () => {
  it("applies edits from the first to the last, whatever their order", () => {
    assert.equal(applyEdits("abcdef", [edit(4, 6, "Z"), edit(0, 1, "XY"), edit(2, 2, "-")]), "XYb-cdZ");
  });

  it("skips an edit that overlaps one before it, or lies outside", () => {
    assert.equal(applyEdits("abcdef", [edit(0, 4, "X"), edit(2, 5, "Y"), edit(5, 9, "Z")]), "Xef");
  });

  it("takes fixes together only when they do not touch", () => {
    const first = finding(edit(0, 2, "x"));
    const touching = finding(edit(2, 3, "y"));
    const apart = finding(edit(5, 6, "z"));
    assert.deepEqual(compatibleFixes([first, touching, apart]), [first.fixes[0], apart.fixes[0]]);
  });
});
