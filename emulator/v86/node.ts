/** v86 machines under Node: in the extension host, on the command line and in tests. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Machine, MachineHardware, MachineOptions } from "../machine.js";
import type { Assembly, WorkerLink, WorkerReport } from "./protocol.js";
import { bootV86, readyWorker, type ReadyWorker } from "./v86-machine.js";
import { compile, type WasmModule } from "./web-assembly.js";

/** The two files that a v86 machine is made of. */
export interface V86Files {
  /** The module `emulator/v86/node-worker.ts`, bundled. */
  readonly worker: URL;
  /** `v86.wasm` of the npm package v86. */
  readonly wasm: URL;
}

/** The files in a folder of the built program: `worker.cjs` and `v86.wasm`. `folder` ends in a slash. */
export function v86FilesIn(folder: URL): V86Files {
  return { worker: new URL("worker.cjs", folder), wasm: new URL("v86.wasm", folder) };
}

/**
 * Starts a v86 machine in a worker thread of its own. Never throws; what goes wrong is the machine's end.
 */
export function startV86(options: MachineOptions, files: V86Files): Machine {
  return bootV86(options, (hardware) => takeSpare(hardware, files) ?? startWorker(hardware, files).worker);
}

/**
 * Puts a machine together whose kernel is to come, with the memory that it will probably have: for a program that will
 * boot, but has still to find out what. `codeFolder` may have code that `keepCode` left. Keeps no process alive. Never throws.
 */
export function assembleV86(memoryMiB: number, files: V86Files, codeFolder: string | null): void {
  if (idle !== null) return;
  // The thread compiles for itself: this one is busy finding out what to boot. Whoever compiles the same bytes in the same
  // process later gets what is there.
  const thread = startThread(files.worker, { memoryMiB, wasmFile: fileURLToPath(files.wasm), codeFolder });
  thread.unref();
  thread.once("error", dropIdle);
  idle = { thread, file: files.worker.href };
}

/** A thread that waits for a kernel, and the file that it runs. */
let idle: { readonly thread: Worker; readonly file: string } | null = null;

function dropIdle(): void {
  idle = null;
}

function takeIdle(file: URL): Worker | null {
  if (idle?.file !== file.href) return null;
  const { thread } = idle;
  idle = null;
  thread.off("error", dropIdle);
  thread.ref();
  return thread;
}

/**
 * Makes a machine ready that the next `startV86` with the same hardware takes: it then starts some 100 ms sooner. There is
 * one at most; it keeps no process alive, and goes when it is not taken for some minutes. Never throws.
 */
export function prepareV86(hardware: MachineHardware, files: V86Files): void {
  if (spare !== null && fits(spare, hardware, files)) return;
  dropSpare();
  const { thread, worker } = startWorker(hardware, files);
  thread.unref();
  const timer = setTimeout(dropSpare, spareLifeMs);
  timer.unref();
  // A thread that fails now would fail again: the machine that wants it finds out by itself.
  thread.once("error", dropSpare);
  spare = { ...hardware, files, thread, worker, timer };
}

/** A machine that is ready for nobody in particular. */
interface Spare extends MachineHardware {
  readonly files: V86Files;
  readonly thread: Worker;
  readonly worker: ReadyWorker;
  readonly timer: NodeJS.Timeout;
}

let spare: Spare | null = null;
const spareLifeMs = 5 * 60_000;

function fits(one: Spare, { kernel, memoryMiB }: MachineHardware, { worker, wasm }: V86Files): boolean {
  const { files } = one;
  if (files.worker.href !== worker.href || files.wasm.href !== wasm.href) return false;
  return one.memoryMiB === memoryMiB && Buffer.compare(one.kernel, kernel) === 0;
}

function takeSpare(hardware: MachineHardware, files: V86Files): ReadyWorker | null {
  if (spare === null || !fits(spare, hardware, files)) return null;
  const { thread, worker, timer } = spare;
  spare = null;
  clearTimeout(timer);
  thread.off("error", dropSpare);
  thread.ref();
  return worker;
}

function dropSpare(): void {
  if (spare === null) return;
  clearTimeout(spare.timer);
  void spare.thread.terminate();
  spare = null;
}

function startWorker(hardware: MachineHardware, files: V86Files): { thread: Worker; worker: ReadyWorker } {
  const thread = takeIdle(files.worker) ?? startThread(files.worker, null);
  const surroundings = { startWorker: () => linkTo(thread), wasm: compiled(files.wasm) };
  return { thread, worker: readyWorker(hardware, surroundings) };
}

/** Compiled modules by file, for the life of the process: a second boot does not compile again. */
const modules = new Map<string, Promise<WasmModule>>();

function compiled(file: URL): Promise<WasmModule> {
  const known = modules.get(file.href);
  if (known !== undefined) return known;
  const module = readFile(file).then((bytes) => compile(bytes));
  modules.set(file.href, module);
  // A file that could not be read may be there the next time.
  module.catch(() => modules.delete(file.href));
  return module;
}

function startThread(file: URL, assembly: Assembly | null): Worker {
  // The options of this process (inspector, loaders of a test runner) do not concern the thread.
  const options = { name: "bootpath emulator", execArgv: [], env: {}, workerData: assembly };
  // What a machine needs it keeps: many small collections on the way to there would find nothing.
  return new Worker(fileURLToPath(file), { ...options, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
}

function linkTo(worker: Worker): WorkerLink {
  return {
    post: (request, transfer) => {
      worker.postMessage(request, transfer);
    },
    onReport: (listener) => {
      worker.on("message", (report: WorkerReport) => {
        listener(report);
      });
    },
    onFailure: (listener) => {
      worker.on("error", (error) => {
        listener(`The emulator's worker failed: ${error.message}`);
      });
      worker.on("exit", (code) => {
        listener(`The emulator's worker ended with exit code ${code}.`);
      });
    },
    terminate: async () => {
      await worker.terminate();
    },
  };
}
