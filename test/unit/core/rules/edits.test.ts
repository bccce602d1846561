import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, compatibleFixes } from "../../../../core/rules/edits.js";
import type { Edit, Finding, Fix } from "../../../../core/rules/finding.js";

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

  it("takes the same fixes as by comparing each edit with each other", () => {
    const places = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 6 }).map((numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const pairs = sorted.slice(0, sorted.length & ~1);
      return pairs.flatMap((start, index) => (index % 2 === 0 ? [edit(start, pairs[index + 1] ?? start, "")] : []));
    });
    fc.assert(
      fc.property(fc.array(places), (all) => {
        const findings = all.map((edits) => finding(...edits));
        assert.deepEqual(compatibleFixes(findings), slowlyCompatible(findings));
      }),
    );
  });

  it("chooses among as many fixes as a long manifest may have", function () {
    this.timeout(2000);
    const findings = Array.from({ length: 20_000 }, (_, index) => finding(edit(index * 3, index * 3 + 1, "")));
    assert.equal(compatibleFixes(findings).length, 20_000);
  });
});

function slowlyCompatible(findings: readonly Finding[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fix of findings.flatMap((one) => one.fixes)) {
    const taken = chosen.flatMap((other) => other.edits);
    const touches = (a: Edit) => taken.some((b) => a.start <= b.end && b.start <= a.end);
    if (!fix.edits.some(touches)) chosen.push(fix);
  }
  return chosen;
}
