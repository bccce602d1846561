/** Source files of a manifest, read from the disk with Node. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { isAbsolute } from "node:path";
import { getSystemErrorMap } from "node:util";
import type { HostError, PackHost, SourceFile } from "../core/manifest/pack-host.js";
import { encodeBytes } from "../core/text/bytes.js";

/**
 * A host whose relative locations start from `baseFolder`.
 *
 * Files are opened so that nothing can block: of a named pipe, gen_init_cpio would wait for a writer and then, as the
 * size of a pipe is 0, archive an empty file.
 */
export function packHost(baseFolder: string): PackHost {
  return {
    open(location) {
      // An empty path is no path, not the folder itself.
      if (location === "") return failure("ENOENT");
      const path = isAbsolute(location) ? location : `${baseFolder}/${location}`;
      try {
        return openSource(path);
      } catch (error) {
        return failure(error);
      }
    },
  };
}

// Windows has neither of the last two flags; there the bitwise "or" takes a missing one for 0.
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

const NOT_ASCII = /[\u0080-\uffff]/;

function openSource(path: string): SourceFile {
  // Names that are no valid UTF-8 are given to the system as bytes.
  const descriptor = openSync(NOT_ASCII.test(path) ? Buffer.from(encodeBytes(path)) : path, READ_FLAGS);
  try {
    return new OpenedSource(descriptor, fstatSync(descriptor));
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

class OpenedSource implements SourceFile {
  readonly size: number;
  /** Null while reading goes on where it stopped. */
  #position: number | null = null;

  constructor(
    readonly descriptor: number,
    readonly stats: Stats,
  ) {
    this.size = stats.size;
  }

  modificationTime(): number {
    const { mtimeMs } = this.stats;
    const seconds = Math.floor(mtimeMs / 1000);
    const milliseconds = mtimeMs - seconds * 1000;
    // The last instant of a second is rounded to the next one, and times of other centuries may be more so.
    const isSafe = mtimeMs > 0 && mtimeMs < 2 ** 42 && milliseconds > 1 && milliseconds < 999;
    return isSafe ? seconds : wholeSeconds(this.descriptor);
  }

  read(into: Uint8Array, offset: number, length: number): number | HostError {
    try {
      const count = readSync(this.descriptor, into, offset, length, this.#position);
      if (this.#position !== null) this.#position += count;
      return count;
    } catch (error) {
      return failure(error);
    }
  }

  rewind(): HostError | null {
    this.#position = 0;
    const { stats } = this;
    return stats.isFile() || stats.isDirectory() || stats.isBlockDevice() ? null : seekError(this.descriptor);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Node has no `lseek`; what cannot seek cannot be read at a position either. */
function seekError(descriptor: number): HostError | null {
  try {
    readSync(descriptor, new Uint8Array(1), 0, 1, 0);
    return null;
  } catch (error) {
    return hasCode(error, "ESPIPE") ? failure(error) : null;
  }
}

/** Exact also where a fraction of a second would be rounded up in a floating point number. */
function wholeSeconds(descriptor: number): number {
  const { mtimeNs } = fstatSync(descriptor, { bigint: true });
  const seconds = mtimeNs / 1_000_000_000n;
  return Number(mtimeNs < 0n && mtimeNs % 1_000_000_000n !== 0n ? seconds - 1n : seconds);
}

/** The error in the system's words, such as "no such file or directory". */
function failure(error: unknown): HostError {
  if (typeof error === "string") return { error: describeCode(error) };
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: "code" in error && typeof error.code === "string" ? describeCode(error.code) : error.message };
}

function describeCode(code: string): string {
  for (const [name, message] of getSystemErrorMap().values()) if (name === code) return message;
  return code;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
