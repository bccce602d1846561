/**
 * What root= stands for when the machine has no block devices but RAM disks: parse_root_device() of init/do_mounts.c
 * with block/early-lookup.c, and before 6.5 name_to_dev_t() of init/do_mounts.c.
 */
import { byteLength } from "../text/bytes.js";
import type { KernelRules } from "./kernel-rules.js";
import { readUnsigned } from "./numbers.js";

/** A device number. */
export interface DeviceNumber {
  readonly major: number;
  readonly minor: number;
}

/** What the kernel makes of a name. */
export type RootDevice =
  /** A number: the device itself may still be missing. */
  | { readonly kind: "number"; readonly device: DeviceNumber; readonly form: string }
  /** `/dev/nfs` and `/dev/cifs`. */
  | { readonly kind: "network"; readonly device: DeviceNumber; readonly name: "NFS" | "CIFS" }
  /** `mtd…` and `ubi…`: the name itself is mounted. */
  | { readonly kind: "generic"; readonly device: DeviceNumber }
  /** A name of the right form, but no such device. */
  | { readonly kind: "absent"; readonly form: string }
  /** No form that the kernel reads. */
  | { readonly kind: "invalid"; readonly form: string };

/** Looks a root= up. `name` is not empty. */
export function findRootDevice(name: string, ramDisks: number, rules: KernelRules): RootDevice {
  if (name.startsWith("mtd") || name.startsWith("ubi")) {
    return { kind: "generic", device: { major: 0, minor: rules.genericRootMinor } };
  }
  if (name === "/dev/nfs") return { kind: "network", device: { major: 0, minor: 255 }, name: "NFS" };
  if (name === "/dev/cifs") return { kind: "network", device: { major: 0, minor: 254 }, name: "CIFS" };
  if (name === "/dev/ram") return { kind: "number", device: { major: 1, minor: 0 }, form: "the first RAM disk" };
  return lookUpDevice(name, ramDisks);
}

/** early_lookup_bdev(), which also the waiting for a device calls. */
export function lookUpDevice(name: string, ramDisks: number): RootDevice {
  if (name.startsWith("PARTUUID=")) return lookUpPartitionId(name.slice("PARTUUID=".length));
  if (name.startsWith("PARTLABEL=")) return { kind: "absent", form: "the label of a GPT partition" };
  if (name.startsWith("/dev/")) return lookUpDeviceName(name.slice("/dev/".length), ramDisks);
  return readDeviceNumber(name);
}

function lookUpPartitionId(id: string): RootDevice {
  const slash = id.indexOf("/");
  const isOffset = slash < 0 || /^PARTNROFF=\s*-?\d+$/.test(id.slice(slash + 1));
  if (id === "" || slash === 0 || !isOffset) return { kind: "invalid", form: "a malformed PARTUUID=" };
  return { kind: "absent", form: "the unique id of a partition" };
}

/** devt_from_devname(): 31 bytes at most; of the disks that can be here only RAM disks exist. */
function lookUpDeviceName(name: string, ramDisks: number): RootDevice {
  if (byteLength(name) > 31) return { kind: "invalid", form: "a device name of more than 31 bytes" };
  const number = /^ram(0|[1-9]\d*)$/.exec(name)?.[1];
  if (number !== undefined && Number(number) < ramDisks) {
    return { kind: "number", device: { major: 1, minor: Number(number) }, form: `the RAM disk ${number}` };
  }
  return { kind: "absent", form: "the kernel's own name of a disk or partition" };
}

/** devt_from_devnum() */
function readDeviceNumber(name: string): RootDevice {
  const pair = /^(\d+):(\d+)$/.exec(name) ?? /^(\d+):(\d+):\d+(?!\d|:.)/s.exec(name);
  if (pair !== null) {
    const major = Number(pair[1]);
    const minor = Number(pair[2]);
    if (major >= 1 << 12 || minor >= 1 << 20) return { kind: "invalid", form: "a device number that is too big" };
    return { kind: "number", device: { major, minor }, form: "a device number" };
  }
  const { value, rest } = readUnsigned(name, 16);
  if (rest !== "") return { kind: "invalid", form: "no name that the kernel can read" };
  return {
    kind: "number",
    device: decodeDevice(Number(BigInt.asUintN(32, value))),
    form: "a hexadecimal device number",
  };
}

/** new_decode_dev() of include/linux/kdev_t.h */
function decodeDevice(dev: number): DeviceNumber {
  return { major: (dev & 0xfff00) >> 8, minor: (dev & 0xff) | ((dev >>> 12) & 0xfff00) };
}
