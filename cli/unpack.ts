/** `bootpath unpack`: writes what the kernel would unpack from an initramfs image into a folder. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lchownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { unpackImage, type UnpackedImage } from "../core/initramfs-image/unpacked.js";
import type { TreeNode } from "../core/manifest/node.js";
import { CommandError, exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { readImageFile, warnAboutProblem } from "./read-image.js";

/** The options of the verb, as parsed. */
export interface UnpackOptions {
  readonly directory: string;
}

/**
 * Unpacks into a new or empty folder. Where the kernel would follow a symbolic link of the image, so does this, inside
 * the image; nothing is written outside the folder. Root gets owners and device nodes too.
 */
export async function unpack(path: string, { directory }: UnpackOptions): Promise<ExitStatus> {
  const image = await readImageFile(path);
  makeFolder(directory);
  const unpacked = unpackImage(image);
  const writer: Writer = { ...unpacked, written: new Map(), leftOut: [], isRoot: process.getuid?.() === 0 };
  writeFolder(unpacked.root, directory, writer);
  for (const member of unpacked.lost) process.stderr.write(`${path}: ${member.name}: the kernel drops it\n`);
  if (writer.leftOut.length > 0) {
    const what = `${writer.leftOut.length} device nodes, pipes and sockets were left out`;
    process.stderr.write(`${path}: ${what}; "bootpath list --format manifest" describes them\n`);
  }
  warnAboutProblem(path, image);
  return image.problem === null ? exitStatus.ok : exitStatus.wrong;
}

interface Writer extends UnpackedImage {
  /** Files by the path they were first written to, for hard links. */
  readonly written: Map<TreeNode, string>;
  readonly leftOut: string[];
  readonly isRoot: boolean;
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    if (readdirSync(directory).length > 0) throw new CommandError(`${directory}: is not empty; name a new folder`);
  } catch (error) {
    throw error instanceof CommandError ? error : fileError(directory, error);
  }
}

function writeFolder(folder: TreeNode, path: string, writer: Writer): void {
  for (const [name, node] of folder.entries ?? []) {
    const place = join(path, name);
    try {
      writeNode(node, place, writer);
    } catch (error) {
      throw error instanceof CommandError ? error : fileError(place, error);
    }
  }
}

function writeNode(node: TreeNode, path: string, writer: Writer): void {
  const first = writer.written.get(node);
  if (first !== undefined) {
    linkSync(first, path);
    return;
  }
  if (node.kind !== "dir") writer.written.set(node, path);
  switch (node.kind) {
    case "dir":
      mkdirSync(path);
      writeFolder(node, path, writer);
      break;
    case "file":
      writeFileSync(path, writer.contentsOf(node)?.data ?? new Uint8Array(0), { flag: "wx" });
      break;
    case "symlink":
      symlinkSync(node.target ?? "", path);
      break;
    default:
      if (!makeSpecial(node, path, writer)) {
        writer.leftOut.push(path);
        writer.written.delete(node);
        return;
      }
  }
  if (writer.isRoot) lchownSync(path, node.uid, node.gid);
  if (node.kind === "symlink") return;
  chmodSync(path, node.mode);
  const member = writer.memberOf(node);
  if (member !== null && node.kind === "file") utimesSync(path, member.mtime, member.mtime);
}

/** Node cannot make these nodes, the program of coreutils can. */
function makeSpecial(node: TreeNode, path: string, { isRoot }: Writer): boolean {
  if (node.kind === "pipe") return spawnSync("mkfifo", ["--", path]).status === 0;
  if (!isRoot || node.device === null) return false;
  const { major, minor } = node.device;
  const type = node.kind === "char" ? "c" : "b";
  return spawnSync("mknod", ["--", path, type, String(major), String(minor)]).status === 0;
}
