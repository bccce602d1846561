/** Contents of files on the host, as far as executing them in the kernel looks at them. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, type BigIntStats } from "node:fs";
import { neededDynamicRange } from "../core/binary/dynamic.js";
import { neededElfRange } from "../core/binary/elf.js";
import {
  HEAD_SIZE,
  headOf,
  type ContentPiece,
  type ContentRange,
  type FileContent,
} from "../core/binary/file-content.js";
import type { NotAFile } from "../core/project/source-file.js";

/** What a path led to. */
export type ContentResult =
  | {
      readonly state: "file";
      readonly content: FileContent;
      /** The same for two paths that lead to one file. */
      readonly identity: string;
    }
  | ({ readonly state: "not-a-file" } & NotAFile)
  | { readonly state: "missing" | "unreadable" };

/** Reads contents and remembers them. A file is read again when its time, size or identity has changed. */
export interface ContentReader {
  readonly read: (path: string) => ContentResult;
  /** The names in a folder, or null where there is no such folder that may be read. */
  readonly list: (folder: string) => readonly string[] | null;
}

/** A reader with a memory of its own. */
export function contentReader(): ContentReader {
  const known = new Map<string, { readonly stamp: string; readonly content: FileContent }>();
  return {
    read: (path) =>
      withFile(path, (descriptor) => {
        const stats = fstatSync(descriptor, { bigint: true });
        if (!stats.isFile()) return { state: "not-a-file", type: typeOf(stats), size: Number(stats.size) };
        const identity = `${stats.dev}:${stats.ino}`;
        const stamp = `${identity}:${stats.mtimeNs}:${stats.size}`;
        const remembered = known.get(path);
        if (remembered?.stamp === stamp) return { state: "file", content: remembered.content, identity };
        const content = readPieces(descriptor, Number(stats.size));
        known.set(path, { stamp, content });
        return { state: "file", content, identity };
      }),
    list(folder) {
      try {
        return readdirSync(folder).sort();
      } catch {
        return null;
      }
    },
  };
}

function typeOf(stats: BigIntStats): NotAFile["type"] {
  if (stats.isDirectory()) return "folder";
  if (stats.isCharacterDevice()) return "character-device";
  if (stats.isBlockDevice()) return "block-device";
  return stats.isFIFO() ? "pipe" : "socket";
}

// Windows has no O_NONBLOCK; there the bitwise "or" takes it for 0.
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** A text file up to this size is read as a whole: it may become the target of a symbolic link (core/manifest/tree.ts). */
const WHOLE_SIZE = 4096;

/** Hardly a file needs more pieces than these. What is left out is not known then, and nothing is said about it. */
const MOST_PIECES = 40;

/** A path with a NUL byte in it names nothing either. */
const NOT_THERE = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"]);

function withFile(path: string, use: (descriptor: number) => ContentResult): ContentResult {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, READ_FLAGS);
    return use(descriptor);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Sockets cannot be opened at all.
    if (code === "ENXIO") return { state: "not-a-file", type: "socket", size: 0 };
    return { state: NOT_THERE.has(code) ? "missing" : "unreadable" };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readPieces(descriptor: number, size: number): FileContent {
  const pieces = [readPiece(descriptor, { offset: 0, length: Math.min(size, Math.max(WHOLE_SIZE, HEAD_SIZE)) })];
  const content: FileContent = { size, pieces };
  for (let count = 0; count < MOST_PIECES; count++) {
    const head = headOf(content);
    const range = head && (neededElfRange(content, head) ?? neededDynamicRange(content, head));
    if (range === null) break;
    pieces.push(readPiece(descriptor, range));
  }
  return content;
}

function readPiece(descriptor: number, { offset, length }: ContentRange): ContentPiece {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const count = readSync(descriptor, bytes, at, length - at, offset + at);
    if (count === 0) break;
    at += count;
  }
  return { offset, bytes: bytes.subarray(0, at) };
}
