/** The mounting of the root file system that root= names: mount_root() and mount_root_generic() of init/do_mounts.c. */
import { errnoNumbers, resolvePath, type InitramfsTree } from "../manifest/tree.js";
import type { BootSettings } from "./boot-settings.js";
import type { BootState } from "./boot-state.js";
import { acceptsMountOptions, type FileSystemType } from "./file-systems.js";
import { hasBlockDevice, type KernelFacts } from "./kernel-facts.js";
import type { DeviceNumber } from "./root-device.js";
import { parameterSubject, pathSubject, type Subject } from "./subjects.js";
import { addStep, listWords, logLine, logPanic, type Trace } from "./trace.js";

/** What came of it: a file system that is root now, or a panic. */
export type MountResult = { readonly kind: "mounted"; readonly type: FileSystemType } | { readonly kind: "panic" };

/** ROOT_DEV, and the path that is mounted for it. */
export interface MountSource {
  readonly device: DeviceNumber;
  /** `node`: /dev/root, made for the purpose. `path`: the name itself, as for mtd and ubi. */
  readonly through: "node" | "path";
}

const SOURCE = "init/do_mounts.c mount_root_generic";

const ENXIO = 6;
const ENOTBLK = 15;
const ENODEV = 19;
const ENOTDIR = 20;
const EINVAL = 22;

/** mount_nodev_root(): a file system of `rootfstype=` that needs no device; null where none can be mounted. */
export function mountWithoutDevice({ tree, settings, kernel }: BootState, trace: Trace): FileSystemType | null {
  if (settings.rootTypes === null) return null;
  for (const name of settings.rootTypes.split(",")) {
    const type = kernel.fileSystems.find((candidate) => candidate.name === name);
    if (type === undefined || type.kind === "device") continue;
    if (virtualMountError(tree, settings, type) !== 0) continue;
    addStep(
      trace,
      "init/do_mounts.c mount_nodev_root",
      `The kernel mounts a new ${name} as the root file system.`,
      `rootfstype=${settings.rootTypes} names it, and it needs no device.`,
      [parameterSubject("rootfstype="), mountPoint],
    );
    return type;
  }
  return null;
}

/** mount_root_generic(): tries the file systems one after the other. */
export function mountRoot(input: BootState, source: MountSource, trace: Trace): MountResult {
  const { settings, kernel } = input;
  const names = settings.rootTypes?.split(",") ?? deviceTypeNames(kernel);
  for (const name of names) {
    if (name === "") continue;
    const type = kernel.fileSystems.find((candidate) => candidate.name === name);
    const attempt = tryMount(input, source, type);
    if (attempt.errno === 0 && type !== undefined) return mounted(type, trace);
    if (attempt.errno === EINVAL) continue;
    reportMissing(input, source, attempt, trace);
    return { kind: "panic" };
  }
  reportNoFileSystem(input, source, names, trace);
  return { kind: "panic" };
}

interface Attempt {
  readonly errno: number;
  readonly reason: string;
  /** What is responsible; the root= where nothing is said. */
  readonly subjects?: readonly Subject[];
}

const mountPoint = pathSubject("/root", "mount-point");

function mounted(type: FileSystemType, trace: Trace): MountResult {
  addStep(trace, SOURCE, `The kernel mounts ${type.name} as the root file system.`, "rootfstype= names it.", [
    parameterSubject("rootfstype="),
    mountPoint,
  ]);
  return { kind: "mounted", type };
}

/** do_mount_root(): init_mount() finds the mount point first, then the file system type, then the device. */
function tryMount(input: BootState, source: MountSource, type: FileSystemType | undefined): Attempt {
  const { tree, settings } = input;
  const folder = resolvePath(tree, "/root");
  if (folder.kind === "failed") {
    return {
      errno: errnoNumbers[folder.errno],
      reason: "The root file system is mounted on the folder /root of the initramfs, and there is none.",
      subjects: [mountPoint],
    };
  }
  if (type === undefined) {
    return {
      errno: ENODEV,
      reason: `The kernel has no file system of the type that rootfstype=${settings.rootTypes ?? ""} names.`,
      subjects: [parameterSubject("rootfstype=")],
    };
  }
  if (type.kind !== "device") return { errno: virtualMountError(tree, settings, type), reason: "It needs no device." };
  if (!acceptsMountOptions(type, settings.rootFlags)) {
    return { errno: EINVAL, reason: `${type.name} does not know rootflags=${settings.rootFlags ?? ""}.` };
  }
  const found = findDevice(tree, settings, source);
  if ("errno" in found) return found;
  return openDevice(found, input);
}

