/** What load_elf_binary() of fs/binfmt_elf.c checks before it gives up the old program (6.12; differences are named). */
import { decodeBytes } from "../text/bytes.js";
import { readContent, type ContentRange, type FileContent } from "./file-content.js";
import type { ElfFormat } from "./machine.js";

/** An ELF header, read with the layout of one kernel. */
export interface ElfHeader {
  /** 2: fixed addresses (ET_EXEC), 3: position independent (ET_DYN). */
  readonly type: number;
  readonly machine: number;
  readonly programHeaders: ContentRange;
  readonly programHeaderSize: number;
  readonly programHeaderCount: number;
}

/** One program header. Numbers above 2^53 are not exact, which no check notices. */
export interface ProgramHeader {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly memorySize: number;
}

/** Why a file or a part of it cannot be used: the kernel's error number, positive; null where its bytes are not known. */
export interface ElfFailure {
  readonly kind: "failed";
  readonly errno: number | null;
  /** A sentence without its subject, as in "has no program headers". */
  readonly reason: string;
}

export const ENOENT = 2;
export const EIO = 5;
export const ENOEXEC = 8;
export const ENOMEM = 12;
export const EACCES = 13;
export const EINVAL = 22;
export const ELOOP = 40;
export const ELIBBAD = 80;

export const ET_EXEC = 2;
export const ET_DYN = 3;
export const PT_LOAD = 1;
const PT_INTERP = 3;
const PATH_MAX = 4096;

/** The largest program header table in bytes that every kernel here takes. */
export const MOST_HEADER_BYTES = 65536;

/** Whether a head starts with the four bytes of an ELF file. */
export function isElf(head: Uint8Array): boolean {
  return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}

/** The header as a kernel of that format reads it, whatever the file says about itself. */
export function readElfHeader(head: Uint8Array, { bits, endian }: Pick<ElfFormat, "bits" | "endian">): ElfHeader {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const little = endian === "little";
  const wide = bits === 64;
  const sizeAt = wide ? 54 : 42;
  const programHeaderSize = view.getUint16(sizeAt, little);
  const programHeaderCount = view.getUint16(sizeAt + 2, little);
  const offset = wide ? readWide(view, 32, little) : view.getUint32(28, little);
  return {
    type: view.getUint16(16, little),
    machine: view.getUint16(18, little),
    programHeaders: { offset, length: programHeaderSize * programHeaderCount },
    programHeaderSize,
    programHeaderCount,
  };
}

/** Whether a kernel with that format takes the file for its own: elf_check_arch(), after the check of the type. */
export function matchesFormat(head: Uint8Array, format: ElfFormat): boolean {
  if (format.checksClass === "checked") {
    if (head[4] !== (format.bits === 64 ? 2 : 1)) return false;
    if (head[5] !== (format.endian === "little" ? 1 : 2)) return false;
  }
  return format.machines.includes(readElfHeader(head, format).machine);
}

/**
 * load_elf_phdrs(): null there is a failure here, and the caller decides on its error number.
 * @param largestTable bytes that the table may have: one page until 7.1, 65536 from 7.2 on.
 */
export function readProgramHeaders(
  content: FileContent,
  header: ElfHeader,
  format: Pick<ElfFormat, "bits" | "endian">,
  largestTable: number,
): readonly ProgramHeader[] | ElfFailure {
  const entrySize = format.bits === 64 ? 56 : 32;
  if (header.programHeaderSize !== entrySize) {
    return failure(ENOEXEC, `has program headers of ${header.programHeaderSize} bytes instead of ${entrySize}`);
  }
  if (header.programHeaderCount === 0) return failure(ENOEXEC, "has no program headers");
  if (header.programHeaders.length > largestTable) {
    return failure(ENOEXEC, `has more than ${largestTable} bytes of program headers`);
  }
  const read = readContent(content, header.programHeaders);
  if (read.kind === "unknown") return unknownContent;
  if (read.kind === "short") return failure(ENOEXEC, "ends before its program headers do");
  const view = new DataView(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  return Array.from({ length: header.programHeaderCount }, (_, index) =>
    readProgramHeader(view, index * entrySize, format),
  );
}

/** The path of the program interpreter that the first PT_INTERP names; null in a file without one. */
export function readInterpreter(content: FileContent, headers: readonly ProgramHeader[]): string | null | ElfFailure {
  const header = headers.find((candidate) => candidate.type === PT_INTERP);
  if (header === undefined) return null;
  if (header.fileSize > PATH_MAX || header.fileSize < 2) {
    return failure(ENOEXEC, `names its interpreter in ${header.fileSize} bytes`);
  }
  const read = readContent(content, { offset: header.offset, length: header.fileSize });
  if (read.kind === "unknown") return unknownContent;
  if (read.kind === "short") return failure(EIO, "ends before the name of its interpreter does");
  if (read.bytes[header.fileSize - 1] !== 0) return failure(ENOEXEC, "names its interpreter without a NUL at the end");
  return decodeBytes(read.bytes.subarray(0, read.bytes.indexOf(0)));
}

/**
 * A part of the file that the functions above need and that `content` lacks, or null. Files are asked for piece by
 * piece, because where the next one stands is written in the one before.
 */
export function neededElfRange(content: FileContent, head: Uint8Array): ContentRange | null {
  if (!isElf(head)) return null;
  for (const bits of [32, 64] as const) {
    for (const endian of ["little", "big"] as const) {
      const range = neededRange(content, head, { bits, endian });
      if (range !== null) return range;
    }
  }
  return null;
}

/** Bytes of a file that the host did not read; then nothing can be said. */
export const unknownContent: ElfFailure = {
  kind: "failed",
  errno: null,
  reason: "has contents that could not be looked at",
};

function neededRange(
  content: FileContent,
  head: Uint8Array,
  format: Pick<ElfFormat, "bits" | "endian">,
): ContentRange | null {
  const header = readElfHeader(head, format);
  const read = readProgramHeaders(content, header, format, MOST_HEADER_BYTES);
  if ("kind" in read) return read.errno === null ? header.programHeaders : null;
  const interpreter = read.find((candidate) => candidate.type === PT_INTERP);
  if (interpreter === undefined) return null;
  const isUnknown = typeof readInterpreter(content, read) === "object" && readInterpreter(content, read) !== null;
  const range = { offset: interpreter.offset, length: interpreter.fileSize };
  return isUnknown && readContent(content, range).kind === "unknown" && range.length <= PATH_MAX ? range : null;
}

function readProgramHeader(view: DataView, at: number, format: Pick<ElfFormat, "bits" | "endian">): ProgramHeader {
  const little = format.endian === "little";
  if (format.bits === 32) {
    return {
      type: view.getUint32(at, little),
      offset: view.getUint32(at + 4, little),
      address: view.getUint32(at + 8, little),
      fileSize: view.getUint32(at + 16, little),
      memorySize: view.getUint32(at + 20, little),
      flags: view.getUint32(at + 24, little),
    };
  }
  return {
    type: view.getUint32(at, little),
    flags: view.getUint32(at + 4, little),
    offset: readWide(view, at + 8, little),
    address: readWide(view, at + 16, little),
    fileSize: readWide(view, at + 32, little),
    memorySize: readWide(view, at + 40, little),
  };
}

function readWide(view: DataView, at: number, little: boolean): number {
  return Number(view.getBigUint64(at, little));
}

function failure(errno: number, reason: string): ElfFailure {
  return { kind: "failed", errno, reason };
}
