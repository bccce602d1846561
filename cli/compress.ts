/** `bootpath pack --compress`: makes of an archive what the kernel's decompressors (lib/decompress*.c) take. */
import { compressGzip } from "./compress/gzip.js";
import { compressLz4 } from "./compress/lz4.js";
import { compressXz } from "./compress/xz.js";
import { compressZstd } from "./compress/zstd.js";

/** The methods of `--compress`. */
export const compressions = ["none", "gzip", "zstd", "xz", "lz4"] as const;

/** How an archive is compressed. */
export type Compression = (typeof compressions)[number];

/**
 * The compressed bytes of the pieces: one stream or frame, with settings that the kernel takes.
 * The pieces may share one buffer: none is looked at again after the next was asked for. With "none" the same
 * holds for what is yielded; the other methods yield bytes that stay. An error of the pieces is thrown on.
 * "gzip", "xz" and "lz4" keep only a part of the archive in memory, "zstd" the whole result.
 * @throws {CommandError} when the program `xz` is needed and cannot be run, or fails
 */
export async function* compress(pieces: Iterable<Uint8Array>, method: Compression): AsyncGenerator<Uint8Array> {
  for await (const compressed of methods[method](pieces)) yield compressed;
}

type Method = (pieces: Iterable<Uint8Array>) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const methods: Readonly<Record<Compression, Method>> = {
  none: (pieces) => pieces,
  gzip: compressGzip,
  zstd: compressZstd,
  xz: compressXz,
  lz4: compressLz4,
};
