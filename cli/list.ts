/** `bootpath list`: what is in an initramfs image. */
import type { ImageMember } from "../core/initramfs-image/cpio.js";
import { modeLetters, octalMode, pathOf } from "../core/initramfs-image/entry.js";
import type { ImagePart, InitramfsImage } from "../core/initramfs-image/image.js";
import { manifestOfImage } from "../core/initramfs-image/to-manifest.js";
import { kindOfMode } from "../core/manifest/node.js";
import { exitStatus, type ExitStatus } from "./command-error.js";
import { print } from "./output.js";
import { readImageFile, warnAboutProblem } from "./read-image.js";

/** The options of the verb, as parsed. */
export interface ListOptions {
  readonly format: "text" | "json" | "manifest";
}

/** Lists every member of every archive in an image, in the order in which the kernel unpacks them. */
export async function list(path: string, { format }: ListOptions): Promise<ExitStatus> {
  const image = await readImageFile(path);
  print(formats[format](image));
  warnAboutProblem(path, image);
  return image.problem === null ? exitStatus.ok : exitStatus.wrong;
}

const formats: Readonly<Record<ListOptions["format"], (image: InitramfsImage) => string>> = {
  text: ({ parts }) => parts.map(formatPart).join("\n"),
  json: (image) => `${JSON.stringify(toJson(image), null, 2)}\n`,
  manifest: ({ parts }) => manifestOfImage(parts),
};

function formatPart({ offset, length, compression, members }: ImagePart): string {
  const head = `# ${length} bytes at ${offset}, ${compression ?? "not compressed"}, ${members.length} entries`;
  return [head, ...members.map(formatMember), ""].join("\n");
}

function formatMember(member: ImageMember): string {
  const kind = kindOfMode(member.mode);
  const isDevice = kind === "char" || kind === "block";
  const size = isDevice ? `${member.deviceMajor}, ${member.deviceMinor}` : String(member.data.length);
  const target = kind === "symlink" ? ` -> ${member.target}` : "";
  const columns = [modeLetters(member), `${member.uid}:${member.gid}`.padEnd(7), size.padStart(9)];
  return `${columns.join(" ")} ${pathOf(member)}${target}`;
}

function toJson({ parts, problem }: InitramfsImage) {
  return {
    archives: parts.map(({ offset, length, compression, members }) => {
      return { offset, length, compression: compression ?? "none", entries: members.length };
    }),
    entries: parts.flatMap(({ members }, archive) => members.map((member) => ({ archive, ...entryToJson(member) }))),
    problem,
  };
}

function entryToJson(member: ImageMember) {
  const type = kindOfMode(member.mode);
  const isDevice = type === "char" || type === "block";
  return {
    path: pathOf(member),
    name: member.name,
    type,
    mode: octalMode(member),
    uid: member.uid,
    gid: member.gid,
    size: member.body === "data" ? member.data.length : 0,
    mtime: member.mtime,
    ino: member.ino,
    links: member.nlink,
    device: isDevice ? { major: member.deviceMajor, minor: member.deviceMinor } : null,
    target: type === "symlink" ? member.target : null,
  };
}
