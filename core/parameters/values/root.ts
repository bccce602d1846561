/** The root file system: `root=` in all its forms, and what belongs to it. */
import { findRootDevice } from "../../bootpath/root-device.js";
import { kernelRules } from "../../bootpath/kernel-rules.js";
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { byteLength } from "../../text/bytes.js";
import {
  explained,
  explainedAs,
  explainList,
  restOf,
  scanValue,
  skip,
  skipText,
  take,
  takeIgnored,
} from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";

/** Kernel: init/do_mounts.c parse_root_device, block/early-lookup.c early_lookup_bdev; before 6.5 name_to_dev_t(). */
export const readRoot: ValueReader = (value, { kernelVersion }) => {
  const source = isAtLeast(kernelVersion, "6.5")
    ? { file: "block/early-lookup.c", function: "early_lookup_bdev" }
    : { file: "init/do_mounts.c", function: "name_to_dev_t" };
  if (value === "") return explainedAs("Empty: the same as no root= at all.", source);
  const scanner = scanValue(value);
  const special = specialRoot(value);
  if (special !== null) {
    takeIgnored(scanner, special);
    const name = isAtLeast(kernelVersion, "6.5") ? "parse_root_device" : "prepare_namespace";
    return explained(scanner, { file: "init/do_mounts.c", function: name });
  }
  const summary = takeBlockDevice(scanner, kernelVersion);
  const cut = byteLength(value) > 63 ? "The kernel keeps 63 bytes of it and loses the rest." : null;
  return explained(scanner, source, [summary, cut].filter((one) => one !== null).join(" ") || null);
};

/** What the kernel does not look up as a block device; null for all that it does. */
function specialRoot(value: string): string | null {
  return specialRoots[value] ?? (/^(?:mtd|ubi)/.test(value) ? flashRoot(value) : null);
}

/** Takes the name of a block device; a note on the whole, or null. Kernel: block/early-lookup.c early_lookup_bdev. */
export function takeBlockDevice(scanner: ValueScanner, kernelVersion: string): string | null {
  const { value } = scanner;
  if (value.startsWith("PARTUUID=")) return takePartitionId(scanner);
  if (value.startsWith("PARTLABEL=")) {
    take(
      scanner,
      "PARTLABEL=".length,
      "A partition by the name that a GPT gives it. The kernel finds it without an initramfs.",
    );
    takeIgnored(scanner, "The name of the partition. Capital letters count.");
    return null;
  }
  const userSpace = /^(UUID|LABEL)=/.exec(value);
  if (userSpace !== null) {
    const what = userSpace[1] === "UUID" ? "id" : "label";
    take(
      scanner,
      userSpace[0].length,
      `A file system by its ${what}. The kernel itself cannot look into file systems: a program of the initramfs has to find it.`,
    );
    takeIgnored(scanner, `The ${what} of the file system, as blkid shows it.`);
    return null;
  }
  if (value.startsWith("/dev/")) {
    takeIgnored(scanner, deviceMeaning(value.slice("/dev/".length)));
    return null;
  }
  return takeNumber(scanner, kernelVersion);
}

const specialRoots: Readonly<Record<string, string>> = {
  "/dev/nfs":
    "A root over NFS: ip= sets the network up, and nfsroot= or a DHCP server says where it is. Needs CONFIG_ROOT_NFS.",
  "/dev/cifs": "A root over SMB, which cifsroot= describes. Needs CONFIG_CIFS_ROOT.",
  "/dev/ram": "The first RAM disk, 1:0, with what initrd= brought.",
  nfs: "No form that the kernel itself reads: /dev/nfs is its name. Initramfs programs such as dracut know nfs.",
};

function flashRoot(value: string): string {
  if (value.startsWith("ubi"))
    return "A volume of UBI, on flash memory: the name itself is handed to the file system, which must be UBIFS.";
  const number = /^mtd(\d+)$/.exec(value)?.[1];
  const which = number === undefined ? "A part of the flash memory by its name" : `Part ${number} of the flash memory`;
  return `${which}: the name itself is handed to the file system, JFFS2 for instance.`;
}

/** Kernel: block/early-lookup.c devt_from_partuuid. */
function takePartitionId(scanner: ValueScanner): string | null {
  take(scanner, "PARTUUID=".length, "A partition by its unique id. The kernel finds it without an initramfs.");
  const rest = restOf(scanner);
  const slash = rest.indexOf("/");
  const id = slash < 0 ? rest : rest.slice(0, slash);
  take(scanner, id.length, partitionIdMeaning(id));
  if (id === "") return 'The id is missing: the kernel says "VFS: PARTUUID= is invalid."';
  if (slash < 0) return null;
  skip(scanner, 1);
  const offset = /^PARTNROFF=\s*([-+]?\d+)$/.exec(restOf(scanner));
  if (offset === null) {
    takeIgnored(scanner, "Nothing but PARTNROFF= and a number may stand here.");
    return 'The kernel says "VFS: PARTUUID= is invalid."';
  }
  take(scanner, "PARTNROFF=".length, "Another partition of the same disk.");
  const steps = Number(offset[1]);
  const way =
    steps === 0 ? "The partition itself." : `Its number is ${Math.abs(steps)} ${steps > 0 ? "higher" : "lower"}.`;
  takeIgnored(scanner, way);
  return null;
}

