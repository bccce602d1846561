import assert from "node:assert/strict";
import fc from "fast-check";
import { compareInitcalls, readInitcalls } from "../../../../core/log/initcalls.js";

const log = [
  "[    0.100000] calling  first_init+0x0/0x720 @ 1",
  "[    0.100500] probe of serio0 returned 0 after 300 usecs",
  "[    0.102000] initcall first_init+0x0/0x720 returned 0 after 2000 usecs",
  "[    0.200000] initcall lost_start+0x0/0x8 returned -19 after 50000 usecs",
  "[    1.000000] calling  ext4_init_fs+0x0/0x1000 [ext4] @ 71",
  "[    1.250000] initcall ext4_init_fs+0x0/0x1000 [ext4] returned 0 after 250000 usecs",
  "[    1.300000] something else took 300 usecs",
].join("\r\n");

describe("core/log/initcalls", () => {
  it("reads functions, drivers and modules with their times", () => {
    assert.deepEqual(
      readInitcalls(log).map((step) => [
        step.kind,
        step.name,
        step.module,
        step.startMs,
        step.durationMs,
        step.result,
        step.line,
      ]),
      [
        ["probe", "serio0", null, 100.2, 0.3, 0, 2],
        ["initcall", "first_init", null, 100, 2, 0, 3],
        ["initcall", "lost_start", null, 150, 50, -19, 4],
        ["initcall", "ext4_init_fs", "ext4", 1000, 250, 0, 6],
      ],
    );
  });

  it("has durations where the log has no times", () => {
    const [step] = readInitcalls("initcall first_init+0x0/0x720 returned 0 after 2000 usecs\n");
    assert.deepEqual([step?.startMs, step?.durationMs], [null, 2]);
  });

  it("finds nothing in other logs", () => {
    assert.deepEqual(readInitcalls("[    0.1] Linux version 6.12\ncalling for help\n"), []);
  });

  it("compares two boots, the largest change first", () => {
    const other = log
      .replace("250000 usecs", "50000 usecs")
      .replace("lost_start", "new_step")
      .replace(/2000 usecs/, "2100 usecs");
    assert.deepEqual(
      compareInitcalls(readInitcalls(log), readInitcalls(other)).map((one) => [one.name, one.beforeMs, one.afterMs]),
      [
        ["ext4_init_fs", 250, 50],
        ["lost_start", 50, null],
        ["new_step", null, 50],
        ["first_init", 2, 2.1],
        ["serio0", 0.3, 0.3],
      ],
    );
  });

  it("takes any text", () => {
    const word = fc.oneof(fc.constantFrom(...log.split(" ")), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        for (const { durationMs, result } of readInitcalls(words.join(" ")))
          assert.ok(durationMs >= 0 && !Number.isNaN(result));
      }),
    );
  });
});
