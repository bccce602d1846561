/** The machines that boots run on. */
import type { Machine, MachineOptions } from "../emulator/machine.js";
import { startQemu } from "../emulator/qemu.js";
import { prepareV86, startV86 } from "../emulator/v86/node.js";
import type { BootPlan } from "./plan.js";
import { v86Files } from "./wake-engine.js";

/** Starts a machine on the engine of a plan; `emulatorFolder` holds `worker.cjs` and `v86.wasm`. Never throws. */
export function startMachine({ engine }: BootPlan, options: MachineOptions, emulatorFolder: string): Machine {
  return engine === "qemu" ? startQemu(options) : startV86(options, v86Files(emulatorFolder));
}

/** Has the engine get ready for a boot of this kernel, which comes soon or again. Never throws. */
export function getReady({ engine, memory }: BootPlan, kernel: Uint8Array, emulatorFolder: string): void {
  if (engine === "v86") prepareV86({ kernel, memoryMiB: memory }, v86Files(emulatorFolder));
}
