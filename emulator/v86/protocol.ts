/** What the two sides of the worker say to each other. Plain data that structured cloning copies. */
import type { MachineEnd, MachineHardware, MachineOptions } from "../machine.js";
import type { WasmModule } from "./web-assembly.js";

/** What a boot adds to its hardware. */
export type BootOptions = Omit<MachineOptions, keyof MachineHardware>;

/** What a worker under Node can be told at its start: to put a machine together before its kernel is known. */
export interface Assembly {
  readonly memoryMiB: number;
  /** The path of `v86.wasm`. */
  readonly wasmFile: string;
  /** The folder with code of `v86.wasm` that was kept; null for none. */
  readonly codeFolder: string | null;
}

/** From the machine to its worker. `prepare` comes first and once, `boot` second and once. */
export type WorkerRequest =
  | { readonly type: "prepare"; readonly hardware: MachineHardware; readonly wasm: WasmModule }
  | { readonly type: "boot"; readonly options: BootOptions }
  | { readonly type: "send"; readonly bytes: Uint8Array }
  | { readonly type: "screen"; readonly id: number };

/** From the worker to its machine. Nothing follows an `end`. `busyMs` is the processor time so far. */
export type WorkerReport =
  | { readonly type: "serial"; readonly bytes: Uint8Array; readonly busyMs: number }
  | { readonly type: "processor"; readonly busyMs: number }
  | { readonly type: "screen"; readonly id: number; readonly lines: readonly string[] }
  | { readonly type: "end"; readonly end: MachineEnd; readonly screen: readonly string[] };

/** A started worker, in Node or in a browser, as its machine sees it. */
export interface WorkerLink {
  /** Sends a request. The buffers in `transfer` are gone afterwards. */
  readonly post: (request: WorkerRequest, transfer: readonly ArrayBuffer[]) => void;
  readonly onReport: (listener: (report: WorkerReport) => void) => void;
  /** The worker died by itself: could not be loaded, or threw. */
  readonly onFailure: (listener: (message: string) => void) => void;
  /** Kills the worker, whatever it is doing. */
  readonly terminate: () => Promise<void>;
}
