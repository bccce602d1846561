/** Reads what the sources of a kernel tree define in a thread of its own. */
import { Worker } from "node:worker_threads";
import type { TreeScan } from "../core/parameters/kernel-tree/scan-tree.js";

/** How much of the work is done, from 0 to 1. */
export type ScanProgress = (part: number) => void;

/** What the thread sends: how far it is, and then the result. */
export type ScanMessage = { readonly part: number } | { readonly scan: TreeScan };

/**
 * `scanKernelTree` of kernel-tree-scan.ts in a worker: `host/kernel-tree-worker.ts` bundled. The promise fails when the
 * worker does.
 */
export function scanInWorker(worker: URL, root: string, onProgress: ScanProgress): Promise<TreeScan> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { name: "bootpath kernel tree", workerData: root, execArgv: [] });
    // A server that is told to end does not wait for it.
    thread.unref();
    thread.on("message", (message: ScanMessage) => {
      if ("part" in message) onProgress(message.part);
      else resolve(message.scan);
    });
    thread.once("error", reject);
    thread.once("exit", (code) => {
      reject(new Error(`The thread that reads ${root} ended with ${code}.`));
    });
  });
}
