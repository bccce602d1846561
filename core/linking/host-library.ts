/** Libraries of the host that programs of the initramfs need, as far as somebody has looked for them. */
import type { FileContent } from "../binary/file-content.js";

/** A library, or a loader, that was found on the host. */
export interface HostLibrary {
  /** Its path on the host. */
  readonly path: string;
  /**
   * The folder that the loader finds it in: as the loader names it (`/lib/x86_64-linux-gnu`), or as DT_RPATH and
   * DT_RUNPATH write it, with `$ORIGIN`. A loader's own is that of its path.
   */
  readonly folder: string;
  readonly content: FileContent;
  /** The same for two paths that lead to one file. */
  readonly identity: string;
}

/**
 * What was found for each file: by the path on the host of the program or library that asks, and then by the name that
 * it asks for (DT_NEEDED, or the path in PT_INTERP).
 */
export type HostLibraries = ReadonlyMap<string, ReadonlyMap<string, HostLibrary>>;
