/** Which entries are drawn in which row, so that those that go on at the same time do not cover each other. */
import { entryKinds, type EntryKind, type TimelineEntry } from "./entries.js";

/** The rows of one kind of entries. */
export interface Section {
  readonly kind: EntryKind;
  readonly firstLane: number;
  readonly lanes: number;
}

/** The rows of a boot, from top to bottom. */
export interface Lanes {
  readonly sections: readonly Section[];
  /** The row of each entry, by its id. */
  readonly laneOf: readonly number[];
  readonly count: number;
}

/** The most rows of one kind. What does not fit is drawn in the last one, over others. */
const mostLanes = 6;

/** Rounding of times by the one that wrote them, in milliseconds: that much of an overlap is none. */
const tolerance = 0.0015;

/** Gives each entry the first row of its kind that is free at its time. */
export function placeInLanes(entries: readonly TimelineEntry[]): Lanes {
  const laneOf = new Array<number>(entries.length).fill(0);
  const sections: Section[] = [];
  let count = 0;
  for (const kind of entryKinds) {
    const used: LastInLane[] = [];
    for (const entry of entries) {
      if (entry.kind !== kind) continue;
      const lane = firstFree(used, entry);
      const endMs = Math.max(used[lane]?.endMs ?? 0, entry.startMs + entry.durationMs);
      used[lane] = { endMs, task: entry.task };
      laneOf[entry.id] = count + lane;
    }
    if (used.length === 0) continue;
    sections.push({ kind, firstLane: count, lanes: used.length });
    count += used.length;
  }
  return { sections, laneOf, count };
}

/** What was put into a row last. */
interface LastInLane {
  readonly endMs: number;
  readonly task: string;
}

/**
 * A row that is free. One process does one thing after the other: where its things overlap, its clocks were coarse, as
 * they are before the kernel has found a good one.
 */
function firstFree(used: readonly LastInLane[], { startMs, task }: TimelineEntry): number {
  const free = used.findIndex((last) => last.endMs <= startMs + tolerance || (task !== "" && last.task === task));
  if (free >= 0) return free;
  return Math.min(used.length, mostLanes - 1);
}
