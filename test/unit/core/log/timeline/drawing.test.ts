import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { barsInView } from "../../../../../core/log/timeline/bars.js";
import { drawChart } from "../../../../../core/log/timeline/chart.js";
import { timelineEntries, type TimelineEntry } from "../../../../../core/log/timeline/entries.js";
import { placeInLanes } from "../../../../../core/log/timeline/lanes.js";
import { comparisonPicture, sectionTitles, timelinePicture } from "../../../../../core/log/timeline/picture.js";
import { readBoots } from "../../../../../core/log/timeline/read-boots.js";
import {
  formatChange,
  formatTime,
  panView,
  revealInView,
  ticksOf,
  zoomView,
} from "../../../../../core/log/timeline/view.js";
import { projectRoot } from "../../../../../scripts/lib/cache.js";

function entry(id: number, changes: Partial<TimelineEntry>): TimelineEntry {
  return {
    id,
    kind: "initcall",
    name: `step_${id}`,
    detail: "",
    level: "",
    startMs: id,
    durationMs: 1,
    task: "",
    status: "ok",
    result: 0,
    line: id + 1,
    ...changes,
  };
}

function recorded(name: string) {
  const [boot] = readBoots(readFileSync(join(projectRoot, "test/fixtures/timeline", name), "utf8"));
  assert.ok(boot !== undefined);
  return { name, boot };
}

describe("core/log/timeline/lanes", () => {
  it("puts what goes on at the same time into rows of its own, kind by kind", () => {
    const entries = [
      entry(0, { startMs: 0, durationMs: 10, kind: "phase" }),
      entry(1, { startMs: 1, durationMs: 5, kind: "module", task: "70" }),
      entry(2, { startMs: 2, durationMs: 5, kind: "module", task: "71" }),
      entry(3, { startMs: 6, durationMs: 5, kind: "module", task: "72" }),
    ];
    const { sections, laneOf, count } = placeInLanes(entries);
    assert.deepEqual(laneOf, [0, 1, 2, 1]);
    assert.equal(count, 3);
    assert.deepEqual(
      sections.map(({ kind, firstLane, lanes }) => [kind, firstLane, lanes]),
      [
        ["phase", 0, 1],
        ["module", 1, 2],
      ],
    );
  });

  it("keeps what one process did in one row, however coarse its clock", () => {
    const entries = timelineEntries(recorded("guest-6.12.bootlog").boot);
    const initcalls = placeInLanes(entries).sections.find(({ kind }) => kind === "initcall");
    assert.equal(initcalls?.lanes, 1);
  });

  it("has a bound for the number of rows", () => {
    const entries = Array.from({ length: 100 }, (_, id) => entry(id, { startMs: 0, durationMs: 50, kind: "async" }));
    assert.equal(placeInLanes(entries).count, 6);
  });
});

describe("core/log/timeline/bars", () => {
  const many = Array.from({ length: 10_000 }, (_, id) => entry(id, { startMs: id / 10, durationMs: 0.09 }));
  const lanes = placeInLanes(many);

  it("are never many more than pixels", () => {
    const bars = barsInView(many, lanes, { startMs: 0, endMs: 1000 }, 800);
    assert.ok(bars.length <= 800, String(bars.length));
    assert.equal(
      bars.reduce((sum, { count }) => sum + count, 0),
      10_000,
    );
  });

  it("are apart again where there is room", () => {
    const bars = barsInView(many, lanes, { startMs: 500, endMs: 501 }, 800);
    assert.ok(bars.every(({ count }) => count === 1));
    assert.deepEqual([bars.length, bars[1]?.entry.name], [11, "step_5001"]);
    assert.ok(bars.every(({ x, width }) => x >= 0 && x + width <= 801));
  });

  it("do not hide a failure among others", () => {
    const entries = many.map((one) => (one.id === 5000 ? { ...one, status: "failed" as const } : one));
    const bars = barsInView(entries, lanes, { startMs: 0, endMs: 1000 }, 800);
    const failed = bars.filter(({ entry: { status } }) => status === "failed");
    assert.deepEqual(
      failed.map(({ entry: { id }, count }) => [id, count]),
      [[5000, 1]],
    );
  });
});

