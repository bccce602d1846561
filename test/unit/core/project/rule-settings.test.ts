import assert from "node:assert/strict";
import { assembleTarget, type BootTarget } from "../../../../core/project/boot-target.js";
import {
  applyRuleSettings,
  mergeRuleSettings,
  noRuleSettings,
  type RuleSettings,
} from "../../../../core/project/rule-settings.js";
import type { FindingCode } from "../../../../core/rules/codes.js";
import type { Finding } from "../../../../core/rules/finding.js";

function finding(code: FindingCode, path: string, start: number): Finding {
  return { code, severity: "warning", path, start, end: start + 1, message: "", fixes: [], related: [] };
}

function apply(target: BootTarget, findings: readonly Finding[], settings: Partial<RuleSettings> = {}) {
  const result = applyRuleSettings(findings, target, { ...noRuleSettings, ...settings });
  return result.map(({ code, severity }) => [code, severity]);
}

function manifestOf(text: string): BootTarget {
  return assembleTarget({ manifests: [{ path: "list", text }] });
}

describe("core/project/rule-settings", () => {
  const line = assembleTarget({ cmdline: { path: "cmdline", text: "quiet foo.bar=1 vendor_x" } });

  it("leaves everything as it is where nothing is said", () => {
    assert.deepEqual(apply(line, [finding("unknown-parameter", "cmdline", 6)]), [["unknown-parameter", "warning"]]);
  });

  it("switches a rule off, or gives it another severity", () => {
    const findings = [finding("console-missing", "cmdline", 0), finding("console-order", "cmdline", 0)];
    const rules = { "console-missing": "off", "console-order": "error" } as const;
    assert.deepEqual(apply(line, findings, { rules }), [["console-order", "error"]]);
  });

  const allowed: readonly (readonly [pattern: string, isAllowed: boolean])[] = [
    ["foo.bar", true],
    ["foo.*", true],
    ["*", true],
    ["foo", false],
    ["fooxbar", false],
    ["foo.bar=1", false],
  ];
  for (const [pattern, isAllowed] of allowed) {
    it(`${isAllowed ? "allows" : "does not allow"} foo.bar by "${pattern}"`, () => {
      const left = apply(line, [finding("unknown-parameter", "cmdline", 6)], { allow: [pattern] });
      assert.deepEqual(left.length, isAllowed ? 0 : 1);
    });
  }

  it("takes - and _ in names for the same, as the kernel does", () => {
    assert.deepEqual(apply(line, [finding("unknown-parameter", "cmdline", 16)], { allow: ["vendor-x"] }), []);
  });

  it("allows names only to rules about names", () => {
    assert.equal(apply(line, [finding("invalid-value", "cmdline", 6)], { allow: ["foo.bar"] }).length, 1);
  });

  it("lets the more special settings win, and adds allowed names up", () => {
    const outer: RuleSettings = { rules: { a: "off", b: "hint" }, allow: ["x"] };
    const inner: RuleSettings = { rules: { b: "error" }, allow: ["y"] };
    assert.deepEqual(mergeRuleSettings(outer, inner), { rules: { a: "off", b: "error" }, allow: ["x", "y"] });
  });

  it("obeys a comment that switches rules off for the file", () => {
    const text = "# bootpath: off init-missing, parent-missing -- made elsewhere\ndir /a/b 0755 0 0\n";
    const at = text.indexOf("dir");
    const findings = [
      finding("init-missing", "list", at),
      finding("parent-missing", "list", at),
      finding("invalid-mode", "list", at),
      finding("init-missing", "other", at),
    ];
    assert.deepEqual(apply(manifestOf(text), findings), [
      ["invalid-mode", "warning"],
      ["init-missing", "warning"],
    ]);
  });

  it("obeys a comment that switches rules off for the next line, and for no other", () => {
    const text = "dir /a 0755 0 0\n#bootpath: off-next-line invalid-mode\ndir /b 9 0 0\ndir /c 9 0 0\n";
    const starts = [0, text.indexOf("dir /b"), text.indexOf("dir /c")];
    const left = applyRuleSettings(
      starts.map((start) => finding("invalid-mode", "list", start)),
      manifestOf(text),
      noRuleSettings,
    );
    assert.deepEqual(
      left.map(({ start }) => start),
      [starts[0], starts[2]],
    );
  });

  it("says so when a comment names a rule that does not exist, and which one is meant", () => {
    const text = "# bootpath: off init-mising\n";
    const [unknown, ...others] = applyRuleSettings([], manifestOf(text), noRuleSettings);
    assert.deepEqual(others, []);
    assert.equal(unknown?.code, "project-unknown-rule");
    assert.equal(text.slice(unknown.start, unknown.end), "init-mising");
    assert.deepEqual(unknown.fixes[0]?.edits, [{ path: "list", start: 16, end: 27, newText: "init-missing" }]);
  });

  for (const text of [
    "  # bootpath: off init-missing\n",
    "# bootpath: offline init-missing\n",
    "# about bootpath: off\n",
  ]) {
    it(`takes ${JSON.stringify(text)} for no such comment`, () => {
      assert.equal(apply(manifestOf(text), [finding("init-missing", "list", 0)]).length, 1);
    });
  }
});
