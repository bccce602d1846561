/** A machine without an engine: the test says what it does. */
import { machineEvents } from "../../emulator/machine-events.js";
import type { Machine, MachineEnd } from "../../emulator/machine.js";

/** The machine, and the strings it hangs on. */
export interface FakeMachine {
  readonly machine: Machine;
  readonly say: (text: string) => void;
  readonly end: (end: MachineEnd) => void;
}

/** What does not change while the fake machine lives. */
export interface FakeMachineOptions {
  readonly screen?: readonly string[];
  readonly processorTimeMs?: () => number | null;
}

/** Starts a machine that says and does nothing by itself. By default its processor never computes. */
export function fakeMachine({ screen = [], processorTimeMs = () => 0 }: FakeMachineOptions = {}): FakeMachine {
  const events = machineEvents();
  const machine: Machine = {
    engine: "v86",
    startedAt: performance.now(),
    onSerial: events.onSerial,
    onEnd: events.onEnd,
    send: () => undefined,
    stop: () => {
      events.end({ type: "stopped" });
      return Promise.resolve();
    },
    screenText: () => Promise.resolve(screen),
    processorTimeMs,
  };
  return {
    machine,
    say: (text) => {
      events.serial(new TextEncoder().encode(text));
    },
    end: events.end,
  };
}
