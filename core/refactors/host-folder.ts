/** Turns a folder of the host into lines of a manifest. */
import type { Edit } from "../rules/finding.js";
import type { ManifestDocument } from "../project/boot-target.js";
import { absolutePath } from "../rules/manifest-lines.js";
import type { NodeKind } from "../manifest/node.js";
import type { ManifestLine } from "../manifest/parse.js";
import { lineEnding } from "../text/lines.js";

/** Something in a folder of the host. */
export interface HostEntry {
  /** Its path from the folder, as `etc/passwd`; empty for the folder itself. */
  readonly path: string;
  readonly kind: NodeKind;
  /** Permission bits, set-user-id, set-group-id and sticky bit. */
  readonly mode: number;
  /** Target of a symbolic link. */
  readonly target?: string;
  /** Numbers of a device. */
  readonly device?: { readonly major: number; readonly minor: number };
  /** The same for all names of one file; missing for a file with a single name. */
  readonly identity?: string;
}

/** Where a folder goes. */
export interface FolderPlace {
  /** The path in the initramfs. */
  readonly path: string;
  /** The folder as the manifest is to write it, with its variables. */
  readonly location: string;
  /** Paths that other lines make already. */
  readonly isMade: (path: string) => boolean;
}

/**
 * The lines that put a folder into an initramfs, folders before what is in them and names in order. Everything belongs
 * to root, as is usual in an initramfs: who owns it on the host says nothing there. What a manifest cannot write, such as
 * a name with a blank, is told in a comment.
 */
export function linesOfFolder(entries: readonly HostEntry[], place: FolderPlace): readonly string[] {
  const sorted = [...entries].sort((a, b) => comparePaths(a.path, b.path));
  const groups = new Map<string, string[]>();
  for (const { identity, path } of sorted) {
    if (identity !== undefined && isWritable(path)) groups.set(identity, [...(groups.get(identity) ?? []), path]);
  }
  return sorted.flatMap((entry) => lineOf(entry, groups.get(entry.identity ?? "") ?? [entry.path], place));
}

/** The edit that replaces a line by others, or adds them behind all lines of a folder. */
export function insertFolderLines(
  document: ManifestDocument,
  line: ManifestLine,
  lines: readonly string[],
): readonly Edit[] {
  const { path, text } = document;
  const lineEnd = lineEnding(text);
  if (line.entry?.kind !== "dir") {
    const ending = text.slice(line.start, line.end).endsWith("\r") ? 1 : 0;
    return [{ path, start: line.start, end: line.end - ending, newText: lines.join(lineEnd) }];
  }
  const end = lastLineBelow(document, line).end;
  const at = text[end - 1] === "\r" ? end - 1 : end;
  return lines.length === 0 ? [] : [{ path, start: at, end: at, newText: lines.map((one) => lineEnd + one).join("") }];
}

/** The last line that makes something in a folder: behind it all folders exist that lines of it make. */
function lastLineBelow({ manifest }: ManifestDocument, folder: ManifestLine): ManifestLine {
  const path = `${absolutePath(folder.entry?.name.text ?? "/")}/`.replace("//", "/");
  const inside = (line: ManifestLine) => absolutePath(line.entry?.name.text ?? "").startsWith(path);
  return (
    manifest.lines.findLast((line) => line.verdict.kind === "kept" && line.entry !== null && inside(line)) ?? folder
  );
}

function lineOf(
  entry: HostEntry,
  names: readonly string[],
  { path: top, location, isMade }: FolderPlace,
): readonly string[] {
  const path = absolutePath(`${top}/${entry.path}`);
  if (isMade(path) || path === "/") return [];
  if (!isWritable(path) || !isWritable(entry.target ?? "") || (entry.kind === "file" && entry.path.includes("${"))) {
    return [`# left out, a manifest cannot write it: ${JSON.stringify(path)}`];
  }
  const owner = `${entry.mode.toString(8).padStart(4, "0")} 0 0`;
  const numbers = `${entry.device?.major ?? 0} ${entry.device?.minor ?? 0}`;
  switch (entry.kind) {
    case "dir":
      return [`dir ${path} ${owner}`];
    case "symlink":
      return [`slink ${path} ${entry.target ?? ""} 0777 0 0`];
    case "char":
      return [`nod ${path} ${owner} c ${numbers}`];
    case "block":
      return [`nod ${path} ${owner} b ${numbers}`];
    case "pipe":
      return [`pipe ${path} ${owner}`];
    case "socket":
      return [`sock ${path} ${owner}`];
    case "file": {
      // By the last name of a file the folders of all its names are there.
      if (entry.path !== (names.at(-1) ?? entry.path)) return [];
      const [first = entry.path, ...links] = names;
      const others = links.map((name) => absolutePath(`${top}/${name}`));
      const source = first === "" ? location : `${location.replace(/\/+$/, "")}/${first}`;
      return [["file", absolutePath(`${top}/${first}`), source, owner, ...others].join(" ")];
    }
  }
}

/** Whether gen_init_cpio reads a text as one word: no white space, no NUL; U+FFFD stands for what was no text. */
function isWritable(text: string): boolean {
  return !/[\t-\r \0\ufffd]/.test(text);
}

/** By the names on the way, so that what is in a folder follows it directly. */
function comparePaths(a: string, b: string): number {
  const left = a.replaceAll("/", "\0");
  const right = b.replaceAll("/", "\0");
  return left < right ? -1 : left > right ? 1 : 0;
}
