/** The rows of the timeline's table, as HTML. Only those in view are made. */
import { escapeXml } from "../../core/bootpath/diagram/svg.js";
import { markOf } from "../../core/log/timeline/chart.js";
import type { EntryChange } from "../../core/log/timeline/compare.js";
import type { TimelineEntry } from "../../core/log/timeline/entries.js";
import { formatChange, formatTime } from "../../core/log/timeline/view.js";
import { filled } from "../webview/fill-text.js";
import type { PageTexts } from "./page-texts.js";

/** The height of a row in pixels, as the style sheet has it. */
export const rowHeight = 22;

/** Rows above and below those in view, so that scrolling finds something. */
const spare = 12;

/** Which rows of `count` are made for a list that is scrolled to `scrollTop` and `height` pixels high. */
export function rowsInView(
  count: number,
  scrollTop: number,
  height: number,
): { readonly from: number; readonly to: number } {
  const first = Math.floor(scrollTop / rowHeight) - spare;
  const last = Math.ceil((scrollTop + height) / rowHeight) + spare;
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) };
}

/** What all rows are made with. */
export interface RowContext {
  readonly texts: PageTexts;
  /** What a full bar means, in milliseconds. */
  readonly longestMs: number;
  /** The row that the keyboard is at. */
  readonly active: number;
  /** The selected row; -1 for none. */
  readonly selected: number;
}

/** A step. */
export function stepRow(entry: TimelineEntry, index: number, context: RowContext): string {
  const { texts } = context;
  const kind = entry.level === "" ? texts.kinds[entry.kind] : `${texts.kinds[entry.kind]} · ${entry.level}`;
  return row(index, context, [
    `<td title="${escapeXml(fullName(entry))}">${nameHtml(entry)}</td>`,
    cell(kind),
    number(formatTime(entry.startMs)),
    `<td class="number">${bar(entry.durationMs, context, entry.kind)}${formatTime(entry.durationMs)}</td>`,
    `<td class="result ${entry.status}">${escapeXml(resultText(entry, texts))}</td>`,
  ]);
}

/** A change. */
export function changeRow(change: EntryChange, index: number, context: RowContext): string {
  const { texts } = context;
  const time = (milliseconds: number | null) =>
    milliseconds === null
      ? `<td class="number faint">${escapeXml(texts.notThere)}</td>`
      : number(formatTime(milliseconds));
  const direction = change.differenceMs > 0 ? "slower" : change.differenceMs < 0 ? "faster" : "same";
  return row(index, context, [
    `<td title="${escapeXml(fullName(change))}">${nameHtml(change)}</td>`,
    cell(texts.kinds[change.kind]),
    time(change.beforeMs),
    time(change.afterMs),
    `<td class="number ${direction}">${bar(Math.abs(change.differenceMs), context, direction)}${formatChange(change.differenceMs)}</td>`,
  ]);
}

/** What an entry returned, in words where they say more. */
export function resultText({ result, status, kind }: TimelineEntry, texts: PageTexts): string {
  const mark = markOf(status);
  const word = texts.statuses[status];
  const value = result === null || kind === "phase" || kind === "level" ? "" : String(result);
  return [mark, value, word === "" ? "" : value === "" ? word : `(${word})`].filter((part) => part !== "").join(" ");
}

/** What a screen reader says of an entry, and what its tooltip shows. */
export function describeEntry(entry: TimelineEntry, bootMs: number, texts: PageTexts): readonly string[] {
  const { kind, level, startMs, durationMs, line } = entry;
  const result = resultText(entry, texts);
  const share = bootMs > 0 ? Math.round((durationMs / bootMs) * 1000) / 10 : 0;
  return [
    fullName(entry),
    level === "" ? texts.kinds[kind] : `${texts.kinds[kind]} · ${level}`,
    `${texts.start}: ${formatTime(startMs)}`,
    `${texts.duration}: ${formatTime(durationMs)}${share >= 0.1 ? ` · ${filled(texts.share, share)}` : ""}`,
    ...(result === "" || result === "0" ? [] : [`${texts.result}: ${result}`]),
    filled(texts.line, line),
  ];
}

function row(index: number, { active, selected }: RowContext, cells: readonly string[]): string {
  // The heading is the first row.
  return `<tr data-row="${index}" aria-rowindex="${index + 2}" aria-selected="${index === selected ? "true" : "false"}" tabindex="${index === active ? 0 : -1}">${cells.join("")}</tr>`;
}

function fullName({ name, detail }: { readonly name: string; readonly detail: string }): string {
  return detail === "" ? name : `${name} [${detail}]`;
}

function nameHtml({ name, detail }: { readonly name: string; readonly detail: string }): string {
  return detail === "" ? escapeXml(name) : `${escapeXml(name)} <span class="faint">[${escapeXml(detail)}]</span>`;
}

function cell(text: string): string {
  return `<td class="faint">${escapeXml(text)}</td>`;
}

function number(text: string): string {
  return `<td class="number">${text}</td>`;
}

function bar(milliseconds: number, { longestMs }: RowContext, style: string): string {
  const length = longestMs > 0 ? Math.max(milliseconds > 0 ? 1 : 0, Math.round((milliseconds / longestMs) * 80)) : 0;
  return `<svg class="share" width="80" height="10" aria-hidden="true"><rect class="${style}" x="${80 - length}" width="${length}" height="10"/></svg>`;
}