describe("core/log/timeline/view", () => {
  const all = { startMs: 0, endMs: 1000 };

  it("magnifies around a time, and no further than there is something", () => {
    assert.deepEqual(zoomView(all, all, 0.5, 500), { startMs: 250, endMs: 750 });
    assert.deepEqual(zoomView({ startMs: 100, endMs: 300 }, all, 0.5, 100), { startMs: 100, endMs: 200 });
    assert.deepEqual(zoomView({ startMs: 0, endMs: 300 }, all, 10, 100), all);
    let view = all;
    for (let step = 0; step < 100; step++) view = zoomView(view, all, 0.5, 0);
    assert.ok(view.endMs >= 0.02);
  });

  it("moves up to the ends", () => {
    assert.deepEqual(panView({ startMs: 0, endMs: 100 }, all, 0.5), { startMs: 50, endMs: 150 });
    assert.deepEqual(panView({ startMs: 0, endMs: 100 }, all, -0.5), { startMs: 0, endMs: 100 });
    assert.deepEqual(panView({ startMs: 0, endMs: 100 }, all, Infinity), { startMs: 900, endMs: 1000 });
    assert.deepEqual(panView({ startMs: 500, endMs: 600 }, all, -Infinity), { startMs: 0, endMs: 100 });
  });

  it("goes to what is not in view, and stays where it is", () => {
    const view = { startMs: 0, endMs: 100 };
    assert.equal(revealInView(view, all, 20, 30), view);
    assert.deepEqual(revealInView(view, all, 500, 520), { startMs: 460, endMs: 560 });
  });

  it("stays within the boot whatever is done", () => {
    const number = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.01, max: 100, noNaN: true }), number, (a, b, factor, anchor) => {
        const view = { startMs: Math.min(a, b), endMs: Math.max(a, b) + 0.1 };
        const next = panView(zoomView(view, all, factor, anchor), all, factor - 1);
        assert.ok(next.startMs >= 0 && next.endMs <= 1000.1 && next.endMs > next.startMs, JSON.stringify(next));
      }),
    );
  });

  it("has round times with room between them", () => {
    assert.deepEqual(ticksOf({ startMs: 0, endMs: 1000 }, 500, 100), [0, 200, 400, 600, 800, 1000]);
    assert.deepEqual(ticksOf({ startMs: 3.3, endMs: 3.4 }, 300, 100), [3.3, 3.35, 3.4]);
    assert.deepEqual(ticksOf({ startMs: 5, endMs: 5 }, 300, 100), []);
  });

  it("writes times in the unit that suits them", () => {
    assert.deepEqual([0, 0.035, 4.39, 12.64, 2663.724].map(formatTime), [
      "0",
      "35 µs",
      "4.39 ms",
      "12.6 ms",
      "2.664 s",
    ]);
    assert.deepEqual([-1.5, 0, 20].map(formatChange), ["−1.5 ms", "±0", "+20 ms"]);
  });
});

describe("core/log/timeline/chart", () => {
  it("marks what is selected and what failed, also where a bar has no room for a symbol", () => {
    const entries = [
      entry(0, { durationMs: 100, status: "failed", result: -5, name: "bad<init>" }),
      entry(1, { startMs: 150, durationMs: 0, status: "failed" }),
    ];
    const drawn = drawChart({
      entries,
      lanes: placeInLanes(entries),
      view: { startMs: 0, endMs: 200 },
      width: 800,
      titles: sectionTitles,
      selected: 0,
    });
    assert.match(drawn, /<g class="bar initcall failed selected" data-entry="0">.*✕ bad&lt;init&gt;/);
    assert.match(drawn, /data-entry="1"><rect [^>]*\/><path class="mark"/);
  });
});

describe("core/log/timeline/picture", () => {
  it("shows the boot and its slowest steps", () => {
    const picture = timelinePicture(recorded("guest-7.2.bootlog"));
    assert.match(picture, /^<\?xml[^]*<\/svg>\n$/);
    assert.match(picture, /Linux 7\.2\.13-bootpath, 323\.2 ms in the log, 216 timed steps, 1 returned an error/);
    const rows = [...picture.matchAll(/<text class="" x="16"[^>]*>([^<]*)</g)].map(([, name]) => name);
    assert.deepEqual(rows.slice(0, 3), ["The slowest steps", "chr_dev_init", "brd_init"]);
    assert.doesNotMatch(picture, /NaN|undefined|Infinity/);
  });

  it("shows two boots and what changed most", () => {
    const picture = comparisonPicture(recorded("guest-6.12.bootlog"), recorded("guest-7.2.bootlog"));
    assert.match(picture, /Before: guest-6\.12\.bootlog[^]*After: guest-7\.2\.bootlog[^]*The largest changes/);
    assert.match(picture, />kernel<[^]*>498\.3 ms<[^]*>248\.5 ms<[^]*>−249\.8 ms</);
    assert.doesNotMatch(picture, /NaN|undefined|Infinity/);
  });

  it("is none the worse for a log without anything", () => {
    const [boot] = readBoots("");
    assert.ok(boot !== undefined);
    assert.match(timelinePicture({ name: "a & b", boot }), /a &amp; b[^]*The log has no times/);
  });
});
