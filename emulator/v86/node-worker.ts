/** Entry of the worker thread in Node: hands messages between the thread's port and the PC. */
import { parentPort } from "node:worker_threads";
import { preparePc, type Pc, type ReadyPc } from "./pc.js";
import type { WorkerReport, WorkerRequest } from "./protocol.js";

let ready: Promise<ReadyPc> | null = null;
let pc: Pc | null = null;

parentPort?.on("message", (request: WorkerRequest) => {
  switch (request.type) {
    case "prepare":
      ready = preparePc(request.hardware, request.wasm);
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
