import assert from "node:assert/strict";
import { applyEdits, compatibleFixes } from "../../../../core/rules/edits.js";
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

      for (const [index, { fixes }] of findings.entries()) {
        for (const fix of fixes) {
          it(`finding ${index + 1} is gone after "${fix.title}"`, () => {
            const after = checkTarget(repaired(fixture, fix)).filter(({ code }) => code === fixture.code);
            assert.ok(after.length < findings.length, after.map(({ message }) => message).join("\n"));
          });
        }
      }

      if (fixture.fixed.size > 0) itRepairsAsWritten(fixture, findings);
    });
  }
});

function itRepairsAsWritten(fixture: RuleFixture, findings: readonly Finding[]): void {
  it("is repaired by the preferred fixes as the fixture says", () => {
    const fixes = compatibleFixes(findings);
    assert.ok(fixes.length > 0, "a preferred fix");
    assert.deepEqual(new Map(textsAfter(fixture, fixes)), fixture.fixed);
  });
}

function repaired(fixture: RuleFixture, fix: Fix): BootTarget {
  return withTexts(fixture, textsAfter(fixture, [fix]));
}

function textsAfter({ target, host }: RuleFixture, fixes: readonly Fix[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const edits = fixes.flatMap((fix) => fix.edits);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const documents = [target.cmdline, ...target.manifests];
    const before = documents.find((document) => document?.path === path)?.text ?? host?.textOf(path) ?? "";
    texts.set(
      path,
      applyEdits(
        before,
        edits.filter((edit) => edit.path === path),
      ),
    );
  }
  return texts;
}
