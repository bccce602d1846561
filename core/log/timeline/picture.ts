/** The timeline of one boot, or of two of them to compare, as an SVG file. */
import { escapeXml } from "../../bootpath/diagram/svg.js";
import { chartHeight, drawChart, markOf } from "./chart.js";
import { compareEntries, type EntryChange, type KindSum } from "./compare.js";
import { endOfBoot, timelineEntries, type EntryKind, type TimelineEntry } from "./entries.js";
import { placeInLanes } from "./lanes.js";
import { listedSteps, slowestFirst, sortEntries } from "./list.js";
import type { BootInLog } from "./read-boots.js";
import { darkTimeline, lightTimeline, timelineStyle } from "./style.js";
import { formatChange, formatTime } from "./view.js";

/** A boot with the name that the picture gives it. */
export interface NamedBoot {
  readonly name: string;
  readonly boot: BootInLog;
}

/** The names of the sections. */
export const sectionTitles: Readonly<Record<EntryKind, string>> = {
  phase: "Phases",
  level: "Levels",
  initcall: "Initcalls",
  module: "Modules",
  probe: "Probes",
  fixup: "PCI fixups",
  async: "Async",
};

const width = 1200;
const margin = 16;
const rowHeight = 20;
/** Where the columns of the lists begin or end. */
const columns = { name: margin, bar: 420, firstNumber: 800, secondNumber: 960, thirdNumber: 1120 };
const longestBar = 280;
const mostRows = 25;

/** A picture that stands alone, with colours for light and dark viewers. */
export function timelinePicture({ name, boot }: NamedBoot): string {
  const entries = timelineEntries(boot);
  const page = newPage();
  heading(page, `Boot timeline: ${name}`, describeBoot(boot, entries));
  chart(page, boot, entries, endOfBoot(boot, entries));
  slowestSteps(page, entries);
  return svgFile(page, `Boot timeline: ${name}. ${describeBoot(boot, entries)}`);
}

/** The same for two boots, one below the other on the same scale, with what changed most. */
export function comparisonPicture(before: NamedBoot, after: NamedBoot): string {
  const both = [before, after].map((named) => ({ ...named, entries: timelineEntries(named.boot) }));
  const end = Math.max(...both.map(({ boot, entries }) => endOfBoot(boot, entries)));
  const page = newPage();
  for (const [index, { name, boot, entries }] of both.entries()) {
    heading(page, `${index === 0 ? "Before" : "After"}: ${name}`, describeBoot(boot, entries));
    chart(page, boot, entries, end);
  }
  const { changes, sums } = compareEntries(both[0]?.entries ?? [], both[1]?.entries ?? []);
  changeList(page, changes, sums);
  return svgFile(page, `Boot timelines compared: ${before.name} and ${after.name}`);
}

/** Length, steps and failures in one sentence. */
export function describeBoot(boot: BootInLog, entries: readonly TimelineEntry[]): string {
  const steps = listedSteps(entries, "");
  const failed = steps.filter(({ status }) => status === "failed").length;
  const running = steps.filter(({ status }) => status === "running").length;
  return [
    ...(boot.release === null ? [] : [`Linux ${boot.release}`]),
    ...(boot.clock === "none" ? [] : [`${formatTime(boot.endMs - boot.startMs)} in the log`]),
    `${steps.length} timed ${steps.length === 1 ? "step" : "steps"}`,
    ...(failed === 0 ? [] : [`${failed} returned an error`]),
    ...(running === 0 ? [] : [`${running} never returned`]),
  ].join(", ");
}

interface Page {
  readonly parts: string[];
  y: number;
}

function newPage(): Page {
  return { parts: [], y: margin };
}

function heading(page: Page, title: string, line: string): void {
  page.parts.push(text("heading", margin, page.y + 14, title), text("faint", margin, page.y + 34, line));
  page.y += 46;
}

function chart(page: Page, boot: BootInLog, entries: readonly TimelineEntry[], endMs: number): void {
  const lanes = placeInLanes(entries);
  if (lanes.count === 0) {
    page.parts.push(text("faint", margin, page.y + 14, "The log has no times and no timed steps."));
    page.y += 32;
    return;
  }
  const startMs = Math.min(boot.startMs, entries[0]?.startMs ?? 0);
  const view = { startMs, endMs: Math.max(endMs, startMs + 1) };
  const drawn = drawChart({
    entries,
    lanes,
    view,
    width: width - 2 * margin,
    titles: sectionTitles,
    selected: null,
  });
  page.parts.push(`<g transform="translate(${margin} ${page.y})">\n${drawn}\n</g>`);
  page.y += chartHeight(lanes) + 20;
}

