/** Runs in the page of the timeline's panel: shows what it is sent, and says which line of the log is to be opened. */
import { fitsView, formatTime, zoomView, type TimeView } from "../../core/log/timeline/view.js";
import { filled } from "../webview/fill-text.js";
import { pageSurroundings, type PageElement, type PageEvent } from "../webview/page-dom.js";
import type { ExcuseMessage, PageMessage, PageState, SelectedEntry, ShowMessage } from "./messages.js";
import {
  chartsHtml,
  countInBar,
  neighbour,
  prepareCharts,
  timeAt,
  viewAfterKey,
  viewAfterWheel,
  viewWith,
  wholeView,
  type PreparedChart,
} from "./page-chart.js";
import { describeEntry } from "./page-rows.js";
import { createTable } from "./page-table.js";
import { escapeXml } from "../../core/bootpath/diagram/svg.js";

const { document, window, editor } = pageSurroundings<PageMessage, PageState>();

/** The part of the page with an id; the frame has all that are asked for. */
function part(id: string): PageElement {
  const element = document.querySelector(`#${id}`);
  if (element === null) throw new Error(`The page has no part #${id}.`);
  return element;
}

const chart = part("chart");
const tip = part("tip");
const kept = editor.getState() ?? {};

let message: ShowMessage | null = null;
let charts: readonly PreparedChart[] = [];
let view: TimeView | null = kept.view ?? null;
let selected: SelectedEntry | null = kept.selected ?? null;
let isDrawPlanned = false;

const table = createTable(
  { scroller: part("list"), filter: part("filter"), count: part("count"), page: document },
  {
    remember,
    say,
    choose(chosen, how) {
      select(chosen);
      openLine(chosen, how);
    },
  },
  kept,
);

function remember(state: Partial<PageState>): void {
  editor.setState({ ...editor.getState(), ...state });
}

/** Has a screen reader say something. */
function say(text: string): void {
  const status = part("status");
  if (status.textContent !== text) status.textContent = text;
}

function all(): TimeView {
  return wholeView(charts);
}

function currentView(): TimeView {
  return view ?? all();
}

function show(shown: ShowMessage): void {
  const isOther = JSON.stringify(editor.getState()?.subject) !== JSON.stringify(shown.subject);
  message = shown;
  charts = prepareCharts(shown.boots);
  if (isOther || (view !== null && !fitsView(view, all()))) view = null;
  if (isOther || (selected !== null && charts[selected.log]?.entries[selected.entry] === undefined)) selected = null;
  part("excuse").hidden = true;
  part("content").hidden = false;
  showHead(shown);
  table.show({ charts, texts: shown.texts, selected });
  remember({ subject: shown.subject, view, selected });
  draw();
}

function showHead({ boots, choices, chosen, advice, remedy, texts }: ShowMessage): void {
  part("title").textContent = boots.map(({ name }) => name).join(" → ");
  part("choice").hidden = choices.length === 0;
  part("boots").innerHTML = choices
    .map((name, index) => `<option value="${index}"${index === chosen ? " selected" : ""}>${escapeXml(name)}</option>`)
    .join("");
  const notes = part("notes");
  notes.hidden = advice.length === 0;
  const button = remedy === null ? "" : `<button type="button" id="remedy">${escapeXml(remedy)}</button>`;
  notes.innerHTML = `${advice.map(({ text }) => `<p>${escapeXml(text)}</p>`).join("")}${button}`;
  chart.setAttribute("aria-label", `${texts.chart}. ${texts.chartHelp}`);
}

function excuse({ text, subject }: ExcuseMessage): void {
  message = null;
  part("content").hidden = true;
  part("excuse").hidden = false;
  part("excuse").textContent = text;
  say(text);
  remember({ subject });
}

function drawSoon(): void {
  if (isDrawPlanned) return;
  isDrawPlanned = true;
  window.requestAnimationFrame(() => {
    isDrawPlanned = false;
    draw();
  });
}

function draw(): void {
  if (message === null) return;
  const width = Math.max(200, chart.clientWidth);
  chart.innerHTML = chartsHtml({ charts, view: currentView(), width, selected, texts: message.texts });
}

function setView(next: TimeView): void {
  if (message === null) return;
  const whole = all();
  // All but a pixel is all: fractions add up while the wheel turns.
  const nearly = (whole.endMs - whole.startMs) / 2000;
  view = next.startMs <= whole.startMs + nearly && next.endMs >= whole.endMs - nearly ? null : next;
  remember({ view });
  hideTip();
  drawSoon();
  const { startMs, endMs } = currentView();
  say(filled(message.texts.shows, formatTime(startMs), formatTime(endMs)));
}

/** Marks an entry in chart and table and brings it into view. */
function select(chosen: SelectedEntry): void {
  const entry = charts[chosen.log]?.entries[chosen.entry];
  if (entry === undefined || message === null) return;
  selected = chosen;
  const next = viewWith(entry, currentView(), all());
  if (next !== currentView()) view = next;
  remember({ selected, view });
  table.select(chosen);
  draw();
  say(entryText(chosen).join(", "));
}

function entryText(chosen: SelectedEntry): readonly string[] {
  const owner = charts[chosen.log];
  const entry = owner?.entries[chosen.entry];
  if (owner === undefined || entry === undefined || message === null) return [];
  const { texts } = message;
  const others = countInBar({ charts, view: currentView(), width: chart.clientWidth }, chosen) - 1;
  const joined = others === 1 ? [texts.joinedOne] : others > 1 ? [filled(texts.joined, others)] : [];
  return [...describeEntry(entry, owner.endMs - owner.startMs, texts), ...joined];
}

function openLine({ log, entry }: SelectedEntry, how: "look" | "go"): void {
  const line = charts[log]?.entries[entry]?.line;
  if (line !== undefined) editor.postMessage({ kind: "open-line", log, line, how });
}

