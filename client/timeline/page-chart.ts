/** The charts of the timeline's page: drawing, moving, magnifying, choosing bars. */
import { barsInView } from "../../core/log/timeline/bars.js";
import { chartHeight, drawChart, gutter, plotWidth } from "../../core/log/timeline/chart.js";
import { endOfBoot, timelineEntries, type TimelineEntry } from "../../core/log/timeline/entries.js";
import { placeInLanes, type Lanes } from "../../core/log/timeline/lanes.js";
import { panView, revealInView, zoomView, type TimeView } from "../../core/log/timeline/view.js";
import { escapeXml } from "../../core/bootpath/diagram/svg.js";
import type { PageElement } from "../webview/page-dom.js";
import type { SelectedEntry, ShownBoot } from "./messages.js";
import type { PageTexts } from "./page-texts.js";

/** A boot, ready to be drawn. */
export interface PreparedChart {
  readonly name: string;
  readonly entries: readonly TimelineEntry[];
  readonly lanes: Lanes;
  readonly startMs: number;
  readonly endMs: number;
}

/** Prepares the boots of a message. */
export function prepareCharts(boots: readonly ShownBoot[]): readonly PreparedChart[] {
  return boots.map(({ name, boot }) => {
    const entries = timelineEntries(boot);
    const startMs = Math.min(boot.startMs, entries[0]?.startMs ?? boot.startMs);
    return { name, entries, lanes: placeInLanes(entries), startMs, endMs: endOfBoot(boot, entries) };
  });
}

/** The view that shows all of them. */
export function wholeView(charts: readonly PreparedChart[]): TimeView {
  const startMs = Math.min(...charts.map((chart) => chart.startMs));
  const endMs = Math.max(...charts.map((chart) => chart.endMs));
  return { startMs, endMs: Math.max(endMs, startMs + 0.1) };
}

/** What is drawn where. */
export interface ChartDrawing {
  readonly charts: readonly PreparedChart[];
  readonly view: TimeView;
  readonly width: number;
  readonly selected: SelectedEntry | null;
  readonly texts: PageTexts;
}

/** The charts as HTML. Two have their names above them. */
export function chartsHtml({ charts, view, width, selected, texts }: ChartDrawing): string {
  return charts
    .map(({ name, entries, lanes }, log) => {
      const chosen = selected?.log === log ? selected.entry : null;
      const height = chartHeight(lanes);
      const drawn = drawChart({ entries, lanes, view, width, titles: texts.sections, selected: chosen });
      const title = log === 0 ? texts.before : texts.after;
      const heading = charts.length === 1 ? "" : `<h2>${escapeXml(title)}: ${escapeXml(name)}</h2>`;
      return `${heading}<svg class="bootpath-timeline" data-log="${log}" width="${width}" height="${height}" aria-hidden="true">${drawn}</svg>`;
    })
    .join("");
}

/** The time at a place of the window. */
export function timeAt(element: PageElement, clientX: number, view: TimeView): number {
  const { left } = element.getBoundingClientRect();
  const share = (clientX - left - gutter) / plotWidth(element.clientWidth);
  return view.startMs + Math.min(1, Math.max(0, share)) * (view.endMs - view.startMs);
}

/** What a key does to the view; null where it has nothing to do with it. */
export function viewAfterKey(key: string, view: TimeView, all: TimeView): TimeView | null {
  const middle = (view.startMs + view.endMs) / 2;
  switch (key) {
    case "+":
    case "=":
      return zoomView(view, all, 1 / zoomStep, middle);
    case "-":
    case "_":
      return zoomView(view, all, zoomStep, middle);
    case "0":
      return all;
    case "ArrowLeft":
      return panView(view, all, -panStep);
    case "ArrowRight":
      return panView(view, all, panStep);
    case "Home":
      return panView(view, all, -Infinity);
    case "End":
      return panView(view, all, Infinity);
    default:
      return null;
  }
}

/** How much one step magnifies, and by which share of the view one step moves. */
const zoomStep = 1.5;
const panStep = 0.2;

/** The view after a turn of the wheel at a time. */
export function viewAfterWheel(delta: number, view: TimeView, all: TimeView, timeMs: number): TimeView {
  return zoomView(view, all, delta > 0 ? zoomStep : 1 / zoomStep, timeMs);
}

/** The view with an entry in it. */
export function viewWith({ startMs, durationMs }: TimelineEntry, view: TimeView, all: TimeView): TimeView {
  return revealInView(view, all, startMs, startMs + durationMs);
}

/** The bar before or behind the selected one, as they are drawn: those too short to be seen are left out. */
export function neighbour(
  { charts, view, width, selected }: Omit<ChartDrawing, "texts">,
  by: 1 | -1,
): SelectedEntry | null {
  const bars = charts.flatMap(({ entries, lanes }, log) =>
    barsInView(entries, lanes, view, plotWidth(width)).map(({ entry }) => ({ log, entry: entry.id })),
  );
  const at = bars.findIndex(({ log, entry }) => log === selected?.log && entry === selected.entry);
  if (at < 0) return (by === 1 ? bars[0] : bars.at(-1)) ?? null;
  return bars[at + by] ?? null;
}

/** How many entries a bar stands for. */
export function countInBar(drawing: Omit<ChartDrawing, "texts" | "selected">, { log, entry }: SelectedEntry): number {
  const chart = drawing.charts[log];
  if (chart === undefined) return 1;
  const bars = barsInView(chart.entries, chart.lanes, drawing.view, plotWidth(drawing.width));
  return bars.find((bar) => bar.entry.id === entry)?.count ?? 1;
}
