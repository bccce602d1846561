/** Members of an image as people read them: paths, types, modes. */
import { modeText } from "../manifest/mode-text.js";
import { kindOfMode, type NodeKind } from "../manifest/node.js";
import type { ImageMember } from "./cpio.js";

/** The path that a member's name means in the initramfs: absolute, without `.` and doubled slashes. */
export function pathOf({ name }: Pick<ImageMember, "name">): string {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  return `/${parts.join("/")}`;
}

/** Permission bits as four octal digits. */
export function octalMode({ mode }: Pick<ImageMember, "mode">): string {
  return (mode & 0o7777).toString(8).padStart(4, "0");
}

/** The ten characters that `ls -l` begins a line with. */
export function modeLetters({ mode }: Pick<ImageMember, "mode">): string {
  const kind = kindOfMode(mode);
  return (kind === null ? "?" : kindLetters[kind]) + modeText(mode);
}

/** The letter of each file type at the beginning of a line of `ls -l`. */
export const kindLetters: Readonly<Record<NodeKind, string>> = {
  file: "-",
  dir: "d",
  symlink: "l",
  char: "c",
  block: "b",
  pipe: "p",
  socket: "s",
};
