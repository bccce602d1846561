import assert from "node:assert/strict";
import { applyEdits } from "../../../../core/rules/edits.js";
import type { Finding, Fix } from "../../../../core/rules/finding.js";
import { checkTarget } from "../../../../core/rules/run.js";
import type { BootTarget } from "../../../../core/project/boot-target.js";
import { readRuleFixtures, withTexts, type RuleFixture } from "../../../support/rule-fixture.js";

describe("rules", () => {
  for (const fixture of readRuleFixtures()) {
    describe(`${fixture.code}/${fixture.name}`, () => {
      const findings = checkTarget(fixture.target).filter((finding) => finding.code === fixture.code);

      it("finds what the fixture marks", () => {
        const found = findings.map(({ path, start, end, severity }) => ({ path, start, end, severity }));
        assert.deepEqual(found, fixture.expected);
      });

      it("writes sentences", () => {
        for (const finding of findings) assert.match(finding.message, /^[^\s].*[.)]$/s);
      });

      for (const fix of findings.flatMap((finding) => finding.fixes)) {
        it(`is gone after "${fix.title}"`, () => {
          const after = checkTarget(repaired(fixture.target, fix)).filter((finding) => finding.code === fixture.code);
          assert.deepEqual(after, []);
        });
      }

      if (fixture.fixed.size > 0) itRepairsAsWritten(fixture, findings);
    });
  }
});

function itRepairsAsWritten(fixture: RuleFixture, findings: readonly Finding[]): void {
  it("is repaired by the preferred fix as the fixture says", () => {
    const fix = findings.flatMap((finding) => finding.fixes).find((candidate) => candidate.preferred);
    assert.ok(fix, "a preferred fix");
    assert.deepEqual(new Map(textsAfter(fixture.target, fix)), fixture.fixed);
  });
}

function repaired(target: BootTarget, fix: Fix): BootTarget {
  return withTexts(target, textsAfter(target, fix));
}

function textsAfter(target: BootTarget, fix: Fix): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    const documents = [target.cmdline, ...target.manifests];
    const before = documents.find((document) => document?.path === path)?.text ?? "";
    texts.set(
      path,
      applyEdits(
        before,
        fix.edits.filter((edit) => edit.path === path),
      ),
    );
  }
  return texts;
}
