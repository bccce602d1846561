import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { idleMeter } from "../../../emulator/idle-meter.js";
import { fakeMachine } from "../../support/fake-machine.js";

/** A meter on a machine whose clock and processor time the test sets, as `[now, processor time]`. */
function meterOf(states: readonly (readonly [number, number | null])[], windowMs: number): string[] {
  let state = states[0] ?? [0, 0];
  const { machine } = fakeMachine({ processorTimeMs: () => state[1] });
  const measure = idleMeter(machine, () => state[0]);
  return states.map((next) => {
    state = next;
    return measure(windowMs);
  });
}

describe("the idle meter", () => {
  it("calls a guest busy until a whole window has been seen", () => {
    assert.deepEqual(
      meterOf(
        [
          [0, 0],
          [50, 0],
          [100, 0],
        ],
        100,
      ),
      ["busy", "busy", "idle"],
    );
  });

  it("calls a guest idle that computes a few percent of the time", () => {
    const states = Array.from({ length: 11 }, (_, index) => [index * 100, index * 5] as const);
    assert.equal(meterOf(states, 500).at(-1), "idle");
  });

  it("looks at the last window only", () => {
    const states = [
      [0, 0],
      [1000, 1000],
      [1500, 1010],
      [2000, 1020],
    ] as const;
    assert.deepEqual(meterOf(states, 500), ["busy", "busy", "idle", "idle"]);
    assert.equal(meterOf(states, 2000).at(-1), "busy");
  });

  it("does not count the time before the machine ran as idle", () => {
    assert.deepEqual(
      meterOf(
        [
          [0, null],
          [5000, null],
          [5100, 10],
          [5200, 20],
        ],
        1000,
      ),
      ["unknown", "unknown", "busy", "busy"],
    );
  });
});
