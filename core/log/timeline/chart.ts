/** The drawing of a boot's entries along the time, as SVG: on the page of the panel and in a file of its own. */
import { escapeXml } from "../../bootpath/diagram/svg.js";
import { textWidth, type TextFont } from "../../bootpath/diagram/text-width.js";
import { barsInView, type Bar } from "./bars.js";
import type { EntryKind, EntryStatus, TimelineEntry } from "./entries.js";
import type { Lanes } from "./lanes.js";
import { formatTime, ticksOf, type TimeView } from "./view.js";

/** What is drawn. */
export interface Chart {
  readonly entries: readonly TimelineEntry[];
  readonly lanes: Lanes;
  readonly view: TimeView;
  /** Pixels, with the names of the sections. */
  readonly width: number;
  /** The names of the sections. */
  readonly titles: Readonly<Record<EntryKind, string>>;
  /** The entry that is marked; null for none. */
  readonly selected: number | null;
}

/** The room for the names of the sections at the left, in pixels. */
export const gutter = 96;

const laneHeight = 20;
const barHeight = 16;
const axisHeight = 22;
/** Pixels that the text of a tick needs. */
const tickRoom = 48;
const sectionGap = 6;
/** Bars that need a mark get it when they are too narrow for a text. */
const markRoom = 10;
const barFont: TextFont = { size: 11, family: "text", weight: "normal" };

/** The width that is left for the bars. */
export function plotWidth(width: number): number {
  return Math.max(1, width - gutter - 8);
}

/** The height of the drawing in pixels. */
export function chartHeight({ sections, count }: Lanes): number {
  return axisHeight + count * laneHeight + sections.length * sectionGap + 4;
}

/** The drawing without the element around it. The `data-entry` of a bar is the entry's id. */
export function drawChart({ entries, lanes, view, width, titles, selected }: Chart): string {
  const plot = plotWidth(width);
  const height = chartHeight(lanes);
  const top = laneTops(lanes);
  const scale = plot / Math.max(view.endMs - view.startMs, Number.MIN_VALUE);
  const ticks = ticksOf(view, plot, 90).map((time) => {
    const x = round(gutter + (time - view.startMs) * scale);
    const line = `<line class="grid" x1="${x}" y1="${axisHeight - 4}" x2="${x}" y2="${height}"/>`;
    // At the right edge there is no room for the text.
    if (x > width - tickRoom) return line;
    return `${line}<text class="tick" x="${x + 3}" y="13">${formatTime(time)}</text>`;
  });
  const names = lanes.sections.map(({ kind, firstLane }) => {
    const y = (top[firstLane] ?? 0) + 12.5;
    return `<text class="section" x="4" y="${y}">${escapeXml(titles[kind])}</text>`;
  });
  const bars = barsInView(entries, lanes, view, plot).map((bar) => drawBar(bar, top[bar.lane] ?? 0, selected));
  return [...ticks, ...names, ...bars].join("\n");
}

/** The upper edge of each row. */
function laneTops({ sections }: Lanes): readonly number[] {
  return sections.flatMap(({ firstLane, lanes }, index) =>
    Array.from({ length: lanes }, (_, lane) => axisHeight + (firstLane + lane) * laneHeight + (index + 1) * sectionGap),
  );
}

/** Symbols that tell ends apart without colour; the others need none. */
const marks: Readonly<Partial<Record<EntryStatus, string>>> = { failed: "✕", running: "▸", deferred: "↻", lost: "?" };

/** The symbol for an end; empty for a good one. */
export function markOf(status: EntryStatus): string {
  return marks[status] ?? "";
}

function drawBar({ entry, x, width, count }: Bar, top: number, selected: number | null): string {
  const mark = markOf(entry.status);
  const states = ["bar", entry.kind, entry.status, ...(entry.id === selected ? ["selected"] : [])];
  const left = round(gutter + x);
  const name = count > 1 ? "" : labelFor(entry, width - 8 - (mark === "" ? 0 : markRoom));
  const label = mark === "" ? name : name === "" ? "" : `${mark} ${name}`;
  const box = `<rect x="${left}" y="${top}" width="${round(width)}" height="${barHeight}" rx="${width > 6 ? 2 : 0}"/>`;
  const text = label === "" ? "" : `<text x="${round(gutter + x + 4)}" y="${top + 12}">${escapeXml(label)}</text>`;
  // A triangle over a bar that has no room for the symbol.
  const middle = round(gutter + x + width / 2);
  const triangle = mark === "" || label !== "" ? "" : `<path class="mark" d="M${middle} ${top + 3}l-4 -6h8z"/>`;
  return `<g class="${states.join(" ")}" data-entry="${entry.id}">${box}${text}${triangle}</g>`;
}

/** As much of a name as fits; nothing where that would say nothing. */
function labelFor({ name }: TimelineEntry, room: number): string {
  if (room < 24) return "";
  if (textWidth(name, barFont) <= room) return name;
  let label = name;
  while (label.length > 0 && textWidth(`${label}…`, barFont) > room) label = label.slice(0, -1);
  return label.length < 4 ? "" : `${label}…`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
