/** The table of the timeline's page: filtered, sorted, and only as many rows as are in view. */
import { compareEntries } from "../../core/log/timeline/compare.js";
import { largestFirst, slowestFirst } from "../../core/log/timeline/list.js";
import { filled } from "../webview/fill-text.js";
import type { Page, PageElement, PageEvent } from "../webview/page-dom.js";
import type { PageState, SelectedEntry } from "./messages.js";
import { changeRow, rowHeight, rowsInView, stepRow, type RowContext } from "./page-rows.js";
import {
  columnTitle,
  countHtml,
  entryOfRow,
  fillState,
  headingsHtml,
  longestOf,
  rowCount,
  rowOfEntry,
  setOrder,
  type TableContent,
  type TableState,
} from "./table-content.js";

/** The parts of the page that the table uses. */
export interface TableParts {
  readonly scroller: PageElement;
  readonly filter: PageElement;
  readonly count: PageElement;
  readonly page: Page;
}

/** What the table tells the page. */
export interface TableListener {
  readonly remember: (state: Partial<PageState>) => void;
  readonly say: (text: string) => void;
  readonly choose: (chosen: SelectedEntry, how: "look" | "go") => void;
}

/** The table. */
export interface Table {
  readonly show: (content: TableContent) => void;
  readonly select: (chosen: SelectedEntry) => void;
  readonly draw: () => void;
}

/** What the functions of this file work with. */
interface TableWork {
  readonly parts: TableParts;
  readonly listener: TableListener;
  readonly state: TableState;
}

/** Makes the table, with what was kept of an earlier one. */
export function createTable(parts: TableParts, listener: TableListener, kept: PageState): Table {
  const state: TableState = {
    content: null,
    comparison: null,
    steps: [],
    changes: [],
    order: kept.order ?? slowestFirst,
    changeOrder: kept.changeOrder ?? largestFirst,
    active: 0,
    selected: null,
    scrollToRestore: kept.scroll ?? null,
  };
  const work: TableWork = { parts, listener, state };
  parts.filter.value = kept.filter ?? "";
  listen(work);
  return {
    show(content) {
      showContent(work, content);
    },
    select(chosen) {
      state.selected = chosen;
      const index = rowOfEntry(state, chosen);
      if (index >= 0) {
        state.active = index;
        bringIntoView(parts, index, "middle");
      }
      drawRows(work);
    },
    draw() {
      drawRows(work);
    },
  };
}

function listen(work: TableWork): void {
  const { parts, listener, state } = work;
  const { scroller, filter, count } = parts;
  const rowAt = (target: PageElement) => target.closest("[data-row]")?.dataset["row"];
  scroller.addEventListener("scroll", () => {
    drawRows(work);
    listener.remember({ scroll: scroller.scrollTop });
  });
  scroller.addEventListener("click", ({ target }) => {
    const key = target.closest("[data-sort]")?.dataset["sort"];
    if (key !== undefined) sortBy(work, key);
    const row = rowAt(target);
    if (row !== undefined) choose(work, Number(row), "look");
  });
  scroller.addEventListener("dblclick", ({ target }) => {
    const row = rowAt(target);
    if (row !== undefined) choose(work, Number(row), "go");
  });
  scroller.addEventListener("keydown", (event) => {
    takeKey(work, event);
  });
  filter.addEventListener("input", () => {
    refill(work);
    listener.remember({ filter: filter.value });
    listener.say(count.textContent ?? "");
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    focusRow(work, state.active);
    event.preventDefault();
  });
}

function takeKey(work: TableWork, event: PageEvent): void {
  const { parts, state } = work;
  // Buttons turn keys into clicks themselves.
  if (event.target.closest("[data-sort]") !== null || event.ctrlKey || event.metaKey || event.altKey) return;
  const pageOfRows = Math.max(1, Math.floor(parts.scroller.clientHeight / rowHeight) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageOfRows,
    PageUp: -pageOfRows,
    Home: -Infinity,
    End: Infinity,
  };
  const by = steps[event.key];
  if (by !== undefined) focusRow(work, state.active + by);
  else if (event.key === "Enter" || event.key === " ")
    choose(work, state.active, event.key === "Enter" ? "go" : "look");
  else return;
  event.preventDefault();
}

