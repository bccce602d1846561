/** What completion asks the host about folders, for the sources of `file` lines. */

/** A name in a folder of the host. */
export interface HostName {
  readonly name: string;
  readonly kind: "folder" | "file";
}

/** The folders of the host. */
export interface HostFolders {
  /**
   * The names in a folder, hidden ones too; empty where it cannot be read. A relative path starts where gen_init_cpio
   * would run; an empty one is that place itself.
   */
  readonly namesIn: (folder: string) => readonly HostName[];
}

/** For those who look at a text without a host. */
export const noHostFolders: HostFolders = { namesIn: () => [] };
