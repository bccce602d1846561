/** What is reported of a log: findings in the order in which they explain each other, and the phases of the boot. */
import { documentPath } from "../documents.js";
import type { CauseCode } from "./cause-codes.js";
import type { Cause, CauseSeverity, CauseSubject, Observation } from "./cause.js";
import type { PhaseSpan } from "./timeline.js";

/** One entry of a diagnosis. */
export interface Diagnosis {
  readonly code: CauseCode;
  readonly severity: CauseSeverity;
  readonly title: string;
  /** The line of the log, counted from 1; of the screen where `source` says so, full rows joined with the next. */
  readonly line: number;
  /** The text of that line without time and level. */
  readonly excerpt: string;
  /** Whether line and excerpt are of the log or of the VGA text screen. */
  readonly source: "log" | "screen";
  /** What happened and why. */
  readonly cause: string;
  /** What to write or do. */
  readonly fix: string;
  /** The finding before this one in the list from which it follows; null for a root cause. */
  readonly consequenceOf: CauseCode | null;
  readonly subject: CauseSubject | null;
  /** The path of the cause's document below the root of the package. */
  readonly document: string;
}

/** The result for a log. */
export interface LogReport {
  /** The root cause first, then what follows from it, then the less grave. Empty when nothing is to be said. */
  readonly diagnosis: readonly Diagnosis[];
  readonly timeline: readonly PhaseSpan[];
}

const LONGEST_EXCERPT = 400;

/** Turns an observation into an entry, as a root cause. */
export function toFinding(cause: Cause, observation: Observation): Diagnosis {
  return {
    code: cause.code,
    severity: observation.severity ?? cause.severity,
    title: cause.title,
    line: observation.line.number,
    excerpt: observation.line.text.trim().slice(0, LONGEST_EXCERPT),
    source: "log",
    cause: observation.cause,
    fix: observation.fix,
    consequenceOf: null,
    subject: observation.subject ?? null,
    document: documentPath("causes", cause.code),
  };
}

/** An observation with the cause it belongs to. */
export interface Observed {
  readonly cause: Cause;
  readonly observation: Observation;
}

const rank: Readonly<Record<CauseSeverity, number>> = { error: 0, warning: 1, information: 2 };

/**
 * Orders observations: every root cause is followed by what it led to. Root causes are ordered by the gravest entry of
 * their group, then by line.
 */
export function orderFindings(observed: readonly Observed[]): readonly Diagnosis[] {
  const byLine = [...observed].sort((a, b) => a.observation.line.number - b.observation.line.number);
  const groups: Diagnosis[][] = [];
  const groupOf = new Map<Observed, Diagnosis[]>();
  for (const entry of rootsFirst(byLine)) {
    const parent = parentOf(entry, byLine);
    const finding = toFinding(entry.cause, entry.observation);
    const group = parent === null ? undefined : groupOf.get(parent);
    if (parent === null || group === undefined) {
      const newGroup = [finding];
      groups.push(newGroup);
      groupOf.set(entry, newGroup);
    } else {
      group.push({ ...finding, consequenceOf: parent.cause.code });
      groupOf.set(entry, group);
    }
  }
  const gravity = (group: readonly Diagnosis[]) => Math.min(...group.map(({ severity }) => rank[severity]));
  return groups.sort((a, b) => gravity(a) - gravity(b)).flat();
}

/** Parents before their children, else by line. */
function rootsFirst(byLine: readonly Observed[]): readonly Observed[] {
  const depth = (entry: Observed, seen: readonly Observed[]): number => {
    const parent = parentOf(entry, byLine);
    return parent === null || seen.includes(parent) ? 0 : 1 + depth(parent, [...seen, parent]);
  };
  return byLine
    .map((entry) => ({ entry, depth: depth(entry, [entry]) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ entry }) => entry);
}

/** The observation from which `entry` follows: the first one in the log that says it leads there. */
function parentOf(entry: Observed, byLine: readonly Observed[]): Observed | null {
  const parent = byLine.find((other) => {
    if (other === entry || other.cause === entry.cause) return false;
    const leadsTo = other.observation.leadsTo ?? other.cause.leadsTo;
    return leadsTo.includes(entry.cause.code) && other.observation.line.number <= entry.observation.line.number;
  });
  return parent ?? null;
}
