/** The bars that are drawn of a boot: those in view, and where many share a pixel, one for all of them. */
import type { EntryStatus, TimelineEntry } from "./entries.js";
import type { Lanes } from "./lanes.js";
import type { TimeView } from "./view.js";

/** A bar. */
export interface Bar {
  /** The entry that it stands for; of several the longest. */
  readonly entry: TimelineEntry;
  readonly lane: number;
  /** Pixels from the left edge of the drawing. */
  readonly x: number;
  readonly width: number;
  /** How many entries it stands for. */
  readonly count: number;
}

/** The narrowest bar in pixels. */
const narrowest = 1;

/** Bars narrower than that are put together with their neighbours. */
const small = 3;

/** The bars of a view that is `width` pixels wide: never many more than pixels, however many entries there are. */
export function barsInView(
  entries: readonly TimelineEntry[],
  lanes: Lanes,
  { startMs, endMs }: TimeView,
  width: number,
): readonly Bar[] {
  const scale = width / Math.max(endMs - startMs, Number.MIN_VALUE);
  const bars: Bar[] = [];
  /** For each row and status the bar that the next one may join. */
  const last = new Map<string, number>();
  for (const entry of entries) {
    if (entry.startMs > endMs) break;
    const entryEnd = entry.startMs + entry.durationMs;
    if (entryEnd < startMs) continue;
    const lane = lanes.laneOf[entry.id] ?? 0;
    const x = Math.max(0, (entry.startMs - startMs) * scale);
    const right = Math.min(width, (entryEnd - startMs) * scale);
    const bar = { entry, lane, x, width: Math.max(right - x, narrowest), count: 1 };
    const key = `${lane} ${joinKey(entry.status)}`;
    const index = last.get(key);
    const joined = index === undefined ? null : join(bars[index], bar);
    if (index !== undefined && joined !== null) bars[index] = joined;
    else last.set(key, bars.push(bar) - 1);
  }
  return bars;
}

/** What went well and what is only absent looks alike; failures are to be seen among them. */
function joinKey(status: EntryStatus): string {
  return status === "absent" ? "ok" : status;
}

/** Both bars as one, where both are small and there is no room between them. */
function join(before: Bar | undefined, bar: Bar): Bar | null {
  if (before === undefined || bar.width >= small || bar.x - (before.x + before.width) >= narrowest) return null;
  if (before.width >= small && before.count === 1)
    return bar.x < before.x + before.width ? joinedTo(before, bar) : null;
  return joinedTo(before, bar);
}

function joinedTo(before: Bar, bar: Bar): Bar {
  const entry = bar.entry.durationMs > before.entry.durationMs ? bar.entry : before.entry;
  const right = Math.max(before.x + before.width, bar.x + bar.width);
  return { ...before, entry, width: right - before.x, count: before.count + bar.count };
}
