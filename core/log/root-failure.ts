/** Why the kernel could not mount a root file system: one decision for all causes that end in the same panic. */
import { initramfsOf, parameterOf, type BootRecord } from "./boot-record.js";
import type { Observation } from "./cause.js";
import type { LogLine } from "./line.js";
import type { MessageMatch } from "./message.js";
import { kernel } from "./messages.js";

/** What is wrong, by the cause that explains it. */
export type RootProblem =
  | "no-root"
  | "no-program"
  | "device-missing"
  | "needs-initramfs"
  | "ramdisk"
  | "network"
  | "file-system"
  | "file-system-type"
  | "mount-point";

/** The end of an attempt to mount the root file system. */
export interface RootFailure {
  readonly problem: RootProblem;
  /** The root device as the command line names it, else as the kernel does; empty where there is none. */
  readonly root: string;
  /** Major and minor number: `8,1`; `0,0` where the kernel found no such device. */
  readonly device: string;
  /** The line that says most about it. */
  readonly line: LogLine;
}

/** Reads the panic of init/do_mounts.c mount_root_generic. Null for other messages. */
export function rootFailureOf(match: MessageMatch, line: LogLine, boot: BootRecord): RootFailure | null {
  if (match.message !== kernel.cannotMountRoot) return null;
  const [where = ""] = match.values;
  const quoted = /^"([^"]*)"/.exec(where)?.[1] ?? "";
  const device = /unknown-block\((\d+,\d+)\)/.exec(where)?.[1] ?? "0,0";
  const root = parameterOf(boot, "root") ?? boot.rootAttempt?.name ?? quoted;
  const problem = root === "" ? problemWithoutRoot(boot) : problemOf(root, device, boot);
  return { problem, root, device, line: boot.rootAttempt?.line ?? line };
}

/** Without root= the kernel mounts nothing unless it was given an archive: then a program in it is missing. */
function problemWithoutRoot(boot: BootRecord): RootProblem {
  const initramfs = initramfsOf(boot);
  if (initramfs === "given") return "no-program";
  return initramfs === "unknown" && parameterOf(boot, "rdinit") !== null ? "no-program" : "no-root";
}

function problemOf(root: string, device: string, boot: BootRecord): RootProblem {
  if (isNetworkRoot(root)) return "network";
  if (namesRamDisk(root) || device.startsWith("1,")) return "ramdisk";
  if (device === "0,0") return needsInitramfs(root) ? "needs-initramfs" : "device-missing";
  if (boot.triedFileSystems !== null || boot.rootAttempt === null) return "file-system";
  if (boot.rootAttempt.error === -2) return "mount-point";
  if (boot.rootAttempt.error === -19) return "file-system-type";
  return boot.rootAttempt.error === -6 ? "device-missing" : "file-system";
}

/** Whether root= asks for NFS; messages of 6.1 leave "/dev/" out. */
export function isNetworkRoot(root: string | undefined): boolean {
  return root === "/dev/nfs" || root === "nfs";
}

function namesRamDisk(root: string): boolean {
  return /^(?:\/dev\/)?ram\d*$/.test(root);
}

/**
 * Whether only user space can find a device of that name. The kernel knows numbers, `PARTUUID=`, `PARTLABEL=`, the names
 * that drivers give to disks, and mtd and ubi volumes. Kernel: init/do_mounts.c parse_root_device, block/early-lookup.c
 * early_lookup_bdev (init/do_mounts.c name_to_dev_t in 6.1).
 */
export function needsInitramfs(root: string): boolean {
  if (/^(?:PARTUUID=|PARTLABEL=|mtd|ubi)/.test(root)) return false;
  // `UUID=`, `LABEL=`, `ZFS=`; dracut's `live:`, `block:` and others; systemd's words.
  if (/^[A-Za-z]+=|^[a-z]+:|^(?:gpt-auto|dissect)/.test(root)) return true;
  // Links made by udev and names made by LVM, but not the folders that old RAID drivers use.
  const folder = /^\/dev\/([^/]+)\//.exec(root)?.[1];
  return folder !== undefined && !["cciss", "ida", "rd", "i2o", "etherd"].includes(folder);
}

/** Makes an observation for one kind of problem. */
export function observeRootFailure(
  match: MessageMatch,
  line: LogLine,
  boot: BootRecord,
  problem: RootProblem,
  texts: (failure: RootFailure) => { readonly cause: string; readonly fix: string },
): Observation | null {
  const failure = rootFailureOf(match, line, boot);
  if (failure?.problem !== problem) return null;
  return { line: failure.line, ...texts(failure), subject: { kind: "parameter", name: "root" } };
}
