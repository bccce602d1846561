/** Packing: a manifest and the files it names become an archive, byte for byte that of usr/gen_init_cpio.c (6.12). */
import { byteLength } from "../text/bytes.js";
import type { Entry, FileEntry } from "./entry.js";
import { expandLocation } from "./environment.js";
import { isAccepted, type Manifest, type ManifestLine } from "./parse.js";
import { FIRST_INO, membersOf, type ArchiveMember } from "./member.js";
import { LINE_SIZE } from "./lines.js";
import { HEADER_SIZE, pad, writeHeader, writeString, type Output } from "./newc.js";
import { isHostError, type HostError, type PackHost, type SourceFile } from "./pack-host.js";
import { explainVerdict } from "./verdict.js";

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
const UINT32_MAX = 0xffff_ffff;

/** A piece of the archive is handed out when it has this many bytes. */
const PIECE = 1 << 20;

/** Room for what one line adds without its data: at most the headers of half as many hard links as it has bytes. */
const LARGEST_LINE = (LINE_SIZE / 2) * (HEADER_SIZE + 6) + 2 * LINE_SIZE;

/** How much is read of a source when there will be no archive, only to see whether it can be read. */
const PROBE = 1 << 16;

const SHRUNK = "it ends before its size says so";

interface Job {
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

function startJob(manifest: Manifest, options: PackOptions, host: PackHost): Job {
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

/** `cpio_mkfile` up to the data; null when the source is refused, `endless` where the tool would never come to an end. */
function startFile(job: Job, line: number, entry: FileEntry): OpenedFile | "endless" | null {
  const location = expandLocation(entry.location.text, job.options.variables);
  if (location === null) {
    refuse(job, line, "", `The variables in ${entry.location.text} contain each other; gen_init_cpio never ends.`);
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
  for (const member of membersOf(entry, job.ino++)) {
    const size = member.body === "data" ? source.size : 0;
    writeMember(job, member, examined.mtime, size, size === 0 ? 0 : examined.checksum);
  }
  return { line, location, source, left: sizeToRead(job, source) };
}

/** A source whose headers are written. */
interface OpenedFile {
  readonly line: number;
  readonly location: string;
  readonly source: SourceFile;
  /** Bytes still to be copied. */
  left: number;
}

/** What `cpio_mkfile` finds out before it writes; null when it refuses the source. */
function examine(
  job: Job,
  line: number,
  location: string,
  source: SourceFile,
): { mtime: number; checksum: number } | null {
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
function copyData(job: Job, file: OpenedFile): "full" | "done" {
  const { output } = job;
  while (file.left > 0) {
    if (output.used >= PIECE) return "full";
    const count = file.source.read(output.bytes, output.used, Math.min(file.left, PIECE - output.used));
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

function writeMember(job: Job, member: ArchiveMember, mtime: number, size: number, checksum: number): void {
  writeHeader(job.output, member, { magic: job.magic, mtime, size, checksum });
  job.members++;
}

/** The handlers' messages are followed by the line's number, which `main()` adds. */
function refuse(job: Job, line: number, stderr: string, explanation: string): void {
  const suffix = stderr === "" ? "" : ` line ${line + 1}\n`;
  job.messages.push({ line, kind: "refused", stderr: stderr + suffix, explanation });
  job.refused = true;
}

/** `cpio_trailer`: the last member, and zero bytes up to a multiple of 512. */
function writeTrailer(job: Job): void {
  const nothing = { mode: 0, uid: 0, gid: 0, ino: 0, major: 0, minor: 0, deviceMajor: 0, deviceMinor: 0, target: "" };
  const member: ArchiveMember = { ...nothing, name: "TRAILER!!!", nlink: 1, body: "none" };
  writeHeader(job.output, member, { magic: job.magic, mtime: 0, size: 0, checksum: 0 });
  pad(job.output, -(job.flushed + job.output.used) & 511);
}
