/** Packing: a manifest and the files it names become an archive, byte for byte that of usr/gen_init_cpio.c (6.12). */
import { byteLength } from "../text/bytes.js";
import type { Entry, FileEntry } from "./entry.js";
import { membersOf, type ArchiveMember } from "./member.js";
import { pad, writeHeader, writeString } from "./newc.js";
import { copyData, startFile } from "./pack-file.js";
import type { PackHost } from "./pack-host.js";
import {
  PIECE,
  startJob,
  UINT32_MAX,
  writeMember,
  type Job,
  type PackMessage,
  type PackOptions,
  type PackReport,
  type Timestamps,
} from "./pack-job.js";
import type { Manifest, ManifestLine } from "./parse.js";
import { explainVerdict } from "./verdict.js";

/**
 * Packs a manifest. Yields pieces of about 1 MiB that **share one buffer**: a piece is valid until the next one is asked
 * for. A manifest that is refused for its text yields nothing; one that is refused for a source file may have yielded.
 */
export function* packArchive(
  manifest: Manifest,
  options: PackOptions,
  host: PackHost,
): Generator<Uint8Array, PackReport, undefined> {
  const job = startJob(manifest, options, host);
  const time = options.timestamps.kind === "fixed" ? options.timestamps.seconds : options.timestamps.now;
  if (!(time >= 0 && time <= UINT32_MAX)) return refuseTime(job);
  for (let index = 0; index < manifest.lines.length; index++) {
    const line = manifest.lines[index];
    if (line === undefined) continue;
    if (line.verdict.stderr !== "") job.messages.push(verdictMessage(line, index));
    if (line.verdict.kind !== "kept" || line.entry === null) continue;
    if (job.output.used >= PIECE) yield* flush(job);
    if (line.entry.kind !== "file") {
      packPlain(job, line.entry, time);
      continue;
    }
    const file = startFile(job, index, line.entry);
    if (file === "endless") return { ...reportOf(job), toolStatus: "endless" };
    if (file === null) continue;
    try {
      while (copyData(job, file) === "full") yield* flush(job);
    } finally {
      file.source.close();
    }
  }
  if (!job.refused) {
    writeTrailer(job);
    yield* flush(job);
  }
  const crashes = manifest.lines[manifest.stoppedAt ?? -1]?.verdict.code === "crash";
  return crashes ? { ...reportOf(job), toolStatus: "crash" } : reportOf(job);
}

function reportOf(job: Job): PackReport {
  if (job.refused) {
    return { outcome: "refused", toolStatus: 255, messages: job.messages, members: 0, size: 0 };
  }
  return { outcome: "packed", toolStatus: 0, messages: job.messages, members: job.members, size: job.flushed };
}

function refuseTime(job: Job): PackReport {
  const stderr = "ERROR: Timestamp out of range for cpio format\n";
  const explanation = "The time of an archive's members lies between 0 and 4294967295 seconds since 1970.";
  job.messages.push({ line: null, kind: "refused", stderr, explanation });
  job.refused = true;
  return { ...reportOf(job), toolStatus: 1 };
}

function verdictMessage(line: ManifestLine, index: number): PackMessage {
  const explanation = explainVerdict(line.verdict, line.type?.text ?? "") ?? "";
  const kind = line.verdict.kind === "dropped" ? "dropped" : "refused";
  return { line: index, kind, stderr: line.verdict.stderr, explanation };
}

/** Hands out what is in the buffer, or throws it away when there will be no archive. */
function* flush(job: Job): Generator<Uint8Array, void, undefined> {
  const { output } = job;
  if (!job.refused && output.used > 0) {
    job.flushed += output.used;
    yield output.bytes.subarray(0, output.used);
  }
  output.used = 0;
}

/** `cpio_mkgeneric`, `cpio_mknod` and `cpio_mkslink`. */
function packPlain(job: Job, entry: Exclude<Entry, FileEntry>, mtime: number): void {
  for (const member of membersOf(entry, job.ino++)) {
    if (member.body !== "target") {
      writeMember(job, member, mtime, 0, 0);
      continue;
    }
    const size = byteLength(member.target) + 1;
    writeMember(job, member, mtime, size, 0);
    writeString(job.output, member.target);
    pad(job.output, -size & 3);
  }
}

/** `cpio_trailer`: the last member, and zero bytes up to a multiple of 512. */
function writeTrailer(job: Job): void {
  const nothing = { mode: 0, uid: 0, gid: 0, ino: 0, major: 0, minor: 0, deviceMajor: 0, deviceMinor: 0, target: "" };
  const member: ArchiveMember = { ...nothing, name: "TRAILER!!!", nlink: 1, body: "none" };
  writeHeader(job.output, member, { magic: job.magic, mtime: 0, size: 0, checksum: 0 });
  pad(job.output, -(job.flushed + job.output.used) & 511);
}

export type { PackMessage, PackOptions, PackReport, Timestamps };
