/** Packing before any source is opened: what the text of a manifest says about the archive. */
import { byteLength } from "../text/bytes.js";
import type { Entry } from "./entry.js";
import { readLines } from "./lines.js";
import { FIRST_INO, membersOf, type ArchiveMember } from "./member.js";
import { HEADER_SIZE, pad, writeHeader, writeString, type Magic } from "./newc.js";
import { parseLine, type ManifestLine } from "./parse-line.js";
import { plainHeaders, writePlainLine, type PlainHeaders } from "./plain-header.js";
import { blankLine, readPlainLine, type PlainLine } from "./plain-line.js";
import { explainVerdict } from "./verdict.js";

/** An archive without the contents of its files. */
export interface PackPlan {
  /** Headers with names and targets of symbolic links, with the trailer. Sizes and checksums of files are 0. */
  readonly bytes: Uint8Array;
  /** How many bytes are used. */
  readonly used: number;
  /** The sources of the `file` lines, in order; `plannedFile` tells more about each. */
  readonly locations: readonly string[];
  /** What else there is to know of each, in rows of numbers: there can be very many. */
  readonly rows: Uint32Array;
  /** What there is to say about the text. */
  readonly messages: readonly PackMessage[];
  /** Members of the archive, without the trailer. */
  readonly members: number;
  /** `refused`: there will be no archive, whatever the sources are. `crash`: nor will the tool come to its end. */
  readonly outcome: "accepted" | "refused" | "crash";
}

