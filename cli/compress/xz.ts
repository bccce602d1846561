/**
 * The program `xz` and not a library: see docs/decisions/compression-libraries.md.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { CommandError, fileError } from "../command-error.js";
import { blocksOf } from "./blocks.js";

const blockSize = 64 * 1024;

/**
 * `cmd_xzmisc` of the kernel's build. The kernel knows no check but CRC32 (`dec_stream_header()` in
 * lib/xz/xz_dec_stream.c) and must find memory for the dictionary. One thread: else the bytes depend on the machine.
 */
const programArguments = ["--format=xz", "--check=crc32", "--lzma2=dict=1MiB", "--threads=1", "--stdout"];

/** One stream of xz. Started is `program`, found like any command. */
export async function* compressXz(pieces: Iterable<Uint8Array>, program = "xz"): AsyncGenerator<Uint8Array> {
  // These two variables hold options that would come before ours and could add filters to them.
  const env = { ...process.env, XZ_DEFAULTS: undefined, XZ_OPT: undefined };
  const child = spawn(program, programArguments, { env, stdio: ["pipe", "pipe", "pipe"] });
  try {
    await started(child, program);
    const ended = once(child, "close");
    const complaint = text(child.stderr);
    const fed = failureOf(pipeline(Readable.from(blocksOf(pieces, blockSize)), child.stdin));
    yield* child.stdout as AsyncIterable<Uint8Array>;
    await ended;
    if (child.exitCode !== 0) throw new CommandError(failureText(program, child, await complaint));
    const failure = await fed;
    if (failure !== null) throw failure.reason;
  } finally {
    child.kill();
  }
}

async function started(child: ChildProcess, program: string): Promise<void> {
  try {
    await once(child, "spawn");
  } catch (error) {
    if (!isMissing(error)) throw fileError(program, error);
    throw new CommandError(
      `--compress xz needs the program ${program}, which was not found: install it ` +
        "(package xz-utils in Debian and Ubuntu, xz elsewhere), or choose gzip, zstd or lz4",
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** What a promise was rejected with, if it was. To be asked later without being an unhandled rejection until then. */
function failureOf(work: Promise<void>): Promise<{ readonly reason: unknown } | null> {
  return work.then(
    () => null,
    (reason: unknown) => ({ reason }),
  );
}

function failureText(program: string, { exitCode, signalCode }: ChildProcess, complaint: string): string {
  const end = signalCode === null ? `ended with status ${exitCode ?? "unknown"}` : `was ended by ${signalCode}`;
  return `${program} ${end}${complaint === "" ? "" : `: ${complaint.trim()}`}`;
}
