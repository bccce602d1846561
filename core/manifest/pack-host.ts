/** What packing needs from the host: the files that `file` lines name. */

/** Opens source files. Every call returns at once and throws nothing. */
export interface PackHost {
  /** Opens a file for reading, as `open(location, O_RDONLY)` from the folder that relative locations start from. */
  open(location: string): SourceFile | HostError;
}

/** A call that failed. */
export interface HostError {
  /** The reason in words, such as "no such file or directory". */
  readonly error: string;
}

/** An opened source. It may be anything that can be opened, a folder too: those fail when they are read. */
export interface SourceFile {
  /** `st_size` in bytes. */
  readonly size: number;
  /** `st_mtime` in whole seconds, rounded down; may be negative. */
  modificationTime(): number;
  /** Reads up to `length` bytes to `into` from `offset` on. Returns how many, 0 at the end of the file. */
  read(into: Uint8Array, offset: number, length: number): number | HostError;
  /** Goes back to the first byte; an error where the source cannot, as a pipe. */
  rewind(): HostError | null;
  close(): void;
}

/** Whether a call failed. */
export function isHostError(result: SourceFile | HostError | number | null): result is HostError {
  return typeof result === "object" && result !== null && "error" in result;
}
