/** Why the kernel did not unpack an initramfs: the reasons that init/initramfs.c and the decompressors give. */
import type { BootRecord } from "./boot-record.js";
import type { CauseCode } from "./cause-codes.js";
import type { Observation } from "./cause.js";
import type { LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";
import { kernel } from "./messages.js";

/** The kind of a reason, by the cause that explains it. */
export type UnpackProblem = "bad-magic" | "compression" | "junk" | "space" | "memory" | "not-cpio" | "damaged";

/** A failure to unpack an archive. */
export interface UnpackFailure {
  readonly problem: UnpackProblem;
  /** The kernel's words. */
  readonly reason: string;
  /** `passed`: the boot loader gave the archive. `built-in`: it is part of the kernel image, and the kernel panics. */
  readonly archive: "passed" | "built-in";
}

/** The messages that tell of a failure. */
export const unpackMessages: readonly LogMessage[] = [kernel.unpackingFailed, kernel.looksLikeInitrd, kernel.panic];

/** What may follow when an archive is not unpacked to its end. */
export const afterUnpackFailure: readonly CauseCode[] = [
  "init-missing",
  "root-not-specified",
  "root-device-missing",
  "root-needs-initramfs",
  "root-is-ramdisk",
  "root-waiting",
  "no-initial-console",
  "init-exec-not-found",
  "init-exec-format",
  "init-library-missing",
  "init-exited",
  "no-working-init",
];

/** Reads one of `unpackMessages`. Null for a panic with another reason. */
export function unpackFailureOf(match: MessageMatch): UnpackFailure | null {
  const reason = (match.values[0] ?? "").replace(/ \]---$/, "");
  const problem = problemOf(reason);
  if (match.message !== kernel.panic) return { problem: problem ?? "damaged", reason, archive: "passed" };
  return problem === null ? null : { problem, reason, archive: "built-in" };
}

/** Kernel: init/initramfs.c unpack_to_rootfs, flush_buffer, do_header; lib/decompress_*.c. */
function problemOf(reason: string): UnpackProblem | null {
  if (reason === "invalid magic at start of compressed archive") return "bad-magic";
  if (/^compression method \S+ not configured$/.test(reason)) return "compression";
  if (/^junk (?:within|at the end of) compressed archive$/.test(reason)) return "junk";
  if (reason === "write error") return "space";
  if (/out of memory|^Could not allocate (?:in|out)put buffer$|^can't allocate /i.test(reason)) return "memory";
  if (reason === "no cpio magic" || reason === "incorrect cpio method used: use -H newc option") return "not-cpio";
  return damageReasons.has(reason) ? "damaged" : null;
}

/** Reasons that mean damaged data. */
export const damageReasons: ReadonlySet<string> = new Set([
  // init/initramfs.c; "damaged header" and "decompressor failed" for a missing decompressor as in Linux 7.2
  "broken padding",
  "malformed archive",
  "bad data checksum",
  "damaged header",
  "decompressor failed",
  // lib/decompress_*.c
  "Not a gzip file",
  "header error",
  "read error",
  "uncompression error",
  "Data integrity error when decompressing.",
  "Compressed file ends unexpectedly",
  "unexpected EOF",
  "bad header",
  "LZMA data is corrupt",
  "invalid header",
  "file corrupted",
  "dest len longer than block size",
  "Compressed data violation",
  "data corrupted",
  "chunk length is longer than allocated",
  "Decoding failed",
  "Input is not in the XZ format (wrong magic bytes)",
  "XZ-compressed data is corrupt",
  "Input is not in the ZSTD format (wrong magic bytes)",
  "ZSTD-compressed data is corrupt",
  "ZSTD-compressed data is probably corrupt",
  "ZSTD-compressed data is truncated",
  "ZSTD-compressed data has an incomplete frame header",
  "ZSTD-compressed data has too large a window size",
]);

/** Makes an observation for one kind of problem. */
export function observeUnpackFailure(
  match: MessageMatch,
  line: LogLine,
  problem: UnpackProblem,
  texts: (failure: UnpackFailure) => { readonly cause: string; readonly fix: string },
): Observation | null {
  const failure = unpackFailureOf(match);
  return failure?.problem === problem ? { line, ...texts(failure) } : null;
}

/** The archive in a sentence. */
export function archiveName(failure: UnpackFailure): string {
  return failure.archive === "built-in" ? "the archive built into the kernel" : "the initramfs";
}

/** What a failure came to: nothing when an initrd image was mounted as meant, a warning when the boot went on. */
export function concludeUnpackFailure(observations: readonly Observation[], boot: BootRecord): readonly Observation[] {
  // An image for a RAM disk is meant to be no archive. Where it did not get there, ramdisk-truncated says so.
  const mounted = boot.rootMounted && boot.rootAttempt === null;
  if (boot.ramdiskContent !== null && (mounted || boot.ramdiskIncomplete)) return [];
  const wentOn = boot.panic === null && boot.initAttempts.length > 0;
  if (!wentOn) return observations;
  const addition = " The boot went on: what stands before the fault was unpacked, init among it.";
  return observations.map((observation) => ({
    ...observation,
    severity: "warning",
    cause: observation.cause + addition,
  }));
}
