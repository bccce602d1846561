import assert from "node:assert/strict";
import { allRules } from "../../core/rules/all.js";
import type { Severity } from "../../core/rules/finding.js";
import { usualSeverity } from "../../core/rules/severities.js";
import { readRuleFixtures } from "../support/rule-fixture.js";

const order: readonly string[] = ["error", "warning", "information", "hint"] satisfies Severity[];

describe("the severities that reports give to rules", () => {
  const fixtures = readRuleFixtures();
  for (const { code } of allRules) {
    it(`${code}: the most severe of its fixtures`, () => {
      const found = fixtures.filter((fixture) => fixture.code === code).flatMap(({ expected }) => expected);
      const [worst] = found.map(({ severity }) => severity).sort((a, b) => order.indexOf(a) - order.indexOf(b));
      assert.equal(usualSeverity(code), worst);
    });
  }
});
