import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Machine, MachineEnd, MachineOptions } from "../../../emulator/machine.js";
import type { WorkerReport, WorkerRequest } from "../../../emulator/v86/protocol.js";
import { bootV86, readyWorker, type V86Surroundings } from "../../../emulator/v86/v86-machine.js";
import type { WasmModule } from "../../../emulator/v86/web-assembly.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

// Buffers, whose `slice` does not copy, as `readFile` returns them.
const options: MachineOptions = {
  kernel: Buffer.from(fabricateKernel()),
  initramfs: Buffer.from("initramfs"),
  cmdline: new Uint8Array(),
  memoryMiB: 32,
};
const wasm = Promise.resolve({} as WasmModule);

function withWorker(machine: MachineOptions, surroundings: V86Surroundings): Machine {
  return bootV86(machine, (hardware) => readyWorker(hardware, surroundings));
}

/** A machine whose worker is the test: what was asked of it, and how it answers. */
function machineWithWorker(surroundings: { readonly wasm?: Promise<WasmModule> } = {}) {
  const requests: WorkerRequest[] = [];
  const transferred: ArrayBuffer[] = [];
  let terminated = 0;
  let report: (report: WorkerReport) => void = () => undefined;
  let fail: (message: string) => void = () => undefined;
  const machine = withWorker(options, {
    wasm: surroundings.wasm ?? wasm,
    startWorker: () => ({
      post: (request, transfer) => {
        requests.push(request);
        transferred.push(...transfer);
      },
      onReport: (listener) => {
        report = listener;
      },
      onFailure: (listener) => {
        fail = listener;
      },
      terminate: () => {
        terminated++;
        return Promise.resolve();
      },
    }),
  });
  return {
    machine,
    requests,
    transferred,
    terminated: () => terminated,
    report: (message: WorkerReport) => {
      report(message);
    },
    fail: (message: string) => {
      fail(message);
    },
  };
}

/** Everything that follows from the compiled module without waiting has happened. */
function requestsPosted(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function endOf(machine: Machine): Promise<MachineEnd> {
  return new Promise((resolve) => {
    machine.onEnd(resolve);
  });
}

describe("a v86 machine", () => {
  it("ends at once with the reason when preflight finds an error, and starts no worker", async () => {
    const machine = withWorker(
      { ...options, kernel: fabricateKernel({ xloadflags: 1 }) },
      { wasm, startWorker: () => assert.fail("a worker was started") },
    );
    const end = await endOf(machine);
    assert.equal(end.type, "crashed");
    assert.match(end.message, /64-bit/);
  });

  it("boots in its worker, and passes on what it is told", async () => {
    const { machine, requests, report, terminated } = machineWithWorker();
    const heard: number[] = [];
    machine.onSerial((bytes) => heard.push(...bytes));
    await requestsPosted();
    assert.deepEqual(
      requests.map(({ type }) => type),
      ["prepare", "boot"],
    );
    assert.equal(machine.processorTimeMs(), null);
    report({ type: "serial", bytes: Uint8Array.of(1, 2), busyMs: 7 });
    assert.equal(machine.processorTimeMs(), 7);
    report({ type: "processor", busyMs: 9 });
    assert.equal(machine.processorTimeMs(), 9);
    machine.send(Uint8Array.of(3));
    assert.deepEqual(requests.at(-1), { type: "send", bytes: Uint8Array.of(3) });
    report({ type: "end", end: { type: "reboot" }, screen: ["good-bye"] });
    assert.deepEqual(await endOf(machine), { type: "reboot" });
    report({ type: "serial", bytes: Uint8Array.of(4), busyMs: 10 });
    assert.deepEqual(heard, [1, 2]);
    assert.equal(terminated(), 1);
    assert.deepEqual(await machine.screenText(), ["good-bye"]);
  });

  it("hands over copies, so that the same bytes can be booted again", async () => {
    const { requests, transferred } = machineWithWorker();
    await requestsPosted();
    const [prepare, boot] = requests;
    assert.ok(prepare?.type === "prepare" && boot?.type === "boot");
    assert.deepEqual(Buffer.from(prepare.hardware.kernel), options.kernel);
    assert.deepEqual(transferred, [prepare.hardware.kernel.buffer, boot.options.initramfs?.buffer]);
    assert.ok(!transferred.includes(options.kernel.buffer as ArrayBuffer));
    assert.ok(!transferred.includes(options.initramfs?.buffer as ArrayBuffer));
  });

  it("matches each screen with its question", async () => {
    const { machine, requests, report } = machineWithWorker();
    await requestsPosted();
    const screens = Promise.all([machine.screenText(), machine.screenText()]);
    const [first, second] = requests.filter((request) => request.type === "screen");
    assert.ok(first && second);
    report({ type: "screen", id: second.id, lines: ["second"] });
    report({ type: "screen", id: first.id, lines: ["first"] });
    assert.deepEqual(await screens, [["first"], ["second"]]);
  });

  it("can be stopped before it has started, and does not start then", async () => {
    let compiled: (module: WasmModule) => void = () => undefined;
    const slowWasm = new Promise<WasmModule>((resolve) => {
      compiled = resolve;
    });
    const { machine, requests, terminated } = machineWithWorker({ wasm: slowWasm });
    const screen = machine.screenText();
    await machine.stop();
    compiled({} as WasmModule);
    await slowWasm;
    assert.deepEqual(await endOf(machine), { type: "stopped" });
    assert.deepEqual(await screen, []);
    assert.deepEqual(
      requests.filter(({ type }) => type === "boot"),
      [],
    );
    assert.equal(terminated(), 1);
  });

  it("stops once, however often it is told to, and takes nothing afterwards", async () => {
    const { machine, requests, terminated } = machineWithWorker();
    await requestsPosted();
    await Promise.all([machine.stop(), machine.stop()]);
    await machine.stop();
    machine.send(Uint8Array.of(1));
    assert.equal(terminated(), 1);
    assert.deepEqual(
      requests.map(({ type }) => type),
      ["prepare", "boot"],
    );
  });

  it("ends when its worker dies, and when the emulator cannot be loaded", async () => {
    const { machine, fail } = machineWithWorker();
    fail("The worker died.");
    assert.deepEqual(await endOf(machine), { type: "crashed", message: "The worker died." });
    const broken = machineWithWorker({ wasm: Promise.reject(new Error("no such file")) });
    const end = await endOf(broken.machine);
    assert.equal(end.type, "crashed");
    assert.match(end.message, /no such file/);
    assert.equal(broken.terminated(), 1);
  });
});
