/** What numbers in kernel messages mean: exit codes, error numbers, device numbers. */
import { describeErrorNumber } from "./exec-error.js";
import { decodeExitCode } from "./exit-code.js";

/** A value in a line, in UTF-16 offsets, and its meaning in a sentence. */
export interface ValueNote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const values: readonly { readonly pattern: RegExp; readonly explain: (values: readonly string[]) => string }[] = [
  // kernel/exit.c do_exit
  { pattern: /exitcode=0x([0-9a-f]{1,8})/g, explain: ([code = ""]) => exitText(Number.parseInt(code, 16)) },
  // init/do_mounts.c mount_root_generic prints the root's device through __bdevname().
  { pattern: /unknown-block\((\d+),(\d+)\)/g, explain: ([major = "", minor = ""]) => deviceText(major, minor) },
  { pattern: /\berror:? (-\d{1,4})\b/g, explain: ([error = ""]) => `${describeErrorNumber(Number(error))}.` },
];

/** The value at a column of a line, counted from 0; null where there is none. */
export function valueNoteAt(line: string, column: number): ValueNote | null {
  for (const { pattern, explain } of values) {
    for (const match of line.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (match.index <= column && column < end) return { start: match.index, end, text: explain(match.slice(1)) };
    }
  }
  return null;
}

function exitText(code: number): string {
  const end = decodeExitCode(code);
  return end.kind === "exited"
    ? `The first program ended by itself with exit status ${end.status}.`
    : `The first program was killed by ${end.name} (${end.signal}).`;
}

/** Names from Documentation/admin-guide/devices.txt for disks that a root is often on. */
const drivers: Readonly<Record<string, string>> = {
  "0": "no device: the kernel found none of the name in root=",
  "1": "a RAM disk, /dev/ram",
  "7": "a loop device, /dev/loop",
  "8": "a SCSI, SATA or USB disk, /dev/sd",
  "9": "a software RAID, /dev/md",
  "11": "a CD-ROM drive, /dev/sr",
  "31": "an MTD flash device, /dev/mtdblock",
  "179": "an MMC or SD card, /dev/mmcblk",
};

function deviceText(major: string, minor: string): string {
  const what = drivers[major];
  return `Block device with major number ${major} and minor number ${minor}${what === undefined ? "" : `: ${what}`}.`;
}