function partitionIdMeaning(id: string): string {
  const mbr = /^([\da-f]{8})-([\da-f]{2})$/i.exec(id);
  if (mbr !== null) {
    return `Partition ${parseInt(mbr[2] ?? "", 16)} of the disk with the MBR signature ${mbr[1] ?? ""}. The number is hexadecimal.`;
  }
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
    return "The id of a GPT partition. Capital and small letters are the same.";
  return "Compared with the beginning of every partition's id. Capital and small letters are the same.";
}

/** The names of block drivers, as their source has them. */
const disks: readonly (readonly [pattern: RegExp, what: (match: RegExpExecArray) => string])[] = [
  [/^sd([a-z]+)(\d*)$/, (m) => partition(m[2], `the SCSI, SATA or USB disk sd${m[1] ?? ""}`)],
  [/^vd([a-z]+)(\d*)$/, (m) => partition(m[2], `the virtio disk vd${m[1] ?? ""}`)],
  [/^xvd([a-z]+)(\d*)$/, (m) => partition(m[2], `the Xen disk xvd${m[1] ?? ""}`)],
  [
    /^hd([a-z]+)(\d*)$/,
    (m) =>
      partition(m[2], `the disk hd${m[1] ?? ""} of the old IDE drivers, which no longer exist in Linux 6.1 and newer`),
  ],
  [
    /^nvme(\d+)n(\d+)(?:p(\d+))?$/,
    (m) => partition(m[3], `name space ${m[2] ?? ""} of the NVMe controller ${m[1] ?? ""}`),
  ],
  [/^mmcblk(\d+)(?:p(\d+))?$/, (m) => partition(m[2], `the memory card or eMMC ${m[1] ?? ""}`)],
  [/^mtdblock(\d+)$/, (m) => `Part ${m[1] ?? ""} of the flash memory, as a block device.`],
  [/^ram(\d+)$/, (m) => `RAM disk ${m[1] ?? ""}.`],
  [/^loop(\d+)(?:p(\d+))?$/, (m) => partition(m[2], `the loop device ${m[1] ?? ""}`)],
  [/^md_?d?(\d+)(?:p(\d+))?$/, (m) => partition(m[2], `the software RAID ${m[1] ?? ""}`)],
  [/^nbd(\d+)(?:p(\d+))?$/, (m) => partition(m[2], `the network block device ${m[1] ?? ""}`)],
  [/^dm-(\d+)$/, (m) => `Device ${m[1] ?? ""} of the device mapper.`],
  [/^sr(\d+)$/, (m) => `CD or DVD drive ${m[1] ?? ""}.`],
  [/^fd(\d+)$/, (m) => `Floppy drive ${m[1] ?? ""}.`],
  [/^pmem(\d+)(?:p(\d+))?$/, (m) => partition(m[2], `the persistent memory ${m[1] ?? ""}`)],
];

function partition(number: string | undefined, disk: string): string {
  const whole = `${disk.charAt(0).toUpperCase()}${disk.slice(1)}, as a whole.`;
  return number === undefined || number === "" ? whole : `Partition ${number} of ${disk}.`;
}

function deviceMeaning(name: string): string {
  if (byteLength(name) > 31) return "A name of more than 31 bytes, which the kernel refuses.";
  const byProgram = /^(?:mapper\/|disk\/by-)/.test(name);
  if (byProgram) return "A name that programs of the initramfs make (udev, LVM). The kernel itself knows no such name.";
  for (const [pattern, what] of disks) {
    const match = pattern.exec(name);
    if (match === null) continue;
    const mayMove = /^(?:sd|vd|xvd|nvme|mmcblk|md|nbd)/.test(name)
      ? " The kernel hands these names out as it finds disks, so that they may change."
      : "";
    return `${what(match)}${mayMove}`;
  }
  return "The name that the kernel gives a disk or partition; programs of an initramfs may know it too.";
}

