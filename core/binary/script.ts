/** The first line of a script: load_script() of fs/binfmt_script.c (the same in 6.1, 6.12 and 7.2). */
import { decodeBytes } from "../text/bytes.js";

/** What the kernel reads out of a `#!` line. */
export interface ScriptLine {
  /** The interpreter's path. It can be empty: then the kernel opens the root folder and fails. */
  readonly interpreter: string;
  /** All that follows the interpreter, as one argument; null where nothing does. */
  readonly argument: string | null;
}

const NEWLINE = 0x0a;
const NUL = 0;

/**
 * The interpreter and its argument.
 * @param head the first 256 bytes of the file, filled up with zeros.
 * @returns null where the kernel gives up with ENOEXEC: no `#!`, no interpreter, or one that may be cut off.
 */
export function parseScriptLine(head: Uint8Array): ScriptLine | null {
  if (head[0] !== 0x23 || head[1] !== 0x21) return null;
  const last = head.length - 1;
  let end = lineEnd(head);
  if (end < 0) {
    const name = nextNonBlank(head, 2, last);
    // Without a newline, a blank or a NUL must follow the path, or it goes on behind the buffer.
    if (name < 0 || nextTerminator(head, name, last) < 0) return null;
    end = last;
  }
  while (isBlank(head[end - 1])) end--;
  const name = nextNonBlank(head, 2, end);
  if (name < 0 || name === end) return null;
  const separator = nextTerminator(head, name, end);
  const hasArgument = separator >= 0 && head[separator] !== NUL;
  const argument = hasArgument ? nextNonBlank(head, separator, end) : -1;
  return {
    interpreter: textFrom(head, name, argument < 0 ? end : separator),
    argument: argument < 0 ? null : textFrom(head, argument, end),
  };
}

/** The newline that ends the line, -1 where a NUL or the end of the buffer comes first (`strnchr`). */
function lineEnd(head: Uint8Array): number {
  for (let at = 0; at < head.length; at++) {
    if (head[at] === NEWLINE) return at;
    if (head[at] === NUL) return -1;
  }
  return -1;
}

function nextNonBlank(head: Uint8Array, from: number, last: number): number {
  for (let at = from; at <= last; at++) if (!isBlank(head[at])) return at;
  return -1;
}

function nextTerminator(head: Uint8Array, from: number, last: number): number {
  for (let at = from; at <= last; at++) if (isBlank(head[at]) || head[at] === NUL) return at;
  return -1;
}

/** The C string that starts at `from`; the kernel writes a NUL at `end`. */
function textFrom(head: Uint8Array, from: number, end: number): string {
  const nul = head.indexOf(NUL, from);
  return decodeBytes(head.subarray(from, nul >= 0 && nul < end ? nul : end));
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
