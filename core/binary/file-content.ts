/**
 * The contents of a file as far as execve() looks at them. Whoever has the file reads a few pieces of it; what they mean
 * is decided here, where nothing is read.
 */
import { decodeBytes } from "../text/bytes.js";

/** Some bytes of a file and where they stand in it. */
export interface ContentPiece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What is known of a file's contents. */
export interface FileContent {
  /** Size in bytes. */
  readonly size: number;
  readonly pieces: readonly ContentPiece[];
}

/** What is known of files, by their location as written in a manifest; undefined where nobody has looked. */
export interface ContentsByLocation {
  readonly get: (location: string) => FileContent | undefined;
}

/** A part of a file that is asked for, in bytes. It may reach behind the file's end. */
export interface ContentRange {
  readonly offset: number;
  readonly length: number;
}

/** What a read gave: the bytes, `short` where the file ends before, `unknown` where nobody has read that part. */
export type ContentRead =
  { readonly kind: "bytes"; readonly bytes: Uint8Array } | { readonly kind: "short" } | { readonly kind: "unknown" };

/** BINPRM_BUF_SIZE of include/uapi/linux/binfmts.h: how many bytes of a file decide about its format. */
export const HEAD_SIZE = 256;

/** An empty file. */
export const emptyContent: FileContent = { size: 0, pieces: [] };

/** Reads exactly `length` bytes from `offset` on, as elf_read() of fs/binfmt_elf.c wants them. */
export function readContent(content: FileContent, { offset, length }: ContentRange): ContentRead {
  if (offset + length > content.size) return { kind: "short" };
  if (length === 0) return { kind: "bytes", bytes: new Uint8Array(0) };
  for (const piece of content.pieces) {
    const start = offset - piece.offset;
    if (start < 0 || start + length > piece.bytes.length) continue;
    return { kind: "bytes", bytes: piece.bytes.subarray(start, start + length) };
  }
  return { kind: "unknown" };
}

/**
 * The first bytes of a file in a buffer that is filled up with zeros, or null where they are not known. Kernel:
 * fs/exec.c prepare_binprm.
 */
export function headOf(content: FileContent): Uint8Array | null {
  const length = Math.min(content.size, HEAD_SIZE);
  const read = readContent(content, { offset: 0, length });
  if (read.kind !== "bytes") return null;
  const head = new Uint8Array(HEAD_SIZE);
  head.set(read.bytes);
  return head;
}

/** The text of a short file up to its first NUL byte; null for one of more than 4096 bytes. */
export function wholeText(content: FileContent): string | null {
  const read = content.size > 4096 ? null : readContent(content, { offset: 0, length: content.size });
  if (read?.kind !== "bytes") return null;
  const nul = read.bytes.indexOf(0);
  return decodeBytes(nul < 0 ? read.bytes : read.bytes.subarray(0, nul));
}

/** A content whose bytes are all at hand. */
export function wholeContent(bytes: Uint8Array): FileContent {
  return { size: bytes.length, pieces: [{ offset: 0, bytes }] };
}
