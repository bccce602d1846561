/** The library's own types are its sources, which do not pass our checks. See `paths` in tsconfig.json. */

/** Decompresses a file of the LZMA "alone" format. Throws on damaged data. */
export function decompress(bytes: Uint8Array): Uint8Array;
