/** `bootpath pack`: the initramfs archive of a manifest. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { packArchive, type PackMessage, type PackOptions, type PackReport } from "../core/manifest/pack.js";
import { packHost } from "../host/pack-host.js";
import { textOf } from "../host/text.js";
import { manifestVariables } from "../host/variables.js";
import { CommandError, exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { compress, type Compression } from "./compress.js";
import { openOutput } from "./output.js";
import { guestFolder } from "./package-info.js";

/** The options of the verb, as parsed. */
export interface PackVerbOptions {
  readonly output: string;
  readonly base?: string;
  readonly mtime?: number;
  readonly checksum?: boolean;
  readonly compress: Compression;
}

/** Packs a manifest into a file or to standard output. A refused manifest leaves no file behind. */
export async function pack(path: string, options: PackVerbOptions): Promise<ExitStatus> {
  const manifest = { text: readManifest(path) };
  const host = packHost(options.base ?? (path === "-" ? "." : dirname(path)));
  const packing = packArchive(manifest, packOptions(options), host);
  const output = openOutput(options.output);
  try {
    const report = yieldsReport(packing);
    for await (const piece of compress(report.pieces, options.compress)) output.write(piece);
    const { outcome, messages } = report.result();
    for (const message of messages) process.stderr.write(`${describe(path, message)}\n`);
    if (outcome === "refused") throw new CommandError(`${path}: refused, no archive was made`);
    output.commit();
    return exitStatus.ok;
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** Large files were packed quickest with this (ext4 of Linux 6.18): with 256 KiB it took half as long again. */
const pieceSize = 1 << 17;

function packOptions({ mtime, checksum }: PackVerbOptions): PackOptions {
  return {
    timestamps:
      mtime === undefined ? { kind: "source", now: Math.floor(Date.now() / 1000) } : { kind: "fixed", seconds: mtime },
    checksum: checksum === true ? "crc" : "none",
    pieceSize,
    variables: manifestVariables({ variables: process.env, guestFolder }, {}),
  };
}

/** Splits a packing generator into its pieces and, once they are consumed, its report. */
function yieldsReport(packing: Generator<Uint8Array, PackReport>) {
  let result: PackReport | null = null;
  function* pieces(): Generator<Uint8Array> {
    result = yield* packing;
  }
  return {
    pieces: pieces(),
    result(): PackReport {
      if (result === null) throw new Error("the pieces of the archive were not consumed");
      return result;
    },
  };
}

function readManifest(path: string): string {
  try {
    return textOf(readFileSync(path === "-" ? 0 : path));
  } catch (error) {
    throw fileError(path, error);
  }
}

function describe(path: string, { line, kind, explanation }: PackMessage): string {
  const number = line === null ? "" : `:${line + 1}`;
  return `${path}${number}: ${kind}: ${explanation}`;
}
