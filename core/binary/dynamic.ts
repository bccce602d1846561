/**
 * What an ELF file asks of the dynamic loader: its dynamic section, as glibc (elf/dl-load.c) and musl (ldso/dynlink.c)
 * read it. The kernel looks at nothing of this.
 */
import { decodeBytes } from "../text/bytes.js";
import { ET_DYN, ET_EXEC, isElf, PT_LOAD, readElfHeader, readInterpreter, readProgramHeaders } from "./elf.js";
import { MOST_HEADER_BYTES, type ProgramHeader } from "./elf.js";
import { headOf, readContent, type ContentRange, type FileContent } from "./file-content.js";
import type { ElfFormat } from "./machine.js";

/** The kind of processor and process that a file says it is for. Loaders pass over libraries of another one. */
export interface ElfIdentity extends Pick<ElfFormat, "bits" | "endian"> {
  readonly machine: number;
}

/** What a program or a library says about its linking. */
export interface DynamicFile {
  readonly identity: ElfIdentity;
  /** PT_INTERP: the path of its loader; null in libraries. */
  readonly interpreter: string | null;
  /** DT_NEEDED, in order: names, or paths where they have a slash. */
  readonly needed: readonly string[];
  /** DT_RPATH and DT_RUNPATH as written, with colons and `$ORIGIN`; null where there is none. */
  readonly rpath: string | null;
  readonly runpath: string | null;
}

/** What a file is for, by its own word; null where it is no ELF file. */
export function elfIdentity(head: Uint8Array): ElfIdentity | null {
  if (!isElf(head)) return null;
  const own = { bits: head[4] === 2 ? 64 : 32, endian: head[5] === 2 ? "big" : "little" } as const;
  return { ...own, machine: readElfHeader(head, own).machine };
}

/** Whether a loader of the one takes a library of the other. */
export function isSameIdentity(a: ElfIdentity, b: ElfIdentity): boolean {
  return a.bits === b.bits && a.endian === b.endian && a.machine === b.machine;
}

/**
 * The dynamic section of a program or a library; null where the file has none, makes no sense, or was not read as far
 * as that needs.
 */
export function readDynamicFile(content: FileContent): DynamicFile | null {
  const known = dynamicFiles.get(content);
  if (known !== undefined) return known;
  const head = headOf(content);
  const result = head === null ? null : follow(content, head);
  const file = result !== null && "needed" in result ? result : null;
  dynamicFiles.set(content, file);
  return file;
}

/** Contents never change, and the same library is asked about for every program. */
const dynamicFiles = new WeakMap<FileContent, DynamicFile | null>();

/** A part of the file that `readDynamicFile` needs and `content` lacks, or null. */
export function neededDynamicRange(content: FileContent, head: Uint8Array): ContentRange | null {
  const result = follow(content, head);
  return result !== null && "length" in result ? result : null;
}

const PT_DYNAMIC = 2;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

/** Real ones have some hundred bytes. */
const MOST_DYNAMIC_BYTES = 65536;

/** So much is read where a string starts: most of the others stand beside it. */
const STRING_PIECE = 4096;

interface DynamicEntry {
  readonly tag: number;
  readonly value: number;
}

/** Reads on until the end, or until the next range that nobody has read. */
function follow(content: FileContent, head: Uint8Array): DynamicFile | ContentRange | null {
  const identity = elfIdentity(head);
  if (identity === null) return null;
  const header = readElfHeader(head, identity);
  if (header.type !== ET_EXEC && header.type !== ET_DYN) return null;
  const segments = readProgramHeaders(content, header, identity, MOST_HEADER_BYTES);
  if ("kind" in segments) return null;
  const section = segments.find((segment) => segment.type === PT_DYNAMIC);
  if (section === undefined || section.fileSize > MOST_DYNAMIC_BYTES) return null;
  const range = { offset: section.offset, length: section.fileSize };
  const read = readContent(content, range);
  if (read.kind !== "bytes") return read.kind === "unknown" ? range : null;
  const entries = readEntries(read.bytes, identity);
  const valueOf = (tag: number) => entries.find((entry) => entry.tag === tag)?.value;
  const strings = fileOffset(valueOf(DT_STRTAB) ?? 0, segments);
  if (strings === null) return null;
  const textOf = (offset: number | undefined) => (offset === undefined ? null : readString(content, strings + offset));
  const needed = entries.filter((entry) => entry.tag === DT_NEEDED).map((entry) => textOf(entry.value));
  const paths = [textOf(valueOf(DT_RPATH)), textOf(valueOf(DT_RUNPATH))] as const;
  for (const text of [...needed, ...paths]) if (typeof text === "object" && text !== null) return text;
  const interpreter = readInterpreter(content, segments);
  const [rpath, runpath] = paths.map((text) => (typeof text === "string" ? text : null));
  return {
    identity,
    interpreter: typeof interpreter === "string" ? interpreter : null,
    needed: needed.filter((text) => typeof text === "string"),
    rpath: rpath ?? null,
    runpath: runpath ?? null,
  };
}

/** The entries up to DT_NULL. */
function readEntries(bytes: Uint8Array, { bits, endian }: ElfIdentity): readonly DynamicEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = endian === "little";
  const size = bits / 8;
  const number = (at: number) => (bits === 64 ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const entries: DynamicEntry[] = [];
  for (let at = 0; at + 2 * size <= bytes.length; at += 2 * size) {
    const entry = { tag: number(at), value: number(at + size) };
    if (entry.tag === 0) break;
    entries.push(entry);
  }
  return entries;
}

/** Where an address of memory stands in the file. */
function fileOffset(address: number, segments: readonly ProgramHeader[]): number | null {
  const segment = segments.find(
    (one) => one.type === PT_LOAD && address >= one.address && address < one.address + one.fileSize,
  );
  return segment === undefined ? null : segment.offset + address - segment.address;
}

/** The string at an offset; the range to read where its end is not known; null where it lies behind the file's end. */
function readString(content: FileContent, offset: number): string | ContentRange | null {
  if (offset >= content.size) return null;
  for (const piece of content.pieces) {
    const start = offset - piece.offset;
    const end = start < 0 || start >= piece.bytes.length ? -1 : piece.bytes.indexOf(0, start);
    if (end >= 0) return decodeBytes(piece.bytes.subarray(start, end));
  }
  const range = { offset, length: Math.min(STRING_PIECE, content.size - offset) };
  // A string that is longer than all that is ever read of one.
  return readContent(content, range).kind === "unknown" ? range : null;
}
