/** The files of a v86 machine when the program runs from its sources, as in tests and scripts. Not for bundles. */
import type { V86Files } from "./node.js";

export const v86SourceFiles: V86Files = {
  worker: new URL("./source-worker.mjs", import.meta.url),
  wasm: new URL("v86.wasm", import.meta.resolve("v86")),
};
