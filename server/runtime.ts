/** What the server needs from the place it runs in, so that Node and the browser differ in one thin file each. */
import type { HostName } from "../core/completion/host-folders.js";
import type { TreeScan } from "../core/parameters/kernel-tree/scan-tree.js";
import type { ContentReader } from "../host/file-content.js";
import type { FileReader } from "../host/file-reader.js";
import type { ScanProgress } from "../host/kernel-tree-thread.js";
import type { VariableEnvironment } from "../host/variables.js";

export interface ServerRuntime {
  /** Reads files that no editor has open. */
  readonly files: FileReader;
  /** Looks at the files of the host that manifests name. */
  readonly contents: ContentReader;
  readonly environment: VariableEnvironment;
  /** Reads what the sources of a kernel tree define, without keeping the server from answering. */
  readonly scanKernelTree: (folder: string, onProgress: ScanProgress) => Promise<TreeScan>;
  /** The names in a folder of the host, for completion. */
  readonly folderNames: (folder: string) => readonly HostName[];
  /** The path of a document; a document that is no file (untitled) has its URI as path. */
  readonly pathOfUri: (uri: string) => string;
  readonly uriOfPath: (path: string) => string;
  /** Told how many characters a document has that was opened. */
  readonly prepareForText: (length: number) => void;
  /** The address of a document that comes with the server, by its path below the package's root. */
  readonly documentUrl: (path: string) => string;
}
