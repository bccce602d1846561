/** `bootpath pack --compress`: makes of an archive what the kernel's decompressors (lib/decompress*.c) take. */
/** The methods of `--compress`. */
export const compressions = ["none", "gzip", "zstd", "xz", "lz4"] as const;

/** How an archive is compressed. */
export type Compression = (typeof compressions)[number];

/**
 * The compressed bytes of the pieces: one stream or frame, with settings that the kernel takes.
 * The pieces may share one buffer: none is looked at again after the next was asked for. With "none" they are what is
 * yielded; the other methods yield bytes that stay. An error of the pieces is thrown on.
 * "gzip", "xz" and "lz4" keep only a part of the archive in memory, "zstd" the whole result.
 * @throws {CommandError} when the program `xz` is needed and cannot be run, or fails
 */
export async function* compress(pieces: Iterable<Uint8Array>, method: Compression): AsyncGenerator<Uint8Array> {
  const compressPieces = await methods[method]();
  for await (const compressed of compressPieces(pieces)) yield compressed;
}

type Method = (pieces: Iterable<Uint8Array>) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Loaded when they are needed: most archives are not compressed. */
const methods: Readonly<Record<Compression, () => Promise<Method>>> = {
  none: () => Promise.resolve((pieces) => pieces),
  gzip: async () => (await import("./compress/gzip.js")).compressGzip,
  zstd: async () => (await import("./compress/zstd.js")).compressZstd,
  xz: async () => (await import("./compress/xz.js")).compressXz,
  lz4: async () => (await import("./compress/lz4.js")).compressLz4,
};
