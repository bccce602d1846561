declare module "seek-bzip" {
  const bunzip: {
    /** Decompresses one bzip2 stream. Throws on damaged data. */
    readonly decode: (bytes: Uint8Array) => Uint8Array;
  };
  export default bunzip;
}
