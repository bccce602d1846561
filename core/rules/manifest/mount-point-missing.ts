/** The script that runs as first program mounts something on a folder that the initramfs does not have. */
import { readContent } from "../../binary/file-content.js";
import { resolvePath, type InitramfsTree, type TreeNode } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { SourceFiles } from "../../project/source-file.js";
import { decodeBytes } from "../../text/bytes.js";
import type { Finding } from "../finding.js";
import { folderLine, insertAfter, insertBefore, preferredFix } from "../manifest-edits.js";
import { pathsNotPacked, placeOf, quoted, wordsRange, type Place } from "../manifest-lines.js";
import { mountsOf, type MountCommand } from "../mount-commands.js";
import { predictionOf } from "../prediction.js";
import type { Rule } from "../rule.js";

export const mountPointMissing: Rule = {
  code: "mount-point-missing",
  language: "manifest",
  title: "a script mounts on a folder that is not there",
  sources: [
    { file: "init/main.c", function: "kernel_init" },
    { file: "fs/namespace.c", function: "path_mount" },
    { file: "usr/default_cpio_list", function: null },
  ],
  check(target) {
    const { tree, sources } = target;
    if (tree === null || sources === null) return [];
    const told = pathsNotPacked(target);
    const seen = new Set<string>();
    return startScripts(target, tree).flatMap((path) => {
      const script = scriptAt(target, { tree, sources }, path);
      if (script === null) return [];
      return mountsOf(script.text).flatMap((mount) => {
        if (seen.has(mount.folder) || told.has(mount.folder)) return [];
        if (resolvePath(tree, mount.folder).kind === "found") return [];
        seen.add(mount.folder);
        return [report(target, tree, { path, place: script.place, mount })];
      });
    });
  },
};

/** The first program, and the script that BusyBox's init starts before everything else. */
function startScripts(target: BootTarget, tree: InitramfsTree): readonly string[] {
  const first = predictionOf(target)?.init?.path ?? "";
  const found = first === "" ? null : resolvePath(tree, first);
  if (found?.kind !== "found") return [];
  return [first, "/etc/init.d/rcS"];
}

interface Script {
  readonly text: string;
  readonly place: Place;
}

/** A script of the tree whose beginning is known. */
function scriptAt(
  target: BootTarget,
  { tree, sources }: { readonly tree: InitramfsTree; readonly sources: SourceFiles },
  path: string,
): Script | null {
  const found = resolvePath(tree, path);
  if (found.kind === "failed") return null;
  const place = placeOf(target, found.node.data?.origin ?? null);
  const text = contentOf(found.node, sources);
  return place === null || text === null || !/^#!.*sh\b/.test(text) ? null : { text, place };
}

/** The first bytes of a file as text; of a long script the end is missing. */
function contentOf({ data }: TreeNode, sources: SourceFiles): string | null {
  const source = sources.get(data?.location ?? "");
  if (source?.state !== "file") return null;
  const { content } = source;
  const length = content.pieces.find(({ offset }) => offset === 0)?.bytes.length ?? 0;
  const read = readContent(content, { offset: 0, length: Math.min(length, content.size) });
  return read.kind === "bytes" ? decodeBytes(read.bytes) : null;
}

interface FailingMount {
  /** The script. */
  readonly path: string;
  readonly place: Place;
  readonly mount: MountCommand;
}

/** The manifest lacks a line, so the finding stands at the script that needs it. */
function report(target: BootTarget, tree: InitramfsTree, { path, place, mount }: FailingMount): Finding {
  const { document, line } = place;
  return {
    code: "mount-point-missing",
    severity: "warning",
    path: document.path,
    ...wordsRange(document, line),
    message:
      `${path} runs ${quoted(mount.text)}, but no line of the manifest makes ${mount.folder}. The mount fails with ` +
      `"No such file or directory", because the kernel makes no folders to mount on.`,
    fixes: [addFolders(target, tree, { place, folder: mount.folder })],
    related: [],
  };
}

/** Next to the folder that it belongs in, or in front of the script. */
function addFolders(
  target: BootTarget,
  tree: InitramfsTree,
  { place, folder }: { readonly place: Place; readonly folder: string },
) {
  const missing: string[] = [];
  let above = folder;
  while (above !== "" && resolvePath(tree, above).kind === "failed") {
    missing.unshift(above);
    above = above.slice(0, above.lastIndexOf("/"));
  }
  const found = above === "" ? null : resolvePath(tree, above);
  const maker = found?.kind === "found" ? placeOf(target, found.node.origin) : null;
  const lines = missing.map(folderLine);
  const edit =
    maker === null
      ? insertBefore(place.document, place.line.start, lines)
      : insertAfter(maker.document, maker.line.end, lines);
  return preferredFix(`Add dir ${folder}`, edit);
}
