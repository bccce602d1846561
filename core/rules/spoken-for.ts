/** One mistake, one finding: which places of a command line a more special rule has spoken about. */
import type { TextRange } from "../cmdline/parse.js";
import type { BootTarget } from "../project/boot-target.js";
import type { Finding } from "./finding.js";
import type { Rule } from "./rule.js";

/** Whether one of `rules` has a finding on the target's command line that shares a character with `range`. */
export function isSpokenFor(target: BootTarget, range: TextRange, rules: readonly Rule[]): boolean {
  return rules.some((rule) => findingsOf(target, rule).some((finding) => overlaps(target, finding, range)));
}

function overlaps({ cmdline }: BootTarget, finding: Finding, range: TextRange): boolean {
  return finding.path === cmdline?.path && finding.start < range.end && range.start < finding.end;
}

/** Several rules ask for the findings of the same one. */
const known = new WeakMap<BootTarget, Map<Rule, readonly Finding[]>>();

function findingsOf(target: BootTarget, rule: Rule): readonly Finding[] {
  const ofTarget = known.get(target) ?? new Map<Rule, readonly Finding[]>();
  known.set(target, ofTarget);
  const findings = ofTarget.get(rule) ?? rule.check(target);
  ofTarget.set(rule, findings);
  return findings;
}
