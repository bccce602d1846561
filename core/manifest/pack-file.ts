/** The `file` lines in packing: `cpio_mkfile` of usr/gen_init_cpio.c. */
import { expandLocation } from "./environment.js";
import { FIELDS, headerLength, pad, setField } from "./newc.js";
import { isHostError, type HostError, type SourceFile } from "./pack-host.js";
import { PROBE, refuse, UINT32_MAX, type Job } from "./pack-job.js";
import type { PlannedFile } from "./pack-plan.js";

const SHRUNK = "it ends before its size says so";

/** `cpio_mkfile` up to the data; null when the source is refused, `endless` where the tool would never come to an end. */
export function startFile(job: Job, planned: PlannedFile): OpenedFile | "endless" | null {
  const { line } = planned;
  const location = expandLocation(planned.location, job.options.variables);
  if (location === null) {
    refuse(job, line, "", `The variables in ${planned.location} contain each other; gen_init_cpio never ends.`);
    return "endless";
  }
  const source = job.host.open(location);
  if (isHostError(source)) {
    const stderr = `File ${location} could not be opened for reading\n`;
    refuse(job, line, stderr, `The source file "${location}" cannot be opened: ${source.error}.`);
    return null;
  }
  const examined = examine(job, line, location, source);
  if (examined === null) {
    source.close();
    return null;
  }
  completeHeaders(job, planned, source.size, examined);
  return { line, location, source, left: sizeToRead(job, source) };
}

/** Every name has the time of the source, and the last one, where the data is, size and checksum. */
function completeHeaders(job: Job, { start, last }: PlannedFile, size: number, { mtime, checksum }: Examined): void {
  const { bytes } = job.plan;
  if (job.options.timestamps.kind === "source") {
    for (let header = start; header <= last; header += headerLength(bytes, header)) {
      setField(bytes, header, FIELDS.mtime, mtime);
    }
  }
  if (size === 0) return;
  setField(bytes, last, FIELDS.size, size);
  setField(bytes, last, FIELDS.checksum, checksum);
}

/** A source whose headers are written. */
export interface OpenedFile {
  readonly line: number;
  readonly location: string;
  readonly source: SourceFile;
  /** Bytes still to be copied. */
  left: number;
}

/** What `cpio_mkfile` finds out before it writes. */
interface Examined {
  readonly mtime: number;
  readonly checksum: number;
}

/** Null when the source is refused. */
function examine(job: Job, line: number, location: string, source: SourceFile): Examined | null {
  const { timestamps } = job.options;
  const mtime = timestamps.kind === "fixed" ? timestamps.seconds : clippedTime(job, line, location, source);
  if (source.size > UINT32_MAX) {
    const stderr = `${location}: Size exceeds maximum cpio file size\n`;
    refuse(
      job,
      line,
      stderr,
      `The source file "${location}" is larger than an archive can hold (4 GiB less one byte).`,
    );
    return null;
  }
  const checksum = job.options.checksum === "crc" ? sumOf(job, source) : 0;
  if (isHostError(checksum)) {
    const stderr = `Failed to checksum file ${location}\n`;
    refuse(job, line, stderr, `The source file "${location}" cannot be read for its checksum: ${checksum.error}.`);
    return null;
  }
  return { mtime, checksum };
}

function clippedTime(job: Job, line: number, location: string, source: SourceFile): number {
  const time = source.modificationTime();
  if (time >= 0 && time <= UINT32_MAX) return time;
  const stderr =
    time < 0
      ? `${location}: Timestamp negative, clipping.\n`
      : `${location}: Timestamp exceeds maximum cpio timestamp, clipping.\n`;
  const explanation = `The time of "${location}" does not fit into an archive; the nearest one that does is used.`;
  job.messages.push({ line, kind: "note", stderr, explanation });
  return time < 0 ? 0 : UINT32_MAX;
}

/** `cpio_mkfile_csum`: the sum of all bytes, modulo 2^32. */
function sumOf(job: Job, source: SourceFile): number | HostError {
  const bytes = job.scratch;
  let sum = 0;
  for (let left = sizeToRead(job, source); left > 0;) {
    const count = source.read(bytes, 0, Math.min(left, bytes.length));
    if (isHostError(count)) return count;
    if (count <= 0) return { error: SHRUNK };
    for (let i = 0; i < count; i++) sum += bytes[i] ?? 0;
    sum >>>= 0;
    left -= count;
  }
  return source.rewind() ?? sum;
}

/** A refused manifest's sources are only looked into. */
function sizeToRead(job: Job, source: SourceFile): number {
  return job.refused ? Math.min(source.size, PROBE) : source.size;
}

/** Copies data to the buffer until it is full or the source is done. */
export function copyData(job: Job, file: OpenedFile): "full" | "done" {
  const { output, pieceSize } = job;
  while (file.left > 0) {
    if (output.used >= pieceSize) return "full";
    const count = file.source.read(output.bytes, output.used, Math.min(file.left, pieceSize - output.used));
    if (isHostError(count) || count <= 0) {
      const reason = isHostError(count) ? count.error : SHRUNK;
      const stderr = `Can not read ${file.location} file\n`;
      refuse(job, file.line, stderr, `The source file "${file.location}" cannot be read: ${reason}.`);
      return "done";
    }
    output.used += count;
    file.left -= count;
  }
  pad(output, -file.source.size & 3);
  return "done";
}
