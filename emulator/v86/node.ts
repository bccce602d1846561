/** v86 machines under Node: in the extension host, on the command line and in tests. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Machine, MachineOptions } from "../machine.js";
import type { WorkerLink, WorkerReport } from "./protocol.js";
import { bootV86 } from "./v86-machine.js";
import { compile, type WasmModule } from "./web-assembly.js";

/** The two files that a v86 machine is made of. */
export interface V86Files {
  /** The module `emulator/v86/node-worker.ts`, bundled. */
  readonly worker: URL;
  /** `v86.wasm` of the npm package v86. */
  readonly wasm: URL;
}

/** The files in a folder of the built program: `worker.mjs` and `v86.wasm`. `folder` ends in a slash. */
export function v86FilesIn(folder: URL): V86Files {
  return { worker: new URL("worker.mjs", folder), wasm: new URL("v86.wasm", folder) };
}

/**
 * Starts a v86 machine in a worker thread of its own. Never throws; what goes wrong is the machine's end.
 */
export function startV86(options: MachineOptions, files: V86Files): Machine {
  return bootV86(options, { startWorker: () => startThread(files.worker), wasm: compiled(files.wasm) });
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

function startThread(file: URL): WorkerLink {
  // The options of this process (inspector, loaders of a test runner) do not concern the thread.
  const worker = new Worker(fileURLToPath(file), { name: "bootpath emulator", execArgv: [], env: {} });
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
