/** Text of a file or of standard input in pieces, so that a log of any size needs little memory. */
import { open } from "node:fs/promises";
import { textOf } from "../host/text.js";
import { fileError } from "./command-error.js";

/** Strings of this size are cleared away with the short-lived ones. */
const pieceBytes = 1 << 16;
/** A line of this length is cut, wherever that is. */
const longestRest = 1 << 22;
const lineFeed = 0x0a;

/**
 * Reads `path`, or standard input for `-`. Pieces end behind a line feed where there is one, so that no character is cut
 * in two. Errors name the file.
 */
export async function* readTextPieces(path: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  try {
    for await (const piece of path === "-" ? standardInput() : fileBytes(path)) {
      const end = piece.lastIndexOf(lineFeed) + 1;
      if (end > 0) {
        yield decode([...rest, piece.subarray(0, end)]);
        rest = [];
        restBytes = 0;
      }
      // The bytes that were read are written over by the next ones.
      if (end < piece.length) rest.push(Buffer.from(piece.subarray(end)));
      restBytes += piece.length - end;
      if (restBytes < longestRest) continue;
      yield decode(rest);
      rest = [];
      restBytes = 0;
    }
  } catch (error) {
    throw fileError(path, error);
  }
  yield decode(rest);
}

function standardInput(): AsyncIterable<Buffer> {
  return process.stdin as AsyncIterable<Buffer>;
}

/** The bytes of a file, all in the same buffer, one part after the other. */
async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(pieceBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function decode(pieces: readonly Buffer[]): string {
  return textOf(pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces));
}
