import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareEntries } from "../../../../../core/log/timeline/compare.js";
import { timelineEntries } from "../../../../../core/log/timeline/entries.js";
import {
  largestFirst,
  listedChanges,
  listedSteps,
  nextOrder,
  slowestFirst,
  sortChanges,
  sortEntries,
} from "../../../../../core/log/timeline/list.js";
import { readBoots } from "../../../../../core/log/timeline/read-boots.js";
import { projectRoot } from "../../../../../scripts/lib/cache.js";

function entriesOf(name: string) {
  const [boot] = readBoots(readFileSync(join(projectRoot, "test/fixtures/timeline", name), "utf8"));
  assert.ok(boot !== undefined);
  return timelineEntries(boot);
}

function entriesOfText(lines: readonly string[]) {
  const [boot] = readBoots(lines.join("\n"));
  assert.ok(boot !== undefined);
  return timelineEntries(boot);
}

describe("core/log/timeline/list", () => {
  const entries = entriesOf("guest-7.2.bootlog");

  it("leaves phases and levels out, and filters by all that is known of a step", () => {
    const steps = listedSteps(entries, "");
    assert.equal(steps.length, 216);
    assert.deepEqual(
      listedSteps(entries, "FAILED init").map(({ name }) => name),
      ["microcode_init"],
    );
    assert.ok(listedSteps(entries, "postcore").every(({ level }) => level === "postcore"));
    assert.deepEqual(listedSteps(entries, "no such thing"), []);
  });

  it("sorts, and the other way round when asked again", () => {
    const steps = listedSteps(entries, "");
    const first = (key: "start" | "duration" | "name", direction: "ascending" | "descending") =>
      sortEntries(steps, { key, direction })[0]?.name;
    assert.equal(first("duration", "descending"), "chr_dev_init");
    assert.equal(first("start", "ascending"), "init_hw_perf_events");
    assert.deepEqual([first("name", "ascending"), first("name", "descending")], ["add_rtc_cmos", "xdp_metadata_init"]);
    assert.deepEqual(nextOrder(slowestFirst, "duration"), { key: "duration", direction: "ascending" });
    assert.deepEqual(nextOrder(slowestFirst, "name"), { key: "name", direction: "ascending" });
    assert.deepEqual(nextOrder(largestFirst, "after"), { key: "after", direction: "descending" });
  });
});

describe("core/log/timeline/compare", () => {
  const before = [
    "[    0.000000] Linux version 6.12",
    "[    0.102000] initcall a_init+0x0/0x8 returned 0 after 2000 usecs",
    "[    0.200000] initcall gone_init+0x0/0x8 returned 0 after 50000 usecs",
    "[    0.300000] probe of disk returned 517 after 1000 usecs",
    "[    0.400000] probe of disk returned 0 after 4000 usecs",
    "[    0.500000] Run /init as init process",
  ];
  const after = [
    "[    0.000000] Linux version 6.12",
    "[    0.102000] initcall a_init+0x0/0x9 returned 0 after 2500 usecs",
    "[    0.202000] initcall new_init+0x0/0x8 returned 0 after 60000 usecs",
    "[    0.400000] probe of disk returned 0 after 3000 usecs",
    "[    0.450000] Run /init as init process",
  ];

  it("pairs entries by name, adds up their runs, and has the largest change first", () => {
    const { changes, sums } = compareEntries(entriesOfText(before), entriesOfText(after));
    assert.deepEqual(
      changes.map(({ name, beforeMs, afterMs, differenceMs }) => [name, beforeMs, afterMs, differenceMs]),
      [
        ["new_init", null, 60, 60],
        ["kernel", 500, 450, -50],
        ["gone_init", 50, null, -50],
        ["disk", 5, 3, -2],
        ["a_init", 2, 2.5, 0.5],
        ["userspace", 0, 0, 0],
      ],
    );
    assert.deepEqual(sums, [
      { kind: "initcall", beforeMs: 52, afterMs: 62.5, differenceMs: 10.5 },
      { kind: "probe", beforeMs: 5, afterMs: 3, differenceMs: -2 },
    ]);
  });

  it("has nothing to say of what one of the logs does not tell", () => {
    const { changes } = compareEntries(entriesOf("guest-6.12.bootlog"), entriesOf("guest-7.2.bootlog"));
    assert.ok(changes.every(({ kind }) => kind !== "level"));
    const phasesOnly = compareEntries(entriesOfText([before[0] ?? "", before[5] ?? ""]), entriesOfText(after));
    assert.ok(phasesOnly.changes.every(({ kind }) => kind === "phase"));
  });

  it("is sorted and filtered like a list", () => {
    const { changes } = compareEntries(entriesOfText(before), entriesOfText(after));
    const sorted = sortChanges(listedChanges(changes, "init"), { key: "before", direction: "descending" });
    assert.deepEqual(
      sorted.map(({ name }) => name),
      ["gone_init", "a_init", "new_init"],
    );
    assert.equal(sortChanges(changes, largestFirst)[0]?.name, "new_init");
  });
});
