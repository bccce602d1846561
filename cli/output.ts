/** Where a verb writes bytes: a file that appears only when it is complete, or standard output. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { fileError } from "./command-error.js";

/** A place for bytes. `commit` or `discard` ends it. */
export interface Output {
  readonly write: (bytes: Uint8Array) => void;
  /** Makes what was written the result. */
  readonly commit: () => void;
  /** Throws what was written away, as far as it did not go to standard output. */
  readonly discard: () => void;
}

/** Opens a file for writing, or standard output for `-`. Errors name the file. */
export function openOutput(path: string): Output {
  return path === "-" ? standardOutput : fileOutput(path);
}

const standardOutput: Output = {
  write: (bytes) => {
    writeAll(1, bytes);
  },
  commit: () => undefined,
  discard: () => undefined,
};

function fileOutput(path: string): Output {
  // In the same folder, so that the file can be moved into place in one step.
  const partial = `${path}.partial-${process.pid}`;
  const descriptor = attempt(path, () => openSync(partial, "w"));
  return {
    write: (bytes) => {
      attempt(path, () => {
        writeAll(descriptor, bytes);
      });
    },
    commit: () => {
      attempt(path, () => {
        closeSync(descriptor);
        renameSync(partial, path);
      });
    },
    discard: () => {
      closeSync(descriptor);
      rmSync(partial, { force: true });
    },
  };
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileError(path, error);
  }
}

/** A pipe whose reader is slow refuses bytes for a moment: then this waits. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
