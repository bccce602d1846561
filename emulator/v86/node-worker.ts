/** Entry of the worker thread in Node: hands messages between the thread's port and the PC. */
import { parentPort } from "node:worker_threads";
import { startPc, type Pc } from "./pc.js";
import type { WorkerReport, WorkerRequest } from "./protocol.js";

let pc: Pc | null = null;

parentPort?.on("message", (request: WorkerRequest) => {
  switch (request.type) {
    case "boot":
      void startPc(request.options, request.wasm, report).then((started) => {
        pc = started;
      });
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
