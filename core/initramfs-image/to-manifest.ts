/** Writes the manifest from which gen_init_cpio would make the members of an image again. */
import { kindOfMode } from "../manifest/node.js";
import type { ImageMember } from "./cpio.js";
import { octalMode, pathOf } from "./entry.js";
import type { ImagePart } from "./image.js";

/**
 * One line an entry, in the order of the image; hard links stand behind their file. The sources of files are the paths
 * that `bootpath unpack` gives them, relative to the folder it unpacks to. What a manifest cannot say (a name with a
 * blank, a type that nobody knows) becomes a comment.
 */
export function manifestOfImage(parts: readonly ImagePart[]): string {
  const lines: string[] = [];
  for (const [index, { members, compression }] of parts.entries()) {
    if (parts.length > 1) lines.push(`# Part ${index + 1} of ${parts.length}, ${compression ?? "not compressed"}`);
    const links = linkGroups(members);
    for (const member of members) {
      const group = links.get(linkKey(member)) ?? [member];
      // A file stands where its first name does.
      if (group[0] === member) lines.push(lineOf(member, group.slice(1)));
    }
  }
  return lines.map((line) => `${line}\n`).join("");
}

function lineOf(member: ImageMember, links: readonly ImageMember[]): string {
  const path = pathOf(member);
  const names = [path, member.target, ...links.map(pathOf)];
  if (path === "/") return `# dir / ${owner(member)} (the root itself, which gen_init_cpio does not make)`;
  if (names.some((name) => /[\s\0]/.test(name))) {
    return `# A manifest cannot hold this name: ${JSON.stringify(path)} ${owner(member)}`;
  }
  switch (kindOfMode(member.mode)) {
    case "file":
      return [`file ${path} ${path.slice(1)} ${owner(member)}`, ...links.map(pathOf)].join(" ");
    case "dir":
      return `dir ${path} ${owner(member)}`;
    case "symlink":
      return `slink ${path} ${member.target} ${owner(member)}`;
    case "char":
      return `nod ${path} ${owner(member)} c ${member.deviceMajor} ${member.deviceMinor}`;
    case "block":
      return `nod ${path} ${owner(member)} b ${member.deviceMajor} ${member.deviceMinor}`;
    case "pipe":
      return `pipe ${path} ${owner(member)}`;
    case "socket":
      return `sock ${path} ${owner(member)}`;
    case null:
      return `# No file type: ${path} ${member.mode.toString(8)}`;
  }
}

function owner(member: ImageMember): string {
  return `${octalMode(member)} ${member.uid} ${member.gid}`;
}

/** The members that are one file. Kernel: init/initramfs.c find_link. */
function linkGroups(members: readonly ImageMember[]): ReadonlyMap<string, readonly ImageMember[]> {
  const groups = new Map<string, ImageMember[]>();
  for (const member of members) {
    if (member.nlink < 2 || kindOfMode(member.mode) !== "file") continue;
    const group = groups.get(linkKey(member));
    if (group === undefined) groups.set(linkKey(member), [member]);
    else group.push(member);
  }
  return groups;
}

function linkKey({ ino, major, minor, mode }: ImageMember): string {
  return `${ino}:${major}:${minor}:${mode}`;
}
