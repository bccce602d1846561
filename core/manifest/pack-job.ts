/** The state of a packing run: the buffer that is being filled, and what there is to report. */
import { LINE_SIZE } from "./lines.js";
import { FIRST_INO, type ArchiveMember } from "./member.js";
import { HEADER_SIZE, writeHeader, type Output } from "./newc.js";
import type { PackHost } from "./pack-host.js";
import { isAccepted, type Manifest } from "./parse.js";

/** How to pack. */
export interface PackOptions {
  readonly timestamps: Timestamps;
  /** `crc` is the tool's option -c: format 070702 with the sum of each file's bytes. */
  readonly checksum: "none" | "crc";
  /** Values of the `${VARIABLES}` in source locations: the tool's environment. */
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * The times of the members, in seconds since 1970. `fixed` is the tool's option `-t`. Without it (`source`) files have
 * the time of their source, and all else has the time at which the tool runs.
 */
export type Timestamps =
  { readonly kind: "fixed"; readonly seconds: number } | { readonly kind: "source"; readonly now: number };

/** How packing went. */
export interface PackReport {
  /** `refused`: there is no archive, and what was yielded until then is to be thrown away. */
  readonly outcome: "packed" | "refused";
  /** How gen_init_cpio ends: its exit status, or that it crashes, or that it never ends. */
  readonly toolStatus: 0 | 1 | 255 | "crash" | "endless";
  readonly messages: readonly PackMessage[];
  /** Members of the archive, without the trailer. */
  readonly members: number;
  /** Size of the archive in bytes. */
  readonly size: number;
}

/** Something to report about a line. */
export interface PackMessage {
  /** Index in the manifest's lines; null for what concerns the whole. */
  readonly line: number | null;
  /** `dropped`: the archive lacks the line. `note`: it has it, though not as asked. `refused`: there is no archive. */
  readonly kind: "dropped" | "note" | "refused";
  /** Exactly what gen_init_cpio prints, newlines included; empty where it prints nothing. */
  readonly stderr: string;
  /** The same in a sentence for the user. */
  readonly explanation: string;
}

/** The largest size and time that a header can hold. */
export const UINT32_MAX = 0xffff_ffff;

/** A piece of the archive is handed out when it has this many bytes. */
export const PIECE = 1 << 20;

/** Room for what one line adds without its data: at most the headers of half as many hard links as it has bytes. */
const LARGEST_LINE = (LINE_SIZE / 2) * (HEADER_SIZE + 6) + 2 * LINE_SIZE;

/** How much is read of a source when there will be no archive, only to see whether it can be read. */
export const PROBE = 1 << 16;

/** A packing run. */
export interface Job {
  readonly options: PackOptions;
  readonly host: PackHost;
  readonly magic: string;
  readonly output: Output;
  /** Where a file is read to for its checksum. */
  readonly scratch: Uint8Array;
  readonly messages: PackMessage[];
  ino: number;
  members: number;
  /** Bytes handed out already. */
  flushed: number;
  /** Once true, nothing is handed out any more; the rest is only examined for further messages. */
  refused: boolean;
}

/** A run that has not begun. */
export function startJob(manifest: Manifest, options: PackOptions, host: PackHost): Job {
  return {
    options,
    host,
    magic: options.checksum === "crc" ? "070702" : "070701",
    output: { bytes: new Uint8Array(PIECE + LARGEST_LINE), used: 0 },
    scratch: new Uint8Array(options.checksum === "crc" ? PROBE : 0),
    messages: [],
    ino: FIRST_INO,
    members: 0,
    flushed: 0,
    refused: !isAccepted(manifest),
  };
}

/** Appends a header and its name; there must be room. */
export function writeMember(job: Job, member: ArchiveMember, mtime: number, size: number, checksum: number): void {
  writeHeader(job.output, member, { magic: job.magic, mtime, size, checksum });
  job.members++;
}

/** The handlers' messages are followed by the line's number, which `main()` adds. */
export function refuse(job: Job, line: number, stderr: string, explanation: string): void {
  const suffix = stderr === "" ? "" : ` line ${line + 1}\n`;
  job.messages.push({ line, kind: "refused", stderr: stderr + suffix, explanation });
  job.refused = true;
}
