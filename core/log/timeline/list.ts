/** The list of a boot's entries: filtered and sorted. */
import type { EntryChange } from "./compare.js";
import { isStep, type TimelineEntry } from "./entries.js";

/** What a list of entries can be sorted by. */
export const sortKeys = ["start", "duration", "name"] as const;

/** One of them. */
export type SortKey = (typeof sortKeys)[number];

/** What a list of changes can be sorted by. `difference` looks at the size of a change and not at its sign. */
export const changeSortKeys = ["name", "before", "after", "difference"] as const;

/** One of them. */
export type ChangeSortKey = (typeof changeSortKeys)[number];

/** An order, in the words of `aria-sort`. */
export interface Order<Key> {
  readonly key: Key;
  readonly direction: "ascending" | "descending";
}

/** What people look for first: the slowest, and the largest change. */
export const slowestFirst: Order<SortKey> = { key: "duration", direction: "descending" };

/** The same for changes. */
export const largestFirst: Order<ChangeSortKey> = { key: "difference", direction: "descending" };

/** The order after somebody chose `key`: the other way round where it was that already, else as it is read best. */
export function nextOrder<Key extends string>(order: Order<Key>, key: Key): Order<Key> {
  if (order.key === key) return { key, direction: order.direction === "ascending" ? "descending" : "ascending" };
  return { key, direction: key === "name" || key === "start" ? "ascending" : "descending" };
}

/** The steps of a list: phases and levels hold the others and would always be the slowest. */
export function listedSteps(entries: readonly TimelineEntry[], filter: string): readonly TimelineEntry[] {
  const matches = matcher(filter);
  return entries.filter((entry) => isStep(entry.kind) && matches(textOf(entry)));
}

/** The changes in which all words of a filter occur. */
export function listedChanges(changes: readonly EntryChange[], filter: string): readonly EntryChange[] {
  const matches = matcher(filter);
  return changes.filter(({ name, detail, kind }) => matches(`${name} ${detail} ${kind}`));
}

/** Entries in an order; equal ones in the order of their start. */
export function sortEntries(entries: readonly TimelineEntry[], { key, direction }: Order<SortKey>) {
  const sign = direction === "ascending" ? 1 : -1;
  return entries.toSorted((a, b) => {
    if (key === "name") return sign * compareText(a.name, b.name) || a.id - b.id;
    const difference = key === "start" ? a.startMs - b.startMs : a.durationMs - b.durationMs;
    return sign * difference || a.id - b.id;
  });
}

/** Changes in an order. */
export function sortChanges(changes: readonly EntryChange[], { key, direction }: Order<ChangeSortKey>) {
  const sign = direction === "ascending" ? 1 : -1;
  const size = (change: EntryChange) => {
    if (key === "before") return change.beforeMs ?? -1;
    return key === "after" ? (change.afterMs ?? -1) : Math.abs(change.differenceMs);
  };
  return changes.toSorted((a, b) => {
    return sign * (key === "name" ? compareText(a.name, b.name) : size(a) - size(b)) || compareText(a.name, b.name);
  });
}

function textOf({ name, detail, level, kind, status }: TimelineEntry): string {
  return `${name} ${detail} ${level} ${kind} ${status}`;
}

/** Whether a text holds all words of a filter, whatever their case. */
function matcher(filter: string): (text: string) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}

/** By code units: names are identifiers, and the same everywhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
