/** Reads cpio archives of the newc format as init/initramfs.c of the kernel does. */
import { decodeBytes } from "../text/bytes.js";
import type { ArchiveMember } from "../manifest/member.js";
import { S_IFLNK, S_IFMT } from "../manifest/member.js";
import { HEADER_SIZE } from "../manifest/newc.js";

/** One member with what follows its header. */
export interface ImageMember extends ArchiveMember {
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Contents of a file, target of a symbolic link, or what stands there instead; a view of the archive. */
  readonly data: Uint8Array;
}

/** What a run over some bytes gave. */
export interface CpioRun {
  readonly members: readonly ImageMember[];
  /** Offset of the first byte that is not part of an archive: behind a trailer and the zeros that follow it. */
  readonly end: number;
  /** What the kernel says about it, or what it does without a word; null when all is well. */
  readonly problem: string | null;
}

/** Name of the member that ends an archive. */
const TRAILER = "TRAILER!!!";

/** Reads one archive that begins at `start`, and the zeros behind it. Never throws. Kernel: write_buffer. */
export function readCpio(bytes: Uint8Array, start: number): CpioRun {
  const members: ImageMember[] = [];
  let at = start;
  while (at + HEADER_SIZE <= bytes.length) {
    const member = readMember(bytes, at, at - start);
    if (typeof member === "string") return { members, end: at, problem: member };
    at = member.next;
    if (member.value.name === TRAILER) return { members, end: skipZeros(bytes, at), problem: null };
    members.push(member.value);
  }
  return { members, end: bytes.length, problem: endsEarly };
}

/** Reads all archives in the contents of a compressed part. Kernel: flush_buffer. */
export function readAllCpio(bytes: Uint8Array): CpioRun {
  const members: ImageMember[] = [];
  let at = skipZeros(bytes, 0);
  while (at < bytes.length) {
    if (bytes[at] !== ASCII_0) return { members, end: at, problem: "junk within compressed archive" };
    const run = readCpio(bytes, at);
    members.push(...run.members);
    if (run.problem !== null) return { ...run, members };
    at = run.end;
  }
  return { members, end: at, problem: null };
}

/** Where the zeros from `at` on end. */
export function skipZeros(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] === 0) end++;
  return end;
}

const ASCII_0 = 0x30;

/** The kernel says nothing about an archive without a trailer and keeps what it has read. */
const endsEarly = "the archive ends in the middle of a member; the kernel keeps what came before and says nothing";

/** @param offset of the header from the start of the archive, which decides about padding */
function readMember(
  bytes: Uint8Array,
  at: number,
  offset: number,
): { readonly value: ImageMember; readonly next: number } | string {
  const magic = textAt(bytes, at, 6);
  if (magic === "070707") return "incorrect cpio method used: use -H newc option";
  if (magic !== "070701" && magic !== "070702") return "no cpio magic";
  const field = (index: number) => hexAt(bytes, at + 6 + 8 * index);
  const nameSize = field(11);
  const size = field(6);
  const body = at + padded(offset + HEADER_SIZE + nameSize) - offset;
  if (body + size > bytes.length) return endsEarly;
  const nameBytes = bytes.subarray(at + HEADER_SIZE, at + HEADER_SIZE + nameSize);
  const mode = field(1);
  const isLink = (mode & S_IFMT) === S_IFLNK;
  const data = bytes.subarray(body, body + size);
  const value: ImageMember = {
    name: untilNul(nameBytes),
    mode,
    uid: field(2),
    gid: field(3),
    ino: field(0),
    nlink: field(4),
    mtime: field(5),
    major: field(7),
    minor: field(8),
    deviceMajor: field(9),
    deviceMinor: field(10),
    body: isLink ? "target" : size > 0 ? "data" : "none",
    target: isLink ? untilNul(data) : "",
    data,
  };
  return { value, next: Math.min(bytes.length, body + padded(body - at + offset + size) - (body - at + offset)) };
}

function padded(offset: number): number {
  return (offset + 3) & ~3;
}

function untilNul(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  return decodeBytes(nul < 0 ? bytes : bytes.subarray(0, nul));
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** `simple_strntoul(s, NULL, 16, 8)`: what is no digit ends the number. */
function hexAt(bytes: Uint8Array, at: number): number {
  const number = parseInt(textAt(bytes, at, 8), 16);
  return Number.isNaN(number) ? 0 : number;
}
