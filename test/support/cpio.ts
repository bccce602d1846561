/** The smallest writer of newc cpio archives: what a test needs to hand files to a kernel, and nothing more. */

/** A file of the archive; folders are made by entries of their own, before what they hold. */
export interface CpioFile {
  /** Without a leading slash. */
  readonly name: string;
  /** Type and permissions, as in `st_mode`: 0o100755 is a program, 0o40755 a folder, 0o20600 a character device. */
  readonly mode: number;
  readonly content?: Uint8Array;
  /** Major and minor number of a device. */
  readonly device?: readonly [major: number, minor: number];
}

/** Packs the files in their order. */
export function packCpio(files: readonly CpioFile[]): Uint8Array {
  const trailer: CpioFile = { name: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...files, trailer].flatMap((file, index) => packFile(file, index + 1)));
}

function packFile({ name, mode, content = new Uint8Array(), device = [0, 0] }: CpioFile, inode: number): Uint8Array[] {
  const nameBytes = Buffer.from(`${name}\0`);
  const links = (mode & 0o170000) === 0o40000 ? 2 : 1;
  const fields = [inode, mode, 0, 0, links, 0, content.length, 0, 0, ...device, nameBytes.length, 0];
  const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`);
  return [header, nameBytes, padding(header.length + nameBytes.length), content, padding(content.length)];
}

function padding(length: number): Uint8Array {
  return new Uint8Array((4 - (length % 4)) % 4);
}
