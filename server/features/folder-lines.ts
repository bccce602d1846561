/** The refactoring that turns a folder of the host into lines of a manifest. */
import { isAbsolute, join } from "node:path";
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { lineOf as lineWith, lineIndexAt, type ManifestLine } from "../../core/manifest/parse.js";
import { resolvePath } from "../../core/manifest/tree.js";
import type { ManifestDocument } from "../../core/project/boot-target.js";
import { insertFolderLines, linesOfFolder } from "../../core/refactors/host-folder.js";
import type { Edit } from "../../core/rules/finding.js";
import { absolutePath } from "../../core/rules/manifest-lines.js";
import { readFolderTree } from "../../host/folder-tree.js";
import type { ServerRuntime } from "../runtime.js";
import type { PlacedTarget } from "../workspace.js";

/** A line of a manifest in its document and target. */
export interface LinePlace {
  readonly document: TextDocument;
  readonly manifest: ManifestDocument;
  readonly placed: PlacedTarget;
  readonly line: ManifestLine;
}

/** A folder of the host that belongs to a line, and how the manifest writes it. */
export interface HostFolder {
  readonly folder: string;
  readonly location: string;
}

/** More entries than these are no manifest that anybody wants to read. */
export const mostEntries = 20_000;

/** How many lines around a `dir` line tell where the sources of the manifest come from. */
const neighbours = 200;

/**
 * The folder of the host that a line is about: the source of a `file` line that is a folder, or for a `dir` line the
 * folder that lies where the sources of lines around it lie, or at the same path below the base. Null without one.
 */
export function hostFolderOf({ manifest, placed, line }: LinePlace, { contents }: ServerRuntime): HostFolder | null {
  const { entry } = line;
  const { target, base } = placed;
  if (entry?.kind === "file") {
    const source = target.sources?.get(entry.location.text);
    const isFolder = source?.state === "not-a-file" && source.type === "folder";
    return isFolder ? { folder: source.path, location: entry.location.text } : null;
  }
  if (entry?.kind !== "dir" || line.verdict.kind !== "kept") return null;
  const path = absolutePath(entry.name.text);
  if (path === "/") return null;
  for (const top of new Set([...topsAround(manifest, line), ""])) {
    const location = `${top}${path}`.slice(top === "" ? 1 : 0);
    if (location.includes("${")) continue;
    const folder = isAbsolute(location) ? location : join(base, location);
    const found = contents.read(folder);
    if (found.state === "not-a-file" && found.type === "folder") return { folder, location };
  }
  return null;
}

/** Where sources lie: `out` for `file /bin/sh out/bin/sh`. */
function topsAround({ manifest }: ManifestDocument, line: ManifestLine): readonly string[] {
  const tops = new Set<string>();
  const middle = lineIndexAt(manifest, line.start);
  for (let index = Math.max(0, middle - neighbours); index < middle + neighbours; index++) {
    const entry = lineWith(manifest, index)?.entry;
    if (entry?.kind !== "file" || !entry.location.text.endsWith(entry.name.text)) continue;
    tops.add(entry.location.text.slice(0, -entry.name.text.length));
  }
  return [...tops];
}

/**
 * The edits that write the folder down. What other lines make already is left out.
 * @throws ResponseError with the reason where it cannot be done.
 */
export async function editsOfFolder(
  place: LinePlace,
  { folder, location }: HostFolder,
  reading: { readonly most: number; readonly isCancelled: () => boolean; readonly onProgress: (count: number) => void },
): Promise<readonly Edit[]> {
  const { manifest, placed, line } = place;
  const read = await readFolderTree(folder, reading);
  if (read.kind === "cancelled") throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
  if (read.kind !== "read") {
    const reason =
      read.kind === "too many"
        ? `The folder ${folder} has more than ${reading.most} files and folders. Turn folders inside it into lines, one by one.`
        : `${read.path} cannot be read.`;
    throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
  }
  const { tree } = placed.target;
  const path = absolutePath(line.entry?.name.text ?? "/");
  // The line itself is replaced, unless it is the folder's own.
  const own = line.entry?.kind === "file" ? path : null;
  const isMade = (name: string) =>
    name !== own && tree !== null && resolvePath(tree, name, "nofollow").kind === "found";
  return insertFolderLines(manifest, line, linesOfFolder(read.entries, { path, location, isMade }));
}

/** Shows how far reading is, where the client can show it. */
export interface ShownReading {
  readonly report: (count: number) => void;
  readonly isCancelled: () => boolean;
  readonly done: () => void;
}

/** Begins to show that a folder is read. */
export async function showReading(
  folder: string,
  client: ClientCapabilities,
  connection: Connection,
  token: CancellationToken,
): Promise<ShownReading> {
  const isCancelled = () => token.isCancellationRequested;
  const hidden: ShownReading = { report: () => undefined, isCancelled, done: () => undefined };
  if (client.window?.workDoneProgress !== true) return hidden;
  const progress = await connection.window.createWorkDoneProgress().catch(() => null);
  if (progress === null) return hidden;
  progress.begin("Reading a folder", undefined, folder, true);
  return {
    report: (count) => {
      progress.report(`${folder}: ${count} entries`);
    },
    isCancelled: () => isCancelled() || progress.token.isCancellationRequested,
    done: () => {
      progress.done();
    },
  };
}
