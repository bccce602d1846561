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

/** The fields of a header that do not come from the member itself, unsigned 32-bit. */
export interface HeaderExtras {
  /** `070701`, or `070702` with a checksum. */
  readonly magic: string;
  readonly mtime: number;
  /** Bytes of the body. */
  readonly size: number;
  /** Sum of the body's bytes, 0 without checksums. */
  readonly checksum: number;
}

/** Appends header and name, with the padding that brings the body to a multiple of 4. There must be room. */
export function writeHeader(output: Output, member: ArchiveMember, extras: HeaderExtras): void {
  writeText(output, extras.magic);
  writeHex(output, member.ino);
  writeHex(output, member.mode);
  writeHex(output, member.uid);
  writeHex(output, member.gid);
  writeHex(output, member.nlink);
  writeHex(output, extras.mtime);
  writeHex(output, extras.size);
  writeHex(output, member.major);
  writeHex(output, member.minor);
  writeHex(output, member.deviceMajor);
  writeHex(output, member.deviceMinor);
  const namesizeAt = output.used;
  output.used += 8;
  writeHex(output, extras.checksum);
  const nameAt = output.used;
  writeString(output, member.name);
  const end = output.used;
  output.used = namesizeAt;
  writeHex(output, end - nameAt);
  output.used = end;
  pad(output, -(HEADER_SIZE + end - nameAt) & 3);
}

/** Appends a text and the NUL byte that ends it. */
export function writeString(output: Output, text: string): void {
  writeText(output, text);
  output.bytes[output.used++] = 0;
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

const DIGITS = encodeBytes("0123456789ABCDEF");

/** `%08X`. */
function writeHex(output: Output, value: number): void {
  const { bytes } = output;
  let at = output.used;
  for (let shift = 28; shift >= 0; shift -= 4) bytes[at++] = DIGITS[(value >>> shift) & 0xf] ?? 0;
  output.used = at;
}
