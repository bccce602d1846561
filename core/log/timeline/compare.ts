/** What became of each part of a boot in another boot. */
import { entryKinds, isStep, type EntryKind, type TimelineEntry } from "./entries.js";

/** One phase, level or step in two boots. */
export interface EntryChange {
  readonly kind: EntryKind;
  readonly name: string;
  /** The module or the device that tells steps of one name apart; empty for none. */
  readonly detail: string;
  /** The time that it took, all its runs together; null where the boot did not have it. */
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
  /** How much longer the second boot was in it. */
  readonly differenceMs: number;
  /** The longest of its runs in each boot: the entry's id. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What all entries of one kind took together. Steps go on at the same time, so that a sum may exceed the boot. */
export interface KindSum {
  readonly kind: EntryKind;
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly differenceMs: number;
}

/** Two boots side by side. */
export interface BootComparison {
  /** The largest change first. */
  readonly changes: readonly EntryChange[];
  readonly sums: readonly KindSum[];
}

/**
 * Compares two boots entry by entry; entries belong together that have kind, name, and module or device in common. What
 * one of the logs cannot tell is left out: levels of an older kernel, steps without `initcall_debug`.
 */
export function compareEntries(before: readonly TimelineEntry[], after: readonly TimelineEntry[]): BootComparison {
  const told = new Set(entryKinds.filter((kind) => tells(before, kind) && tells(after, kind)));
  const first = totals(before.filter(({ kind }) => told.has(kind)));
  const second = totals(after.filter(({ kind }) => told.has(kind)));
  const changes = [...new Map([...first, ...second])].map(([key, { entry }]): EntryChange => {
    const one = first.get(key) ?? null;
    const other = second.get(key) ?? null;
    const { kind, name, detail } = entry;
    return {
      kind,
      name,
      detail,
      beforeMs: one?.totalMs ?? null,
      afterMs: other?.totalMs ?? null,
      differenceMs: rounded((other?.totalMs ?? 0) - (one?.totalMs ?? 0)),
      before: one?.entry.id ?? null,
      after: other?.entry.id ?? null,
    };
  });
  changes.sort((a, b) => Math.abs(b.differenceMs) - Math.abs(a.differenceMs));
  return { changes, sums: sumsOf(changes) };
}

/** Whether a log would show an entry of that kind if there were one. */
function tells(entries: readonly TimelineEntry[], kind: EntryKind): boolean {
  return entries.some((entry) => (isStep(kind) ? isStep(entry.kind) : entry.kind === kind));
}

interface Total {
  /** The longest run. */
  readonly entry: TimelineEntry;
  readonly totalMs: number;
}

function totals(entries: readonly TimelineEntry[]): ReadonlyMap<string, Total> {
  const result = new Map<string, Total>();
  for (const entry of entries) {
    const key = `${entry.kind}\n${entry.detail}\n${entry.name}`;
    const known = result.get(key);
    const totalMs = rounded((known?.totalMs ?? 0) + entry.durationMs);
    const isLonger = known === undefined || known.entry.durationMs < entry.durationMs;
    result.set(key, { entry: isLonger ? entry : known.entry, totalMs });
  }
  return result;
}

function sumsOf(changes: readonly EntryChange[]): readonly KindSum[] {
  const sums = new Map<EntryKind, KindSum>();
  for (const { kind, beforeMs, afterMs } of changes) {
    // Phases and levels hold the steps, and are few enough to be looked at one by one.
    if (!isStep(kind)) continue;
    const sum = sums.get(kind) ?? { kind, beforeMs: 0, afterMs: 0, differenceMs: 0 };
    const before = rounded(sum.beforeMs + (beforeMs ?? 0));
    const after = rounded(sum.afterMs + (afterMs ?? 0));
    sums.set(kind, { kind, beforeMs: before, afterMs: after, differenceMs: rounded(after - before) });
  }
  return [...sums.values()];
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
