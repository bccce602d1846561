import assert from "node:assert/strict";
import { agrees } from "../../../boot/predict.js";
import { outcomeOf } from "../../../boot/outcome.js";
import type { BootReport } from "../../../boot/report.js";
import { verdictLines } from "../../../boot/verdict.js";

const calm: BootReport = {
  outcome: "userspace",
  engine: "v86",
  kernel: "bzImage",
  firstOutputMs: 300,
  endedMs: 1240,
  endedBy: "prompt",
  log: "[    0.5] Run /init as init process\n/ # ",
  screen: [],
  predicted: null,
  agrees: null,
  diagnosis: [],
};

describe("boot/verdict", () => {
  it("names program, end and time", () => {
    assert.deepEqual(verdictLines(calm), ["/init runs as the first program, and a prompt waits after 1.2 s."]);
  });

  it("claims no program that the log does not name", () => {
    const lines = verdictLines({ ...calm, endedBy: "until", log: "Linux version 6.12" });
    assert.deepEqual(lines, ["The text that was waited for came after 1.2 s."]);
  });

  it("tells silence from the start from silence later on", () => {
    const silent = { ...calm, endedBy: "silence" as const, log: "", firstOutputMs: null };
    assert.match(verdictLines(silent)[0] ?? "", /^Nothing came over the serial line in 1\.2 s\.$/);
    assert.match(verdictLines({ ...silent, firstOutputMs: 5 })[0] ?? "", /fell silent/);
  });

  it("owns up to a wrong prediction", () => {
    assert.match(verdictLines({ ...calm, agrees: false }).join("\n"), /mistake of ours/);
  });
});

describe("boot/outcome", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a program runs", "Run /init as init process\n/ # ", "userspace"],
    [
      "a later program runs",
      "Run /init as init process\nFailed to execute /init (error -8)\nRun /bin/sh as init process\n",
      "userspace",
    ],
    [
      "PID 1 ended",
      "Run /bin/sh as init process\nKernel panic - not syncing: Attempted to kill init! exitcode=0x0\n",
      "userspace",
    ],
    ["no program runs", "Run /bin/sh as init process\nKernel panic - not syncing: No working init found.\n", "panic"],
    ["the kernel waits", "Waiting for root device /dev/sda1...\n", "waits"],
    ["nothing is known", "Linux version 6.12\n", "unknown"],
  ];
  for (const [name, log, outcome] of cases) {
    it(`${name}: ${outcome}`, () => {
      assert.equal(outcomeOf(log, "silence"), outcome);
    });
  }
});

describe("boot/predict agrees", () => {
  const predicted = {
    outcome: "userspace" as const,
    init: { path: "/init", argv: ["/init"], env: [], console: "open" as const },
    messages: [],
    steps: [],
    decisive: 0,
  };

  it("compares outcome and program", () => {
    assert.equal(agrees(predicted, "userspace", "Run /init as init process"), true);
    assert.equal(agrees(predicted, "userspace", "Run /bin/sh as init process"), false);
    assert.equal(agrees(predicted, "panic", ""), false);
  });

  it("says nothing where there is nothing to compare", () => {
    assert.equal(agrees(null, "userspace", ""), null);
    assert.equal(agrees(predicted, "unknown", ""), null);
  });
});
