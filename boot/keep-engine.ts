/** What a boot leaves for the boots of other processes. */
import { fileURLToPath } from "node:url";
import type { Machine } from "../emulator/machine.js";
import { keepCode } from "../emulator/v86/compiled-code.js";
import { codeFolder, v86Files } from "./wake-engine.js";

/** After a boot: keeps what was compiled for it, for the next process that calls `wakeEngine`. */
export async function keepEngine(machine: Machine, emulatorFolder: string): Promise<void> {
  if (machine.engine !== "v86" || (machine.processorTimeMs() ?? 0) < wellCompiledAfterMs) return;
  await keepCode(fileURLToPath(v86Files(emulatorFolder).wasm), codeFolder());
}

/** Processor time after which V8 has compiled what is used most. A boot to a shell takes longer. */
const wellCompiledAfterMs = 200;
