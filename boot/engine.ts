/** The machines that boots run on. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { defaultMachine } from "../core/project/project-file.js";
import type { Machine, MachineOptions } from "../emulator/machine.js";
import { startQemu } from "../emulator/qemu.js";
import { keepCode } from "../emulator/v86/compiled-code.js";
import { assembleV86, prepareV86, startV86, v86FilesIn } from "../emulator/v86/node.js";
import { cacheFolder } from "../host/cache-folder.js";
import type { BootPlan } from "./plan.js";

/** Starts a machine on the engine of a plan; `emulatorFolder` holds `worker.cjs` and `v86.wasm`. Never throws. */
export function startMachine({ engine }: BootPlan, options: MachineOptions, emulatorFolder: string): Machine {
  return engine === "qemu" ? startQemu(options) : startV86(options, v86Files(emulatorFolder));
}

/** Has the embedded emulator put a usual machine together, for a program that is still to find out what it boots. Never throws. */
export function wakeEngine(emulatorFolder: string): void {
  assembleV86(defaultMachine.memory, v86Files(emulatorFolder), codeFolder());
}

/** After a boot: keeps what was compiled for it, for the next process that calls `wakeEngine`. */
export async function keepEngine(machine: Machine, emulatorFolder: string): Promise<void> {
  if (machine.engine !== "v86" || (machine.processorTimeMs() ?? 0) < wellCompiledAfterMs) return;
  await keepCode(fileURLToPath(v86Files(emulatorFolder).wasm), codeFolder());
}

/** Processor time after which V8 has compiled what is used most. A boot to a shell takes longer. */
const wellCompiledAfterMs = 200;

function codeFolder(): string {
  return join(cacheFolder(), "emulator");
}

/** Has the engine get ready for a boot of this kernel, which comes soon or again. Never throws. */
export function getReady({ engine, memory }: BootPlan, kernel: Uint8Array, emulatorFolder: string): void {
  if (engine === "v86") prepareV86({ kernel, memoryMiB: memory }, v86Files(emulatorFolder));
}

function v86Files(emulatorFolder: string) {
  return v86FilesIn(pathToFileURL(`${emulatorFolder}/`));
}