/** The bar at an element of the chart. */
function barAt(element: PageElement): SelectedEntry | null {
  const entry = element.closest("[data-entry]")?.dataset["entry"];
  const log = element.closest("[data-log]")?.dataset["log"];
  return entry === undefined || log === undefined ? null : { log: Number(log), entry: Number(entry) };
}

function showTip(event: PageEvent, chosen: SelectedEntry): void {
  const [name = "", ...lines] = entryText(chosen);
  tip.innerHTML = `<strong>${escapeXml(name)}</strong>${lines.map((line) => `<span>${escapeXml(line)}</span>`).join("")}`;
  tip.hidden = false;
  const x = Math.min(event.clientX + 12, window.innerWidth - tip.offsetWidth - 8);
  const below = event.clientY + 18;
  const y = below + tip.offsetHeight > window.innerHeight ? event.clientY - tip.offsetHeight - 10 : below;
  tip.style.setProperty("left", `${Math.max(4, x)}px`);
  tip.style.setProperty("top", `${Math.max(4, y)}px`);
}

function hideTip(): void {
  tip.hidden = true;
}

/** Where a drag began, and the view that it began with. */
let drag: { readonly x: number; readonly view: TimeView; readonly pans: boolean; moved: boolean } | null = null;

/** Pixels that a hand may move while it clicks. */
const still = 4;

chart.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  drag = { x: event.clientX, view: currentView(), pans: event.shiftKey, moved: false };
});
chart.addEventListener("pointermove", (event) => {
  if (drag === null) {
    const bar = barAt(event.target);
    if (bar === null) hideTip();
    else showTip(event, bar);
    return;
  }
  if (!drag.moved && Math.abs(event.clientX - drag.x) < still) return;
  // Only now: a captured pointer would take the click from the bar.
  if (!drag.moved) chart.setPointerCapture(event.pointerId);
  drag.moved = true;
  hideTip();
  if (drag.pans) {
    const before = timeAt(chart, drag.x, drag.view);
    const shift = before - timeAt(chart, event.clientX, drag.view);
    const { startMs, endMs } = drag.view;
    setView(zoomView({ startMs: startMs + shift, endMs: endMs + shift }, all(), 1, startMs + shift));
  } else showStretch(drag.x, event.clientX);
});
chart.addEventListener("pointerup", (event) => {
  const ended = drag;
  drag = null;
  part("stretch").hidden = true;
  if (ended === null || !ended.moved || ended.pans) return;
  const times = [ended.x, event.clientX].map((x) => timeAt(chart, x, ended.view)).sort((a, b) => a - b);
  const [startMs = 0, endMs = 0] = times;
  if (endMs > startMs) setView(zoomView({ startMs, endMs }, all(), 1, startMs));
});
chart.addEventListener("pointercancel", () => {
  drag = null;
  part("stretch").hidden = true;
});
chart.addEventListener("pointerleave", hideTip);

/** Shows which stretch a drag has covered. */
function showStretch(from: number, to: number): void {
  const stretch = part("stretch");
  const { top } = chart.getBoundingClientRect();
  stretch.hidden = false;
  stretch.style.setProperty("left", `${Math.min(from, to)}px`);
  stretch.style.setProperty("width", `${Math.abs(to - from)}px`);
  stretch.style.setProperty("top", `${top}px`);
  stretch.style.setProperty("height", `${chart.offsetHeight}px`);
}

chart.addEventListener("click", ({ target }) => {
  const bar = barAt(target);
  if (bar === null) return;
  select(bar);
  openLine(bar, "look");
});
chart.addEventListener("dblclick", ({ target }) => {
  const bar = barAt(target);
  if (bar !== null) openLine(bar, "go");
});
chart.addEventListener(
  "wheel",
  (event) => {
    if (event.ctrlKey || event.metaKey) {
      setView(viewAfterWheel(event.deltaY, currentView(), all(), timeAt(chart, event.clientX, currentView())));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const direction = (event.deltaX || event.deltaY) > 0 ? "ArrowRight" : "ArrowLeft";
      setView(viewAfterKey(direction, currentView(), all()) ?? currentView());
    } else return;
    event.preventDefault();
  },
  { passive: false },
);
chart.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || message === null) return;
  const next = viewAfterKey(event.key, currentView(), all());
  if (next !== null) setView(next);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const drawing = { charts, view: currentView(), width: chart.clientWidth, selected };
    const bar = neighbour(drawing, event.key === "ArrowDown" ? 1 : -1);
    if (bar !== null) select(bar);
  } else if ((event.key === "Enter" || event.key === " ") && selected !== null) {
    openLine(selected, event.key === "Enter" ? "go" : "look");
  } else return;
  event.preventDefault();
});

const buttonKeys: Readonly<Record<string, string>> = { "zoom-in": "+", "zoom-out": "-", whole: "0" };
document.addEventListener("click", ({ target }) => {
  const id = target.closest("button[id]")?.dataset["action"] ?? (target.closest("#remedy") === null ? "" : "add-words");
  const key = buttonKeys[id];
  if (key !== undefined) setView(viewAfterKey(key, currentView(), all()) ?? currentView());
  else if (id === "save" || id === "compare" || id === "add-words") editor.postMessage({ kind: id });
});
part("boots").addEventListener("change", ({ target }) => {
  editor.postMessage({ kind: "choose-boot", boot: Number(target.value) });
});
window.addEventListener("resize", () => {
  drawSoon();
  table.draw();
});
window.addEventListener("message", ({ data }) => {
  const received = data as ShowMessage | ExcuseMessage;
  if (received.kind === "show") show(received);
  else excuse(received);
});
editor.postMessage({ kind: "ready" });
