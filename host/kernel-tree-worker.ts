/** The thread that reads the sources of a kernel tree, so that the server answers meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import { scanKernelTree } from "./kernel-tree-scan.js";
import type { ScanMessage } from "./kernel-tree-thread.js";

const send = (message: ScanMessage) => parentPort?.postMessage(message);

const scan = scanKernelTree(String(workerData), (part) => {
  send({ part });
});
send({ scan });