function slowestSteps(page: Page, entries: readonly TimelineEntry[]): void {
  const slowest = sortEntries(listedSteps(entries, ""), slowestFirst).slice(0, mostRows);
  const longest = slowest[0]?.durationMs ?? 0;
  if (slowest.length === 0) return;
  titleRow(page, "The slowest steps", ["", "Duration", "Start"]);
  for (const entry of slowest) {
    const mark = markOf(entry.status);
    const result = entry.status === "failed" ? ` returned ${entry.result ?? 0}` : "";
    row(page, `${mark === "" ? "" : `${mark} `}${named(entry)}${result}`, [
      "",
      formatTime(entry.durationMs),
      formatTime(entry.startMs),
    ]);
    const length = longest === 0 ? 1 : Math.max(1, (entry.durationMs / longest) * longestBar);
    bar(page, entry, columns.bar, length);
  }
}

function changeList(page: Page, changes: readonly EntryChange[], sums: readonly KindSum[]): void {
  titleRow(page, "Sums", ["Before", "After", "Difference"]);
  for (const { kind, beforeMs, afterMs, differenceMs } of sums) {
    row(page, sectionTitles[kind], [formatTime(beforeMs), formatTime(afterMs), formatChange(differenceMs)]);
  }
  page.y += 12;
  const steps = changes.filter(({ differenceMs }) => differenceMs !== 0).slice(0, mostRows);
  const largest = Math.abs(steps[0]?.differenceMs ?? 0);
  titleRow(page, "The largest changes", ["Before", "After", "Difference"]);
  for (const change of steps) {
    const times = [change.beforeMs, change.afterMs].map((time) => (time === null ? "not there" : formatTime(time)));
    row(page, named(change), [...times, formatChange(change.differenceMs)]);
    const length = largest === 0 ? 1 : Math.max(1, (Math.abs(change.differenceMs) / largest) * longestBar);
    bar(page, { kind: change.kind, status: change.differenceMs > 0 ? "failed" : "ok" }, columns.bar, length);
  }
}

function named({ name, detail }: { readonly name: string; readonly detail: string }): string {
  return detail === "" ? name : `${name} [${detail}]`;
}

function titleRow(page: Page, title: string, numbers: readonly string[]): void {
  page.parts.push(text("", columns.name, page.y + 14, title, ' font-weight="bold"'));
  page.parts.push(...numberTexts("number faint", page.y + 14, numbers));
  page.y += rowHeight + 2;
}

function row(page: Page, name: string, numbers: readonly string[]): void {
  page.parts.push(text("", columns.name, page.y + 14, name), ...numberTexts("number", page.y + 14, numbers));
  page.y += rowHeight;
}

function numberTexts(style: string, y: number, numbers: readonly string[]): readonly string[] {
  const places = [columns.firstNumber, columns.secondNumber, columns.thirdNumber];
  return numbers.flatMap((number, index) => (number === "" ? [] : [text(style, places[index] ?? width, y, number)]));
}

/** A bar in the row that was written last. */
function bar(page: Page, { kind, status }: Pick<TimelineEntry, "kind" | "status">, x: number, length: number): void {
  const y = page.y - rowHeight + 3;
  page.parts.push(
    `<g class="bar ${kind} ${status}"><rect x="${x}" y="${y}" width="${Math.round(length * 10) / 10}" height="14"/></g>`,
  );
}

function text(style: string, x: number, y: number, content: string, attributes = ""): string {
  return `<text class="${style}" x="${x}" y="${y}"${attributes}>${escapeXml(content)}</text>`;
}

function svgFile({ parts, y }: Page, description: string): string {
  const height = Math.ceil(y + margin);
  const dark = timelineStyle(darkTimeline).replaceAll("\n", "\n  ");
  const style = `${timelineStyle(lightTimeline)}\n@media (prefers-color-scheme: dark) {\n  ${dark}\n}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" class="bootpath-timeline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(description)}">`,
    `<title>${escapeXml(description)}</title>`,
    `<style>\n${style}\n</style>`,
    `<rect class="background" width="${width}" height="${height}"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}