/** A `file` line: members that are one file. */
export interface PlannedFile {
  /** Index in the manifest's lines. */
  readonly line: number;
  /** Where the source is, with its `${VARIABLES}` not yet replaced. */
  readonly location: string;
  /** Where the first of its headers begins in the plan's bytes. */
  readonly start: number;
  /** Where the last one begins, in front of the contents. */
  readonly last: number;
  /** Where the contents belong. */
  readonly end: number;
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

/** The `file` line with an index among those. */
export function plannedFile({ locations, rows }: PackPlan, index: number): PlannedFile {
  const row = index * ROW;
  return {
    line: rows[row] ?? 0,
    location: locations[index] ?? "",
    start: rows[row + 1] ?? 0,
    last: rows[row + 2] ?? 0,
    end: rows[row + 3] ?? 0,
  };
}

/**
 * Reads a manifest for packing. No line is kept: that is what makes packing a large manifest fast.
 * @param mtime of all members, in seconds since 1970
 */
export function planArchive(text: string, magic: Magic, mtime: number): PackPlan {
  const draft = emptyDraft(text, magic, mtime);
  const line = blankLine();
  for (let at = 0; at < text.length && !draft.stopped;) {
    if (readPlainLine(text, at, line)) {
      addPlainLine(draft, text, line);
      at = line.end + 1;
      continue;
    }
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline + 1;
    addLines(draft, text.slice(at, end));
    at = end;
  }
  // `cpio_trailer`
  reserve(draft, 2 * LARGEST_HEADER);
  writeHeader(draft, trailer, { magic, mtime: 0, size: 0, checksum: 0 });
  return draft;
}

/** A plan that grows line by line. */
interface Draft extends PackPlan {
  readonly magic: Magic;
  readonly mtime: number;
  readonly headers: PlainHeaders;
  bytes: Uint8Array;
  used: number;
  readonly locations: string[];
  readonly messages: PackMessage[];
  /** Lines, entries and members so far. */
  lines: number;
  entries: number;
  members: number;
  outcome: PackPlan["outcome"];
  /** Whether the tool reads no further line. */
  stopped: boolean;
}

function emptyDraft(text: string, magic: Magic, mtime: number): Draft {
  return {
    magic,
    mtime,
    headers: plainHeaders(magic, mtime),
    bytes: new Uint8Array(6 * text.length + HEADER_SIZE),
    used: 0,
    locations: [],
    rows: new Uint32Array(ROW * (1 + Math.floor(text.length / SHORTEST_FILE_LINE))),
    messages: [],
    lines: 0,
    entries: 0,
    members: 0,
    outcome: "accepted",
    stopped: false,
  };
}

function addPlainLine(draft: Draft, text: string, line: PlainLine): void {
  const start = draft.used;
  reserve(draft, LARGEST_HEADER + line.end - line.nameStart);
  writePlainLine(draft, draft.headers, text, line, FIRST_INO + draft.entries++);
  draft.members++;
  if (line.kind === "file") addFile(draft, text.slice(line.secondStart, line.secondEnd), start, start);
  draft.lines++;
}

/** Adds a line of the text: several, where it is too long for the tool. */
function addLines(draft: Draft, text: string): void {
  for (const input of readLines(text)) {
    const { line } = parseLine(input, draft.lines + 1);
    judge(draft, line);
    if (line.verdict.kind === "kept" && line.entry !== null) addEntry(draft, line.entry, text.length);
    draft.lines++;
    if (line.verdict.stops) draft.stopped = true;
    if (draft.stopped) return;
  }
}

function judge(draft: Draft, { verdict, type }: ManifestLine): void {
  if (verdict.kind === "refused") draft.outcome = verdict.code === "crash" ? "crash" : "refused";
  if (verdict.stderr === "") return;
  draft.messages.push({
    line: draft.lines,
    kind: verdict.kind === "dropped" ? "dropped" : "refused",
    stderr: verdict.stderr,
    explanation: explainVerdict(verdict, type?.text ?? "") ?? "",
  });
}

/** Adds what is made of a line of `length` UTF-16 units. */
function addEntry(draft: Draft, entry: Entry, length: number): void {
  const members = membersOf(entry, FIRST_INO + draft.entries++);
  draft.members += members.length;
  // A unit is three bytes at most.
  reserve(draft, members.length * LARGEST_HEADER + 3 * length);
  const start = draft.used;
  let last = start;
  for (const member of members) {
    last = draft.used;
    addMember(draft, member);
  }
  if (entry.kind === "file") addFile(draft, entry.location.text, start, last);
}

/** Adds the source of a file whose headers were written. */
function addFile(draft: Draft, location: string, start: number, last: number): void {
  const row = draft.locations.push(location) * ROW - ROW;
  draft.rows[row] = draft.lines;
  draft.rows[row + 1] = start;
  draft.rows[row + 2] = last;
  draft.rows[row + 3] = draft.used;
}

/** `cpio_mkgeneric`, `cpio_mknod` and `cpio_mkslink`, and the headers of `cpio_mkfile`. */
function addMember(draft: Draft, member: ArchiveMember): void {
  const { magic, mtime } = draft;
  const size = member.body === "target" ? byteLength(member.target) + 1 : 0;
  writeHeader(draft, member, { magic, mtime, size, checksum: 0 });
  if (member.body !== "target") return;
  writeString(draft, member.target);
  pad(draft, -size & 3);
}

function reserve(draft: Draft, room: number): void {
  if (draft.used + room <= draft.bytes.length) return;
  const larger = new Uint8Array(2 * draft.bytes.length + room);
  larger.set(draft.bytes);
  draft.bytes = larger;
}

/** Numbers of a `file` line: line, start, last and end of a `PlannedFile`. */
const ROW = 4;

const SHORTEST_FILE_LINE = "file a b 0 0 0".length;

/** A header without the characters of its name: with the zero bytes behind name and target. */
const LARGEST_HEADER = HEADER_SIZE + 8;

const trailer: ArchiveMember = {
  name: "TRAILER!!!",
  mode: 0,
  uid: 0,
  gid: 0,
  ino: 0,
  nlink: 1,
  major: 0,
  minor: 0,
  deviceMajor: 0,
  deviceMinor: 0,
  body: "none",
  target: "",
};
