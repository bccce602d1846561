/** What the embedded emulator can begin with before it is known what it boots. Loads little: a process starts with it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { defaultMachine } from "../core/project/machine.js";
import { assembleV86, v86FilesIn, type V86Files } from "../emulator/v86/node.js";
import { cacheFolder } from "../host/cache-folder.js";

/** Has the embedded emulator put a usual machine together, for a program that is still to find out what it boots. Never throws. */
export function wakeEngine(emulatorFolder: string): void {
  assembleV86(defaultMachine.memory, v86Files(emulatorFolder), codeFolder());
}

/** The folder for what V8 compiled of the emulator. */
export function codeFolder(): string {
  return join(cacheFolder(), "emulator");
}

/** The files of the emulator in a folder that holds `worker.cjs` and `v86.wasm`. */
export function v86Files(emulatorFolder: string): V86Files {
  return v86FilesIn(pathToFileURL(`${emulatorFolder}/`));
}