function showContent(work: TableWork, content: TableContent): void {
  const { parts, state } = work;
  const { scroller } = parts;
  const isFirst = state.content === null;
  const scroll = isFirst ? state.scrollToRestore : scroller.scrollTop;
  state.content = content;
  state.selected = content.selected;
  const [before, after] = content.charts;
  state.comparison = before === undefined || after === undefined ? null : compareEntries(before.entries, after.entries);
  const { active } = state;
  refill(work);
  state.active = Math.min(active, Math.max(0, rowCount(state) - 1));
  scroller.scrollTop = scroll ?? 0;
  drawRows(work);
}

/** Makes the list anew and goes to its beginning. */
function refill({ parts, listener, state }: TableWork): void {
  const { content } = state;
  if (content === null) return;
  fillState(state, parts.filter.value);
  state.active = 0;
  parts.count.innerHTML = countHtml(state, parts.filter.value);
  const { texts } = content;
  const label = state.comparison === null ? texts.steps : texts.changes;
  const table = parts.page.querySelector("#table");
  table?.setAttribute("class", state.comparison === null ? "single" : "compared");
  table?.setAttribute("aria-label", label);
  table?.setAttribute("aria-rowcount", String(rowCount(state) + 1));
  const head = parts.page.querySelector("#headings");
  if (head !== null) head.innerHTML = headingsHtml(state);
  parts.scroller.scrollTop = 0;
  drawRows({ parts, listener, state });
}

function sortBy(work: TableWork, key: string): void {
  const { parts, listener, state } = work;
  if (state.content === null) return;
  setOrder(state, key);
  refill(work);
  parts.page.querySelector(`[data-sort="${key}"]`)?.focus();
  const { texts } = state.content;
  const { direction } = state.comparison === null ? state.order : state.changeOrder;
  const words = direction === "ascending" ? texts.ascending : texts.descending;
  listener.say(filled(texts.sorted, columnTitle(key, texts), words));
  listener.remember({ order: state.order, changeOrder: state.changeOrder });
}

function choose({ listener, state }: TableWork, index: number, how: "look" | "go"): void {
  const chosen = entryOfRow(state, index);
  state.active = index;
  if (chosen !== null) listener.choose(chosen, how);
}

function focusRow(work: TableWork, index: number): void {
  const { parts, state } = work;
  state.active = Math.max(0, Math.min(index, rowCount(state) - 1));
  bringIntoView(parts, state.active, "edge");
  drawRows(work);
  parts.page.querySelector(`[data-row="${state.active}"]`)?.focus({ preventScroll: true });
}

/** The height of the column headings in pixels, as the style sheet has it. */
const headHeight = 26;

function bringIntoView({ scroller }: TableParts, index: number, place: "edge" | "middle"): void {
  const top = index * rowHeight;
  const room = scroller.clientHeight - headHeight;
  const isAbove = top < scroller.scrollTop;
  if (!isAbove && top + rowHeight <= scroller.scrollTop + room) return;
  const edge = isAbove ? top : top + rowHeight - room;
  scroller.scrollTop = Math.max(0, place === "edge" ? edge : top - room / 3);
}

function drawRows({ parts, state }: TableWork): void {
  const { scroller, page } = parts;
  const { content, comparison, steps, changes, active } = state;
  const body = page.querySelector("#rows");
  if (content === null || body === null) return;
  const total = rowCount(state);
  const { from, to } = rowsInView(total, scroller.scrollTop, scroller.clientHeight);
  const selected = state.selected === null ? -1 : rowOfEntry(state, state.selected);
  const context: RowContext = { texts: content.texts, active, selected, longestMs: longestOf(state) };
  const rows =
    comparison === null
      ? steps.slice(from, to).map((entry, index) => stepRow(entry, from + index, context))
      : changes.slice(from, to).map((change, index) => changeRow(change, from + index, context));
  const hadFocus = page.activeElement?.dataset["row"] !== undefined;
  const gap = (id: string) => `<tr id="${id}" aria-hidden="true"><td></td></tr>`;
  body.innerHTML = `${gap("above")}${rows.join("")}${gap("below")}`;
  page.querySelector("#above")?.style.setProperty("height", `${from * rowHeight}px`);
  page.querySelector("#below")?.style.setProperty("height", `${Math.max(0, total - to) * rowHeight}px`);
  // The row may have been scrolled away; its keys go on from the list.
  if (hadFocus) (page.querySelector(`[data-row="${active}"]`) ?? scroller).focus({ preventScroll: true });
}
