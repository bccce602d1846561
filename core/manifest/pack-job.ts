/** The state of a packing run: the buffer that is being filled, and what there is to report. */
import type { Output } from "./newc.js";
import type { PackHost } from "./pack-host.js";
import type { PackMessage, PackPlan } from "./pack-plan.js";

/** How to pack. */
export interface PackOptions {
  readonly timestamps: Timestamps;
  /** `crc` is the tool's option -c: format 070702 with the sum of each file's bytes. */
  readonly checksum: "none" | "crc";
  /** Values of the `${VARIABLES}` in source locations: the tool's environment. */
  readonly variables: ReadonlyMap<string, string>;
  /** How many bytes are handed out at once; 1 MiB without it. */
  readonly pieceSize?: number;
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

/** The largest size and time that a header can hold. */
export const UINT32_MAX = 0xffff_ffff;

const usualPieceSize = 1 << 20;

/** The archive's length is a multiple of this, and that of a file in it one of 4. */
const PADDING = 512 + 4;

/** How much is read of a source when there will be no archive, only to see whether it can be read. */
export const PROBE = 1 << 16;

/** A packing run. */
export interface Job {
  readonly options: PackOptions;
  readonly host: PackHost;
  readonly plan: PackPlan;
  /** A piece of the archive is handed out when it has this many bytes. */
  readonly pieceSize: number;
  /** The piece that is being filled. There is room for it and for the zero bytes behind it. */
  readonly output: Output;
  /** Where a file is read to for its checksum. */
  readonly scratch: Uint8Array;
  /** What there is to say about sources. */
  readonly messages: PackMessage[];
  /** How much of the plan is in the archive. */
  planned: number;
  /** Bytes handed out already. */
  flushed: number;
  /** Once true, nothing is handed out any more; the rest is only examined for further messages. */
  refused: boolean;
}

/** A run that has not begun. */
export function startJob(plan: PackPlan, options: PackOptions, host: PackHost): Job {
  const { checksum, pieceSize = usualPieceSize } = options;
  return {
    options,
    host,
    plan,
    pieceSize,
    output: { bytes: new Uint8Array(pieceSize + PADDING), used: 0 },
    scratch: new Uint8Array(checksum === "crc" ? PROBE : 0),
    messages: [],
    planned: 0,
    flushed: 0,
    refused: plan.outcome !== "accepted",
  };
}

/** The handlers' messages are followed by the line's number, which `main()` adds. */
export function refuse(job: Job, line: number, stderr: string, explanation: string): void {
  const suffix = stderr === "" ? "" : ` line ${line + 1}\n`;
  job.messages.push({ line, kind: "refused", stderr: stderr + suffix, explanation });
  job.refused = true;
}
