/** Members of an image as people read them: paths, types, modes. */
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
export function modeLetters(member: Pick<ImageMember, "mode">): string {
  const kind = kindOfMode(member.mode);
  const bit = (mask: number, letter: string) => ((member.mode & mask) === 0 ? "-" : letter);
  const execute = (mask: number, special: number, letter: string) => {
    const isSpecial = (member.mode & special) !== 0;
    if ((member.mode & mask) === 0) return isSpecial ? letter.toUpperCase() : "-";
    return isSpecial ? letter : "x";
  };
  return [
    kind === null ? "?" : kindLetters[kind],
    bit(0o400, "r"),
    bit(0o200, "w"),
    execute(0o100, 0o4000, "s"),
    bit(0o040, "r"),
    bit(0o020, "w"),
    execute(0o010, 0o2000, "s"),
    bit(0o004, "r"),
    bit(0o002, "w"),
    execute(0o001, 0o1000, "t"),
  ].join("");
}

const kindLetters: Readonly<Record<NodeKind, string>> = {
  file: "-",
  dir: "d",
  symlink: "l",
  char: "c",
  block: "b",
  pipe: "p",
  socket: "s",
};
