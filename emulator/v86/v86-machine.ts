/** A machine whose PC runs in a worker. Knows no kind of worker: Node and browsers give it a `WorkerLink`. */
import type { Machine, MachineEnd, MachineHardware, MachineOptions } from "../machine.js";
import { machineEvents } from "../machine-events.js";
import { preflight } from "../preflight.js";
import type { WorkerLink } from "./protocol.js";
import type { WasmModule } from "./web-assembly.js";

/** What a v86 machine needs from its surroundings. */
export interface V86Surroundings {
  /** Starts a worker that runs `preparePc`. */
  readonly startWorker: () => WorkerLink;
  /** The compiled `v86.wasm`. Compiled once, it serves every machine. */
  readonly wasm: Promise<WasmModule>;
}

/** A worker that makes a machine ready, or has done so. */
export interface ReadyWorker {
  readonly link: WorkerLink;
  /** The worker has been told what to get ready; it takes the order to boot. */
  readonly told: Promise<void>;
}

/** Starts a worker that makes a machine ready. */
export function readyWorker(hardware: MachineHardware, { startWorker, wasm }: V86Surroundings): ReadyWorker {
  const link = startWorker();
  const told = wasm.then((module) => {
    // The worker gets a copy, which is cheap to hand over: the caller may want to boot the same bytes again.
    const kernel = new Uint8Array(hardware.kernel);
    const copy = { kernel, memoryMiB: hardware.memoryMiB };
    link.post({ type: "prepare", hardware: copy, wasm: module }, [kernel.buffer]);
  });
  // Told to the machine that takes the worker, if one does.
  told.catch(() => undefined);
  return { link, told };
}

/**
 * Starts a machine in a worker that `takeWorker` gives for its hardware. Never throws: what keeps it from starting, also
 * the errors that `preflight` finds, is its end.
 */
export function bootV86(options: MachineOptions, takeWorker: (hardware: MachineHardware) => ReadyWorker): Machine {
  const startedAt = performance.now();
  const events = machineEvents();
  const screens = new Map<number, (lines: readonly string[]) => void>();
  let link: WorkerLink | null = null;
  let stopping: Promise<void> | null = null;
  let busyMs: number | null = null;
  let lastScreen: readonly string[] = [];

  const finish = (end: MachineEnd): Promise<void> => {
    // The worker is killed also when the guest ended by itself: nothing of a machine outlives its end.
    stopping ??= link?.terminate() ?? Promise.resolve();
    events.end(end);
    for (const answer of screens.values()) answer(lastScreen);
    screens.clear();
    return stopping;
  };
  const fail = (message: string) => void finish({ type: "crashed", message });
  const start = async () => {
    const problem = preflight(options, "v86").find(({ severity }) => severity === "error");
    if (problem !== undefined) {
      fail(problem.message);
      return;
    }
    const { link: worker, told } = takeWorker(options);
    link = worker;
    worker.onFailure(fail);
    worker.onReport((report) => {
      switch (report.type) {
        case "serial":
          busyMs = report.busyMs;
          events.serial(report.bytes);
          return;
        case "processor":
          busyMs = report.busyMs;
          return;
        case "screen":
          screens.get(report.id)?.(report.lines);
          screens.delete(report.id);
          return;
        case "end":
          lastScreen = report.screen;
          void finish(report.end);
          return;
      }
    });
    await told;
    if (events.hasEnded()) return;
    const initramfs = options.initramfs === null ? null : new Uint8Array(options.initramfs);
    const { cmdline } = options;
    worker.post({ type: "boot", options: { cmdline, initramfs } }, initramfs === null ? [] : [initramfs.buffer]);
  };
  start().catch((error: unknown) => {
    fail(`The emulator could not be started: ${String(error)}`);
  });

  return {
    engine: "v86",
    startedAt,
    onSerial: events.onSerial,
    onEnd: events.onEnd,
    send: (bytes) => {
      if (!events.hasEnded()) link?.post({ type: "send", bytes }, []);
    },
    stop: () => finish({ type: "stopped" }),
    screenText: () =>
      new Promise((resolve) => {
        if (link === null || events.hasEnded()) {
          resolve(lastScreen);
          return;
        }
        const id = nextScreen++;
        screens.set(id, resolve);
        link.post({ type: "screen", id }, []);
      }),
    processorTimeMs: () => busyMs,
  };
}

let nextScreen = 0;
