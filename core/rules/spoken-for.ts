/** One mistake, one finding: which places of a command line a more special rule has spoken about. */
import type { TextRange } from "../cmdline/parse.js";
import type { BootTarget } from "../project/boot-target.js";
import type { Rule } from "./rule.js";

/** Whether one of `rules` has a finding on the target's command line that shares a character with `range`. */
export function isSpokenFor(target: BootTarget, range: TextRange, rules: readonly Rule[]): boolean {
  return rules.some((rule) => covers(placesOf(target, rule), range));
}

/** The places of one rule's findings, by their start, so that a line of thousands of words is no trouble. */
interface Places {
  readonly starts: readonly number[];
  /** For each place, the farthest end of it and all before it. */
  readonly farthestEnds: readonly number[];
}

function covers({ starts, farthestEnds }: Places, range: TextRange): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < range.end) low = middle + 1;
    else high = middle;
  }
  return (farthestEnds[low - 1] ?? -1) > range.start;
}

/** Several rules ask for the findings of the same one. */
const known = new WeakMap<BootTarget, Map<Rule, Places>>();

function placesOf(target: BootTarget, rule: Rule): Places {
  const ofTarget = known.get(target) ?? new Map<Rule, Places>();
  known.set(target, ofTarget);
  const places = ofTarget.get(rule) ?? findPlaces(target, rule);
  ofTarget.set(rule, places);
  return places;
}

function findPlaces(target: BootTarget, rule: Rule): Places {
  const findings = rule
    .check(target)
    .filter(({ path }) => path === target.cmdline?.path)
    .sort((a, b) => a.start - b.start);
  const farthestEnds: number[] = [];
  for (const { end } of findings) farthestEnds.push(Math.max(farthestEnds.at(-1) ?? -1, end));
  return { starts: findings.map(({ start }) => start), farthestEnds };
}
