/** Runs the rules over a target. */
import type { BootTarget } from "../project/boot-target.js";
import { applyRuleSettings, noRuleSettings, type RuleSettings } from "../project/rule-settings.js";
import { allRules } from "./all.js";
import type { Finding, Severity } from "./finding.js";

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** All findings of all rules that are not switched off, by document, position, then severity. */
export function checkTarget(target: BootTarget, settings: RuleSettings = noRuleSettings): readonly Finding[] {
  const found = allRules.flatMap((rule) => rule.check(target));
  return [...applyRuleSettings(found, target, settings)].sort(compareFindings);
}

/** The order in which findings are reported. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start - b.start || rank[a.severity] - rank[b.severity] || a.end - b.end;
}
