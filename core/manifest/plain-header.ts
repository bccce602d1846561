/** Headers of plain lines, made of copies: what `membersOf` and `writeHeader` make of the same line, without its detours. */
import type { Entry, Field, NumberField } from "./entry.js";
import { membersOf } from "./member.js";
import { FIELDS, HEADER_SIZE, pad, putNumber, writeAscii, writeHeader, type Magic, type Output } from "./newc.js";
import type { PlainKind, PlainLine } from "./plain-line.js";

/** For each kind, a header to be copied. */
export type PlainHeaders = Readonly<Record<PlainKind, PlainHeader>>;

interface PlainHeader {
  /** The number of the mode, user, group, inode and name are 0 or have at most as many digits as any that follows. */
  readonly bytes: Uint8Array;
  /** The file type bits of the mode. */
  readonly type: number;
}

/** Headers with a time and with everything else that lines of a kind have in common. */
export function plainHeaders(magic: Magic, mtime: number): PlainHeaders {
  const headerOf = (sample: Entry): PlainHeader => {
    const output = { bytes: new Uint8Array(2 * HEADER_SIZE), used: 0 };
    let type = 0;
    for (const member of membersOf(sample, 0)) {
      writeHeader(output, member, { magic, mtime, size: 0, checksum: 0 });
      type = member.mode;
    }
    return { bytes: output.bytes.subarray(0, HEADER_SIZE), type };
  };
  return {
    file: headerOf({ kind: "file", ...fields, location: nothing, links: [] }),
    slink: headerOf({ kind: "slink", ...fields, target: nothing }),
    dir: headerOf({ kind: "dir", ...fields }),
    pipe: headerOf({ kind: "pipe", ...fields }),
    sock: headerOf({ kind: "sock", ...fields }),
  };
}

const nothing: Field = { text: "", start: 0, end: 0 };
const zero: NumberField = { value: 0, start: 0, end: 0 };
const fields = { name: nothing, mode: zero, uid: zero, gid: zero, ignored: null };

/** Appends what is written for a plain line, without the contents of a file. There must be room. */
export function writePlainLine(
  output: Output,
  headers: PlainHeaders,
  text: string,
  line: PlainLine,
  ino: number,
): void {
  const { bytes, used: start } = output;
  const header = headers[line.kind];
  bytes.set(header.bytes, start);
  output.used = start + HEADER_SIZE;
  writeAscii(
    output,
    text,
    text.charCodeAt(line.nameStart) === SLASH ? line.nameStart + 1 : line.nameStart,
    line.nameEnd,
  );
  const nameSize = output.used - start - HEADER_SIZE;
  pad(output, -output.used & 3);
  putNumber(bytes, start, FIELDS.ino, ino);
  putNumber(bytes, start, FIELDS.mode, (line.mode | header.type) >>> 0);
  putNumber(bytes, start, FIELDS.uid, line.uid);
  putNumber(bytes, start, FIELDS.gid, line.gid);
  putNumber(bytes, start, FIELDS.nameSize, nameSize);
  if (line.kind !== "slink") return;
  putNumber(bytes, start, FIELDS.size, line.secondEnd - line.secondStart + 1);
  writeAscii(output, text, line.secondStart, line.secondEnd);
  pad(output, -output.used & 3);
}

const SLASH = 0x2f;
