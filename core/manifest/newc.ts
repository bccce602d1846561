/** The "newc" cpio format of initramfs archives (Documentation/driver-api/early-userspace/buffer-format.rst). */
import { encodeBytes } from "../text/bytes.js";
import type { ArchiveMember } from "./member.js";

/** A buffer that is filled, handed out and filled again. */
export interface Output {
  readonly bytes: Uint8Array;
  /** How many bytes are filled. */
  used: number;
}

/** Bytes of a header, before the name. */
export const HEADER_SIZE = 110;

/** How a header begins; the second one has checksums. */
export type Magic = "070701" | "070702";

/** The places of the numbers in a header. All are written with eight hexadecimal digits. */
export const FIELDS = {
  ino: 0,
  mode: 1,
  uid: 2,
  gid: 3,
  nlink: 4,
  mtime: 5,
  size: 6,
  major: 7,
  minor: 8,
  deviceMajor: 9,
  deviceMinor: 10,
  nameSize: 11,
  checksum: 12,
} as const;

/** The fields of a header that do not come from the member itself, unsigned 32-bit. */
export interface HeaderExtras {
  readonly magic: Magic;
  readonly mtime: number;
  /** Bytes of the body. */
  readonly size: number;
  /** Sum of the body's bytes, 0 without checksums. */
  readonly checksum: number;
}

/** Appends header and name, with the padding that brings the body to a multiple of 4. There must be room. */
export function writeHeader(output: Output, member: ArchiveMember, extras: HeaderExtras): void {
  const { bytes, used: start } = output;
  bytes.set(emptyHeaders[extras.magic], start);
  output.used = start + HEADER_SIZE;
  writeString(output, member.name);
  const nameSize = output.used - start - HEADER_SIZE;
  pad(output, -(HEADER_SIZE + nameSize) & 3);
  putNumber(bytes, start, FIELDS.ino, member.ino);
  putNumber(bytes, start, FIELDS.mode, member.mode);
  putNumber(bytes, start, FIELDS.uid, member.uid);
  putNumber(bytes, start, FIELDS.gid, member.gid);
  putNumber(bytes, start, FIELDS.nlink, member.nlink);
  putNumber(bytes, start, FIELDS.mtime, extras.mtime);
  putNumber(bytes, start, FIELDS.size, extras.size);
  putNumber(bytes, start, FIELDS.major, member.major);
  putNumber(bytes, start, FIELDS.minor, member.minor);
  putNumber(bytes, start, FIELDS.deviceMajor, member.deviceMajor);
  putNumber(bytes, start, FIELDS.deviceMinor, member.deviceMinor);
  putNumber(bytes, start, FIELDS.nameSize, nameSize);
  putNumber(bytes, start, FIELDS.checksum, extras.checksum);
}

/** Sets one of `FIELDS` in the header that starts at `header`, whatever it was before. */
export function setField(bytes: Uint8Array, header: number, field: number, value: number): void {
  const start = fieldAt(header, field);
  bytes.fill(ZERO, start, start + FIELD_SIZE);
  putNumber(bytes, header, field, value);
}

/** Sets one of `FIELDS` that is 0, or has no more digits than the value: most numbers have few digits. */
export function putNumber(bytes: Uint8Array, header: number, field: number, value: number): void {
  let at = fieldAt(header, field + 1);
  for (let rest = value; rest !== 0; rest >>>= 4) bytes[--at] = DIGITS[rest & 0xf] ?? ZERO;
}

/** The length of the header that starts at `header`, with its name. */
export function headerLength(bytes: Uint8Array, header: number): number {
  const start = fieldAt(header, FIELDS.nameSize);
  let nameSize = 0;
  for (let at = start; at < start + FIELD_SIZE; at++) nameSize = nameSize * 16 + DIGITS.indexOf(bytes[at] ?? ZERO);
  return (HEADER_SIZE + nameSize + 3) & ~3;
}

/** Appends a text and the NUL byte that ends it. */
export function writeString(output: Output, text: string): void {
  writeText(output, text);
  output.bytes[output.used++] = 0;
}

/** Appends a range of a text that is ASCII there, and the NUL byte that ends it. */
export function writeAscii(output: Output, text: string, start: number, end: number): void {
  const { bytes, used } = output;
  for (let i = start; i < end; i++) bytes[used + i - start] = text.charCodeAt(i);
  bytes[used + end - start] = 0;
  output.used = used + end - start + 1;
}

/** Appends zero bytes. */
export function pad(output: Output, count: number): void {
  const end = output.used + count;
  while (output.used < end) output.bytes[output.used++] = 0;
}

function writeText(output: Output, text: string): void {
  const { bytes, used } = output;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) {
      const encoded = encodeBytes(text);
      bytes.set(encoded, used);
      output.used = used + encoded.length;
      return;
    }
    bytes[used + i] = code;
  }
  output.used = used + text.length;
}

const MAGIC_SIZE = 6;
const FIELD_SIZE = 8;

const DIGITS = encodeBytes("0123456789ABCDEF");
const ZERO = 0x30;

/** Headers in which all numbers are 0. */
const emptyHeaders: Readonly<Record<Magic, Uint8Array>> = {
  "070701": encodeBytes("070701".padEnd(HEADER_SIZE, "0")),
  "070702": encodeBytes("070702".padEnd(HEADER_SIZE, "0")),
};

function fieldAt(header: number, field: number): number {
  return header + MAGIC_SIZE + FIELD_SIZE * field;
}
