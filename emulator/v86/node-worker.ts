/** Entry of the worker thread in Node: hands messages between the thread's port and the PC. */
import { parentPort, workerData } from "node:worker_threads";
import { compileWithKept } from "./compiled-code.js";
import { assemblePc, preparePc, type AssembledPc, type Pc, type ReadyPc } from "./pc.js";
import type { Assembly, WorkerReport, WorkerRequest } from "./protocol.js";

const assembly = workerData as Assembly | null;
const assembled: AssembledPc | null =
  assembly === null ? null : assemblePc(assembly.memoryMiB, compileWithKept(assembly.wasmFile, assembly.codeFolder));
let ready: Promise<ReadyPc> | null = null;
let pc: Pc | null = null;

parentPort?.on("message", (request: WorkerRequest) => {
  switch (request.type) {
    case "prepare":
      ready = preparePc(request.hardware, request.wasm, assembled);
      // What keeps the PC from getting ready is told when it is to boot.
      ready.catch(() => undefined);
      return;
    case "boot":
      ready
        ?.then((prepared) => prepared.boot(request.options, report))
        .then(
          (started) => {
            pc = started;
          },
          (error: unknown) => {
            const message = `The emulator could not be started: ${String(error)}`;
            report({ type: "end", end: { type: "crashed", message }, screen: [] });
          },
        );
      return;
    case "send":
      pc?.send(request.bytes);
      return;
    case "screen":
      report({ type: "screen", id: request.id, lines: pc?.screenText() ?? [] });
      return;
  }
});

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}
