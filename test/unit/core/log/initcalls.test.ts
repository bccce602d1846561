import assert from "node:assert/strict";
import fc from "fast-check";
import { readInitcalls } from "../../../../core/log/initcalls.js";

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

  it("says the level, the task and the device where the kernel does", () => {
    const steps = readInitcalls(
      [
        "[    0.100000] entering initcall level: subsys",
        "[    0.100100] calling  first_init+0x0/0x720 @ 1",
        "[    0.100200] pci 0000:00:1f.0: calling  quirk_slow+0x0/0x10 @ 1",
        "[    0.101300] pci 0000:00:1f.0: quirk_slow+0x0/0x10 took 1000 usecs",
        "[    0.102000] initcall first_init+0x0/0x720 returned 0 after 1800 usecs",
        "[    0.103000] calling  mod_init+0x0/0x20 [mod] @ 71",
        "[    0.104000] initcall mod_init+0x0/0x20 [mod] returned 0 after 900 usecs",
        "[    0.105000] foo: something took 300 usecs",
      ].join("\n"),
    );
    assert.deepEqual(
      steps.map(({ kind, name, level, task, device, durationMs }) => [kind, name, level, task, device, durationMs]),
      [
        ["fixup", "quirk_slow", null, "1", "0000:00:1f.0", 1],
        ["initcall", "first_init", "subsys", "1", null, 1.8],
        ["initcall", "mod_init", null, "71", null, 0.9],
      ],
    );
  });

  it("reads calls that go on beside the others", () => {
    const steps = readInitcalls(
      [
        "[    0.100000] calling  7_async_port_probe+0x0/0x50 @ 40",
        "[    0.600000] initcall 7_async_port_probe+0x0/0x50 returned after 499000 usecs",
      ].join("\n"),
    );
    assert.deepEqual(
      steps.map(({ kind, name, result, durationMs, line }) => [kind, name, result, durationMs, line]),
      [["async", "async_port_probe", null, 499, 2]],
    );
  });

  it("goes by the times of the lines where another call began in between", () => {
    const steps = readInitcalls(
      [
        "[    1.000000] calling  slow_init+0x0/0x10 [slow] @ 70",
        "[    1.400000] calling  quick_init+0x0/0x10 [quick] @ 71",
        "[    1.410000] initcall quick_init+0x0/0x10 [quick] returned 0 after 9900 usecs",
        "[    1.500000] initcall slow_init+0x0/0x10 [slow] returned 0 after 99900 usecs",
      ].join("\n"),
    );
    assert.deepEqual(
      steps.map(({ name, startMs, durationMs }) => [name, startMs, durationMs]),
      [
        ["quick_init", 1400.1, 9.9],
        ["slow_init", 1000, 500],
      ],
    );
  });

  it("tells a call whose end is lost from one that never ends", () => {
    const steps = readInitcalls(
      [
        "[    0.100000] calling  cut_init+0x0/0x10 @ 1",
        "[    0.300000] calling  last_init+0x0/0x10 @ 1",
        "[    0.700000] probe of serio0 returned 0 after 300 usecs",
      ].join("\n"),
    );
    assert.deepEqual(
      steps.map(({ name, end, startMs, durationMs, line }) => [name, end, startMs, durationMs, line]),
      [
        ["cut_init", "lost", 100, 200, 1],
        ["serio0", "returned", 699.7, 0.3, 3],
        ["last_init", "running", 300, 400, 2],
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
