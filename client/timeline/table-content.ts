/** What the timeline's table holds: which rows in which order, and what its headings and its summary say. */
import { escapeXml } from "../../core/bootpath/diagram/svg.js";
import type { BootComparison, EntryChange } from "../../core/log/timeline/compare.js";
import type { TimelineEntry } from "../../core/log/timeline/entries.js";
import {
  listedChanges,
  listedSteps,
  nextOrder,
  sortChanges,
  sortEntries,
  type ChangeSortKey,
  type Order,
  type SortKey,
} from "../../core/log/timeline/list.js";
import { formatChange, formatTime } from "../../core/log/timeline/view.js";
import { filled } from "../webview/fill-text.js";
import type { SelectedEntry } from "./messages.js";
import type { PreparedChart } from "./page-chart.js";
import type { PageTexts } from "./page-texts.js";

/** What the table shows. */
export interface TableContent {
  readonly charts: readonly PreparedChart[];
  readonly texts: PageTexts;
  readonly selected: SelectedEntry | null;
}

/** The table's state. */
export interface TableState {
  content: TableContent | null;
  comparison: BootComparison | null;
  steps: readonly TimelineEntry[];
  changes: readonly EntryChange[];
  order: Order<SortKey>;
  changeOrder: Order<ChangeSortKey>;
  active: number;
  selected: SelectedEntry | null;
  scrollToRestore: number | null;
}

/** How many rows there are, without the headings. */
export function rowCount({ comparison, steps, changes }: TableState): number {
  return comparison === null ? steps.length : changes.length;
}

/** Fills the list anew, after its contents, its filter or its order have changed. */
export function fillState(state: TableState, filter: string): void {
  const { content, comparison, order, changeOrder } = state;
  if (comparison !== null) state.changes = sortChanges(listedChanges(comparison.changes, filter), changeOrder);
  else state.steps = sortEntries(listedSteps(content?.charts[0]?.entries ?? [], filter), order);
}

/** Changes the order by the column that somebody chose. */
export function setOrder(state: TableState, key: string): void {
  if (state.comparison === null) {
    if (key === "start" || key === "duration" || key === "name") state.order = nextOrder(state.order, key);
  } else if (key === "before" || key === "after" || key === "difference" || key === "name") {
    state.changeOrder = nextOrder(state.changeOrder, key);
  }
}

/** The entry that a row leads to; of a change the one in the later boot, where there is one. */
export function entryOfRow({ comparison, steps, changes }: TableState, index: number): SelectedEntry | null {
  if (comparison === null) {
    const entry = steps[index];
    return entry === undefined ? null : { log: 0, entry: entry.id };
  }
  const change = changes[index];
  if (change === undefined) return null;
  if (change.after !== null) return { log: 1, entry: change.after };
  return change.before === null ? null : { log: 0, entry: change.before };
}

/** The row of an entry, or of the change that it is part of; -1 where it is filtered away. */
export function rowOfEntry({ comparison, steps, changes, content }: TableState, { log, entry }: SelectedEntry): number {
  if (comparison === null) return steps.findIndex(({ id }) => id === entry);
  const wanted = content?.charts[log]?.entries[entry];
  return changes.findIndex(
    ({ kind, name, detail }) => kind === wanted?.kind && name === wanted.name && detail === wanted.detail,
  );
}

/** What a full bar means. */
export function longestOf({ comparison, steps, changes }: TableState): number {
  if (comparison === null) return steps.reduce((longest, { durationMs }) => Math.max(longest, durationMs), 0);
  return changes.reduce((longest, { differenceMs }) => Math.max(longest, Math.abs(differenceMs)), 0);
}

/** The headings, with the order in which the list is. */
export function headingsHtml({ content, comparison, order, changeOrder }: TableState): string {
  if (content === null) return "";
  const { texts } = content;
  const current: Order<string> = comparison === null ? order : changeOrder;
  const keys =
    comparison === null ? ["name", "", "start", "duration", "="] : ["name", "", "before", "after", "difference"];
  return keys
    .map((key) => {
      if (key === "") return `<th scope="col">${escapeXml(texts.kind)}</th>`;
      if (key === "=") return `<th scope="col">${escapeXml(texts.result)}</th>`;
      const isCurrent = current.key === key;
      const sort = isCurrent ? current.direction : "none";
      const arrow = isCurrent ? (current.direction === "ascending" ? " ▲" : " ▼") : "";
      const style = key === "name" ? "" : ' class="number"';
      return `<th scope="col" aria-sort="${sort}"${style}><button type="button" data-sort="${key}">${escapeXml(columnTitle(key, texts))}<span aria-hidden="true">${arrow}</span></button></th>`;
    })
    .join("");
}

/** What a column is called. */
export function columnTitle(key: string, texts: PageTexts): string {
  const titles: Readonly<Record<string, string>> = {
    name: texts.name,
    start: texts.start,
    duration: texts.duration,
    before: texts.before,
    after: texts.after,
    difference: texts.difference,
  };
  return titles[key] ?? key;
}

/** How many rows there are of how many, and what they took together. */
export function countHtml({ content, comparison, steps, changes }: TableState, filter: string): string {
  if (content === null) return "";
  const { texts, charts } = content;
  if (comparison !== null) {
    if (changes.length === 0 && filter.trim() !== "") return escapeXml(texts.noneFound);
    const sums = comparison.sums.map(({ kind, beforeMs, afterMs, differenceMs }) => {
      const values = [texts.sections[kind], formatTime(beforeMs), formatTime(afterMs), formatChange(differenceMs)];
      return `<span>${escapeXml(filled(texts.sumOf, ...values))}</span>`;
    });
    return sums.join(" ");
  }
  const total = listedSteps(charts[0]?.entries ?? [], "").length;
  if (total === 0) return escapeXml(texts.noSteps);
  if (steps.length === 0) return escapeXml(texts.noneFound);
  const sum = steps.reduce((all, { durationMs }) => all + durationMs, 0);
  return escapeXml(filled(texts.count, steps.length, total, formatTime(sum)));
}
