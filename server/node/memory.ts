/** How V8 uses memory and compilers in this process: for one that answers small questions, one at a time. */
import { setFlagsFromString } from "node:v8";

/** Of a text that long, each version is several megabytes: where memory is short, garbage is collected all the time. */
const largeText = 1_000_000;

/** A flag that is set here can be read-only in Electron by now; there the client starts the server with what it wants. */
const canSet = process.versions["electron"] === undefined;

/** To be called when everything is loaded, which goes best with what V8 does by itself. */
export function saveMemory(): void {
  if (!canSet) return;
  // The young generation stays as large as it is. It would grow while much is read at once, and never be given back.
  setFlagsFromString("--semi-space-growth-factor=1");
  // Garbage is collected when there is nearly as much of it as of the rest, not four times as much.
  setFlagsFromString("--heap-growing-percent=80");
}

/**
 * To be told of each text that is opened. For a large one the heap grows as V8 would have it, as an edit would often wait
 * for the collector, and the compiler is let alone.
 */
export function prepareForText(length: number): void {
  if (!canSet) return;
  if (length >= largeText) {
    hasLargeText = true;
    setFlagsFromString("--heap-growing-percent=0");
  } else if (!hasLargeText) {
    optimizeLess();
  }
}

let hasLargeText = false;

/** Only what is really hot is optimized: with small texts the compiler takes more time than it saves for minutes. */
function optimizeLess(): void {
  // Other versions of V8 have other flags for that, and complain about those that they do not have.
  const [major = 0, minor] = process.versions.v8.split(".").map(Number);
  if (major >= 12) setFlagsFromString("--invocation-count-for-turbofan=30000");
  else if (major === 11 && minor === 3) setFlagsFromString("--interrupt-budget=1000000");
}