/** `8:1` and `801`. Kernel: block/early-lookup.c devt_from_devnum. */
function takeNumber(scanner: ValueScanner, kernelVersion: string): string | null {
  const { value } = scanner;
  const found = findRootDevice(value, 0, kernelRules(kernelVersion));
  if (found.kind !== "number") {
    return "No form that the kernel itself reads. A program of the initramfs may know what it means.";
  }
  const { major, minor } = found.device;
  const pair = /^(\d+):(\d+)/.exec(value);
  if (pair === null) {
    takeIgnored(scanner, `Read as a hexadecimal device number: ${major}:${minor}.`);
    return null;
  }
  take(scanner, pair[1]?.length ?? 0, `The major number ${major}: ${majorMeaning(major)}.`);
  skip(scanner, 1);
  take(scanner, pair[2]?.length ?? 0, `The minor number ${minor}.`);
  takeIgnored(scanner, "Not looked at.");
  return null;
}

/** Kernel: include/uapi/linux/major.h; NVMe and other drivers with numbers of their own get 259 (block/genhd.c BLOCK_EXT_MAJOR). */
function majorMeaning(major: number): string {
  const names: Readonly<Record<number, string>> = {
    1: "RAM disks",
    7: "loop devices",
    8: "the first 16 SCSI, SATA and USB disks",
    9: "software RAID",
    11: "CD and DVD drives",
    31: "flash memory",
    43: "network block devices",
    179: "memory cards",
    202: "Xen disks",
    259: "NVMe and others, whose numbers are handed out as they are found",
  };
  return names[major] ?? "the driver";
}

/** Kernel: init/do_mounts.c split_fs_names. */
export const readRootTypes: ValueReader = (value) => {
  const source = { file: "init/do_mounts.c", function: "split_fs_names" };
  if (value === "") return explainedAs("Empty: no type is tried.", source);
  const types = value.split(",");
  const meaning = (type: string, index: number) =>
    type === ""
      ? ""
      : types.length === 1
        ? `Only ${type} is tried.`
        : `${type} is tried as number ${index + 1} of ${types.length}.`;
  return {
    summary: types.length === 1 ? null : "Tried in this order until one can mount the root.",
    pieces: explainList(value, ",", meaning),
    source,
  };
};

/** Kernel: init/do_mounts.c root_data_setup. */
export const readRootFlags: ValueReader = (value) => {
  const source = { file: "init/do_mounts.c", function: "root_data_setup" };
  if (value === "") return null;
  return {
    summary:
      "Options for the file system of the root, as behind mount -o. It refuses the mount where it does not know one.",
    pieces: explainList(value, ",", flagMeaning),
    source,
  };
};

function flagMeaning(option: string): string {
  const equals = option.indexOf("=");
  return equals < 0 ? "An option of the file system." : `The option ${option.slice(0, equals)} of the file system.`;
}

/** `init=` and `rdinit=`. Kernel: init/main.c init_setup, rdinit_setup. */
export function readProgram(name: "init_setup" | "rdinit_setup"): ValueReader {
  const source = { file: "init/main.c", function: name };
  return (value): ValueExplanation => {
    if (value === "") return explainedAs("Empty: the kernel tries to execute a program without a name.", source);
    const where =
      name === "init_setup"
        ? "The path of the program that becomes PID 1, on the mounted root. With an initramfs that has /init it has no effect."
        : "The path of the program that becomes PID 1, in the initramfs.";
    const relative = value.startsWith("/")
      ? ""
      : " It does not begin with /: the kernel starts at the root folder all the same.";
    return explained(
      withWhole(value, `${where}${relative} It gets no arguments from here: words behind -- are its arguments.`),
      source,
    );
  };
}

function withWhole(value: string, meaning: string): ValueScanner {
  const scanner = scanValue(value);
  takeIgnored(scanner, meaning);
  return scanner;
}

/** Kernel: fs/nfs/nfsroot.c nfs_root_setup, root_nfs_parse_options; net/ipv4/ipconfig.c root_nfs_parse_addr. */
export const readNfsRoot: ValueReader = (value) => {
  const source = { file: "fs/nfs/nfsroot.c", function: "nfs_root_setup" };
  const scanner = scanValue(value);
  const server = /^(?:\d{1,3}\.){3}\d{1,3}(?=:|$)/.exec(value)?.[0];
  if (server !== undefined) {
    take(scanner, server.length, "The address of the NFS server.");
    skipText(scanner, ":");
  }
  const [path = ""] = restOf(scanner).split(",");
  const begins = /^[/,\d]/.test(value);
  const folder =
    path === "default"
      ? "The folder that the DHCP server names, or /tftpboot/ with the name of this computer."
      : begins
        ? "The folder on the server."
        : `Put into the standard path: /tftpboot/${path}.`;
  take(
    scanner,
    path.length,
    `${folder}${path.includes("%s") ? " %s becomes the address or name of this computer." : ""}`,
  );
  if (skipText(scanner, ",")) takeIgnored(scanner, "Options of the NFS mount.");
  const summary =
    server === undefined ? "Without an address in front the server is the one that ip= or DHCP names." : null;
  return explained(scanner, source, summary);
};
