/** Where a verb writes its result: to standard output, or into a file that appears only when it is complete. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { exitStatus, fileError } from "./command-error.js";

/**
 * Prints a result, or a part of one, to standard output. `onReaderGone` is called when nobody reads it any more, as
 * behind `| head`: that is no error of ours, and without another wish the command ends there without a word.
 */
export function print(text: string | Uint8Array, onReaderGone: () => void = endQuietly): void {
  if (!watched.has(onReaderGone)) {
    watched.add(onReaderGone);
    const onError = (error: Error): void => {
      if (!isClosedPipe(error)) throw error;
      onReaderGone();
    };
    process.stdout.on("error", onError);
    // With `2>&1` it is the same pipe.
    process.stderr.on("error", onError);
  }
  process.stdout.write(text);
}

/** Those who are told of it already: a result may be printed in many pieces. */
const watched = new WeakSet<() => void>();

/** A status that is known by now counts: the work was done, only nobody read all of it. */
function endQuietly(): void {
  process.exit(process.exitCode ?? exitStatus.failed);
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

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
  write: writeToStandardOutput,
  commit: () => undefined,
  discard: () => undefined,
};

function writeToStandardOutput(bytes: Uint8Array): void {
  try {
    writeAll(1, bytes);
  } catch (error) {
    if (isClosedPipe(error)) endQuietly();
    throw fileError("standard output", error);
  }
}

function fileOutput(path: string): Output {
  // In the same folder, so that the file can be moved into place in one step.
  const partial = `${path}.partial-${process.pid}`;
  const descriptor = attempt(path, () => openSync(partial, "w"));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (bytes) => {
      attempt(path, () => {
        writeAll(descriptor, bytes);
      });
    },
    commit: () => {
      attempt(path, () => {
        close();
        renameSync(partial, path);
      });
    },
    // Also after a failed `commit`, as where a folder has the name.
    discard: () => {
      close();
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
