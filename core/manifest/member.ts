/** Archive members: what usr/gen_init_cpio.c makes of an entry, and what init/initramfs.c of the kernel reads. */
import type { Entry } from "./entry.js";

/** One member of a cpio archive. All numbers are unsigned 32-bit, as in the header. */
export interface ArchiveMember {
  /** The name as the archive has it: the tool takes one leading slash away. */
  readonly name: string;
  /** Permissions and file type. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Together with the device of the archived file, `ino` tells which members are one file. */
  readonly ino: number;
  readonly nlink: number;
  readonly major: number;
  readonly minor: number;
  /** Device number of a device node. */
  readonly deviceMajor: number;
  readonly deviceMinor: number;
  /** What follows the header: nothing, the target of a symbolic link, or the contents of a file. */
  readonly body: "none" | "target" | "data";
  /** The target of a symbolic link, else empty. */
  readonly target: string;
}

/** The file type bits of a mode (include/uapi/linux/stat.h). */
export const S_IFMT = 0o170000;
/** Socket. */
export const S_IFSOCK = 0o140000;
/** Symbolic link. */
export const S_IFLNK = 0o120000;
/** Ordinary file. */
export const S_IFREG = 0o100000;
/** Block device. */
export const S_IFBLK = 0o060000;
/** Folder. */
export const S_IFDIR = 0o040000;
/** Character device. */
export const S_IFCHR = 0o020000;
/** Named pipe. */
export const S_IFIFO = 0o010000;

/** The inode number of the first entry in an archive (`ino` of usr/gen_init_cpio.c). */
export const FIRST_INO = 721;

/**
 * The members that an entry becomes: one, or for a file one for each of its names. The type bits are OR-ed to those
 * that the line's mode has, so that a wrong mode can make another type. Only the last name of a file has a body.
 * @param ino the entry's inode number: one number for each entry, counted from `FIRST_INO`.
 */
export function membersOf(entry: Entry, ino: number): readonly ArchiveMember[] {
  switch (entry.kind) {
    case "file": {
      const nlink = entry.links.length + 1;
      if (nlink === 1) return [memberOf(entry, S_IFREG, ino, onlyName)];
      const first = memberOf(entry, S_IFREG, ino, { ...nothing, nlink });
      const links = entry.links.map((link, index): ArchiveMember => {
        return { ...first, name: withoutSlash(link.text), body: index === nlink - 2 ? "data" : "none" };
      });
      return [first, ...links];
    }
    case "slink":
      return [memberOf(entry, S_IFLNK, ino, { ...nothing, body: "target", target: entry.target.text })];
    case "nod": {
      const type = entry.device.text === "b" ? S_IFBLK : S_IFCHR;
      const device = { deviceMajor: entry.major.value, deviceMinor: entry.minor.value };
      return [memberOf(entry, type, ino, { ...nothing, ...device })];
    }
    case "dir":
      return [memberOf(entry, S_IFDIR, ino, folderLike)];
    case "pipe":
      return [memberOf(entry, S_IFIFO, ino, folderLike)];
    case "sock":
      return [memberOf(entry, S_IFSOCK, ino, folderLike)];
  }
}

type Particulars = Pick<ArchiveMember, "nlink" | "deviceMajor" | "deviceMinor" | "body" | "target">;

const nothing: Particulars = { nlink: 1, deviceMajor: 0, deviceMinor: 0, body: "none", target: "" };

const onlyName: Particulars = { ...nothing, body: "data" };

/** `cpio_mkgeneric` says two links for everything that it makes. */
const folderLike: Particulars = { ...nothing, nlink: 2 };

// Written out, as this runs for every line of large manifests.
function memberOf(entry: Entry, type: number, ino: number, particulars: Particulars): ArchiveMember {
  return {
    name: withoutSlash(entry.name.text),
    mode: (entry.mode.value | type) >>> 0,
    uid: entry.uid.value,
    gid: entry.gid.value,
    ino,
    nlink: particulars.nlink,
    major: 3,
    minor: 1,
    deviceMajor: particulars.deviceMajor,
    deviceMinor: particulars.deviceMinor,
    body: particulars.body,
    target: particulars.target,
  };
}

function withoutSlash(name: string): string {
  return name.startsWith("/") ? name.slice(1) : name;
}