function virtualMountError(tree: InitramfsTree, settings: BootSettings, type: FileSystemType): number {
  const folder = resolvePath(tree, "/root");
  if (folder.kind === "failed") return errnoNumbers[folder.errno];
  if (!acceptsMountOptions(type, settings.rootFlags) || type.kind === "internal") return EINVAL;
  return folder.node.kind === "dir" ? 0 : ENOTDIR;
}

/** create_dev(), then the look-up of the path in lookup_bdev(). */
function findDevice(tree: InitramfsTree, settings: BootSettings, source: MountSource): DeviceNumber | Attempt {
  if (source.through === "path") {
    const named = resolvePath(tree, settings.root);
    if (named.kind === "failed") {
      return { errno: errnoNumbers[named.errno], reason: `There is no "${settings.root}" to mount.` };
    }
    return named.node.kind === "block" && named.node.device !== null
      ? named.node.device
      : { errno: ENOTBLK, reason: `"${settings.root}" is no block device.` };
  }
  const folder = resolvePath(tree, "/dev");
  if (folder.kind === "failed") {
    return {
      errno: errnoNumbers[folder.errno],
      reason:
        "The kernel makes a device node /dev/root for the mount, and without a folder /dev in the initramfs it cannot.",
      subjects: [pathSubject("/dev", "device")],
    };
  }
  if (folder.node.entries === null) {
    return {
      errno: ENOTDIR,
      reason: "/dev of the initramfs is no folder.",
      subjects: [pathSubject("/dev", "device")],
    };
  }
  // mknod() does not replace a folder of that name.
  const root = resolvePath(tree, "/dev/root", "nofollow");
  if (root.kind === "found" && root.node.kind === "dir") {
    return {
      errno: ENOTBLK,
      reason: "/dev/root of the initramfs is a folder, which the kernel cannot replace by its device node.",
      subjects: [pathSubject("/dev/root", "device")],
    };
  }
  return source.device;
}

/** The rest of lookup_bdev(), and the opening: RAM disks are there and empty, nothing else is. */
function openDevice(device: DeviceNumber, { settings, kernel, rules }: BootState): Attempt {
  const { major, minor } = device;
  if (major === 0 && minor === 0) {
    return {
      errno: rules.deviceZero === "ENODEV" ? ENODEV : ENXIO,
      reason:
        settings.root === ""
          ? "Nothing names a root device, so that the device number stays 0:0."
          : "root= names no device that is there, so that the device number stays 0:0.",
    };
  }
  if (hasBlockDevice(device, kernel, settings)) {
    return { errno: EINVAL, reason: `RAM disk ${minor} is there, but holds no file system.` };
  }
  return { errno: ENXIO, reason: `No driver has a block device with the number ${major}:${minor}.` };
}

function reportMissing(input: BootState, source: MountSource, attempt: Attempt, trace: Trace): void {
  const { errno, reason } = attempt;
  const block = blockName(source);
  const error = input.rules.rootError === "numbered" ? `: error -${errno}` : "";
  logLine(trace, `VFS: Cannot open root device "${shownName(input)}" or ${block}${error}`);
  const text = `VFS: Unable to mount root fs on ${block}`;
  logPanic(trace, text);
  const subjects = attempt.subjects ?? [parameterSubject("root=")];
  addStep(trace, SOURCE, `The kernel cannot mount a root file system (error -${errno}) and panics.`, reason, subjects);
}

function reportNoFileSystem(input: BootState, source: MountSource, names: readonly string[], trace: Trace): void {
  const block = blockName(source);
  const text =
    input.rules.noFileSystemPanic === "named"
      ? `VFS: Unable to mount root fs on "${shownName(input)}" or ${block}`
      : `VFS: Unable to mount root fs on ${block}`;
  logPanic(trace, text);
  const tried = names.filter((name) => name !== "");
  addStep(
    trace,
    SOURCE,
    "No file system can be mounted as root, and the kernel panics.",
    tried.length === 0
      ? "rootfstype= names no file system."
      : `${listWords(tried)} ${tried.length === 1 ? "has" : "have"} been tried: the device holds none of them, or rootflags= has an option they do not know.`,
    [parameterSubject("root="), parameterSubject("rootfstype="), parameterSubject("rootflags=")],
  );
}

function shownName({ settings, rules }: BootState): string {
  if (rules.rootName === "as-given") return settings.root;
  if (settings.root === "") return "(null)";
  return settings.root.startsWith("/dev/") ? settings.root.slice("/dev/".length) : settings.root;
}

function blockName({ device: { major, minor } }: MountSource): string {
  return `unknown-block(${major},${minor})`;
}

function deviceTypeNames(kernel: KernelFacts): readonly string[] {
  return kernel.fileSystems.filter((type) => type.kind === "device").map((type) => type.name);
}
