import assert from "node:assert/strict";
import { restoredSubject } from "../../../client/timeline/messages.js";
import { chartsHtml, neighbour, prepareCharts, viewAfterKey, wholeView } from "../../../client/timeline/page-chart.js";
import {
  changeRow,
  describeEntry,
  resultText,
  rowHeight,
  rowsInView,
  stepRow,
} from "../../../client/timeline/page-rows.js";
import type { PageTexts } from "../../../client/timeline/page-texts.js";
import { filled } from "../../../client/webview/fill-text.js";
import { framedPage } from "../../../client/webview/frame.js";
import { entryKinds, type TimelineEntry } from "../../../core/log/timeline/entries.js";
import { readBoots } from "../../../core/log/timeline/read-boots.js";

/** Texts that show which of them was taken. */
const texts = new Proxy({} as PageTexts, {
  get: (_, name: string) =>
    ["sections", "kinds", "statuses"].includes(name)
      ? { ...Object.fromEntries(entryKinds.map((kind) => [kind, kind])), failed: "failed", ok: "", running: "running" }
      : name === "line"
        ? "line {0}"
        : name,
});

const log = [
  "[    0.000000] Linux version 6.12",
  "[    0.100000] initcall <a>_init+0x0/0x8 returned -5 after 50000 usecs",
  "[    0.200000] initcall b_init+0x0/0x8 [mod] returned 0 after 100 usecs",
  "[    0.300000] Run /init as init process",
].join("\n");

function charts() {
  return prepareCharts(readBoots(log).map((boot) => ({ name: "test", boot })));
}

function entryNamed(name: string): TimelineEntry {
  const entry = charts()[0]?.entries.find((one) => one.name === name);
  assert.ok(entry !== undefined);
  return entry;
}

describe("client/timeline/messages", () => {
  it("takes back what a page had kept, and nothing else", () => {
    const one = { uri: "file:///a.bootlog", boot: null };
    const other = { uri: "file:///b.bootlog", boot: 1 };
    assert.deepEqual(restoredSubject({ subject: [one], filter: "x" }), [one]);
    assert.deepEqual(restoredSubject({ subject: [one, other] }), [one, other]);
    const broken = [undefined, null, 3, {}, { subject: [] }, { subject: [{ uri: 3, boot: null }] }];
    for (const state of [...broken, { subject: [one, null] }, { subject: [one, other, one] }, { subject: one }]) {
      assert.equal(restoredSubject(state), null, JSON.stringify(state));
    }
  });
});

describe("client/timeline/page-chart", () => {
  it("draws what it is sent, and text only as text", () => {
    const html = chartsHtml({ charts: charts(), view: wholeView(charts()), width: 900, selected: null, texts });
    assert.equal(html.match(/<svg /g)?.length, 1);
    assert.match(html, /&lt;a&gt;_init/);
    assert.doesNotMatch(html, /<a>/);
  });

  it("goes from bar to bar, and stops at the ends", () => {
    const drawing = { charts: charts(), view: wholeView(charts()), width: 900 };
    const first = neighbour({ ...drawing, selected: null }, 1);
    assert.deepEqual(first, { log: 0, entry: 0 });
    assert.deepEqual(neighbour({ ...drawing, selected: first }, 1), { log: 0, entry: 1 });
    assert.equal(neighbour({ ...drawing, selected: first }, -1), null);
  });

  it("knows the keys of its help, and leaves others to the editor", () => {
    const all = { startMs: 0, endMs: 100 };
    assert.deepEqual(viewAfterKey("0", { startMs: 3, endMs: 4 }, all), all);
    for (const key of ["+", "-", "ArrowLeft", "ArrowRight", "Home", "End"]) assert.ok(viewAfterKey(key, all, all), key);
    assert.equal(viewAfterKey("a", all, all), null);
  });
});

describe("client/timeline/page-rows", () => {
  it("makes the rows in view and some around them, however many there are", () => {
    assert.deepEqual(rowsInView(10_000, 0, 220), { from: 0, to: 22 });
    assert.deepEqual(rowsInView(10_000, 5000 * rowHeight, 220), { from: 4988, to: 5022 });
    assert.deepEqual(rowsInView(3, 0, 1000), { from: 0, to: 3 });
    assert.deepEqual(rowsInView(3, 100_000, 1000), { from: 3, to: 3 });
  });

  it("shows a step and a change, and text only as text", () => {
    const context = { texts, longestMs: 50, active: 0, selected: 0 };
    const row = stepRow(entryNamed("<a>_init"), 0, context);
    assert.match(row, /^<tr data-row="0" aria-rowindex="2" aria-selected="true" tabindex="0">/);
    assert.match(row, /&lt;a&gt;_init.*>50 ms<.*class="result failed">✕ -5 \(failed\)</);
    const change = { kind: "initcall", name: "x", detail: "", beforeMs: null, afterMs: 2, differenceMs: 2 } as const;
    const changed = changeRow({ ...change, before: null, after: 1 }, 3, context);
    assert.match(changed, /aria-rowindex="5" aria-selected="false" tabindex="-1".*notThere.*\+2 ms/);
  });

  it("says of an entry what matters", () => {
    assert.equal(resultText(entryNamed("kernel"), texts), "");
    assert.equal(resultText(entryNamed("b_init"), texts), "0");
    assert.deepEqual(describeEntry(entryNamed("b_init"), 300, texts), [
      "b_init [mod]",
      "module",
      "start: 199.9 ms",
      "duration: 100 µs",
      "line 3",
    ]);
  });
});

describe("client/webview", () => {
  it("fills places, and leaves those without a value", () => {
    assert.equal(filled("{0} of {1}, {2}", 3, "four"), "3 of four, {2}");
  });

  it("frames a page in which only its own script runs", () => {
    const page = framedPage({
      nonce: "abc",
      script: "https://x/s.js?a&b",
      title: "<T>",
      style: "p {}",
      body: "<main/>",
    });
    assert.match(page, /content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"/);
    assert.match(page, /<title>&lt;T&gt;<\/title>[^]*<script nonce="abc" src="https:\/\/x\/s\.js\?a&amp;b"><\/script>/);
  });
});
