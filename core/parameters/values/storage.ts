/** Storage besides the root: `resume=`, `initrd=`, `cifsroot=` and `blkdevparts=`. */
import { explained, explainedAs, restOf, scanValue, skip, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueReader, ValueScanner } from "./explanation.js";
import { takeBlockDevice } from "./root.js";
import { readMemorySize, takeAddress, takeSize } from "./sizes.js";

/** Kernel: kernel/power/hibernate.c resume_setup; the device is looked up as that of root=. */
const resume: ValueReader = (value, { kernelVersion }) => {
  const source = { file: "kernel/power/hibernate.c", function: "resume_setup" };
  if (value === "") return explainedAs("Empty: no image of a sleeping system is looked for.", source);
  const scanner = scanValue(value);
  return explained(scanner, source, takeBlockDevice(scanner, kernelVersion));
};

/** Kernel: init/do_mounts_initrd.c early_initrd; drivers/firmware/efi/libstub/efi-stub-helper.c efi_load_initrd_cmdline. */
const initrd: ValueReader = (value) => {
  const scanner = scanValue(value);
  const { length } = readMemorySize(value);
  if (length > 0 && value.charAt(length) === ",") {
    takeAddress(scanner, (address) => `The initramfs begins at the physical address ${address}.`);
    skip(scanner, 1);
    takeSize(scanner, (size) => `It has ${size}.`);
    takeIgnored(scanner, "Not read: the number ends before it.");
    return explained(scanner, { file: "init/do_mounts_initrd.c", function: "early_initrd" });
  }
  takeIgnored(
    scanner,
    "A file. The kernel reads it only when EFI starts it directly. A boot loader may read it before that, or have other ways.",
  );
  return explained(scanner, {
    file: "drivers/firmware/efi/libstub/efi-stub-helper.c",
    function: "efi_load_initrd_cmdline",
  });
};

/** Kernel: fs/smb/client/cifsroot.c cifs_root_setup; older kernels have it in fs/cifs. */
const cifsRoot: ValueReader = (value) => {
  const source = { file: "fs/smb/client/cifsroot.c", function: "cifs_root_setup" };
  const share = /^\/\/([^/]*)\/([^,]+)/.exec(value);
  if (share === null) {
    return explainedAs('No //server/share: the kernel says "Root-CIFS: no SMB server address".', source);
  }
  const scanner = scanValue(value);
  skip(scanner, 2);
  take(scanner, share[1]?.length ?? 0, "The address of the server.");
  skip(scanner, 1);
  take(scanner, share[2]?.length ?? 0, "The share.");
  if (skipText(scanner, ",")) takeIgnored(scanner, "Options of the mount, behind those that the kernel sets itself.");
  return explained(scanner, source);
};

/** Kernel: block/partitions/cmdline.c cmdline_parts_parse, parse_parts, parse_subpart. */
const blockPartitions: ValueReader = (value) => {
  const source = { file: "block/partitions/cmdline.c", function: "parse_subpart" };
  const scanner = scanValue(value);
  for (const [index, disk] of value.split(";").entries()) {
    if (index > 0) skip(scanner, 1);
    const colon = disk.indexOf(":");
    const [name, parts] = colon < 0 ? [disk, []] : [disk.slice(0, colon), disk.slice(colon + 1).split(",")];
    take(scanner, name.length, "The disk, by the kernel's own name.");
    for (const [number, part] of parts.entries()) {
      skip(scanner, 1);
      const fault = takePartition(scanner, part, number + 1);
      if (fault === null) continue;
      takeIgnored(scanner, "Not read any more.");
      return explained(scanner, source, `Malformed: ${fault}. The kernel makes no partitions from here.`);
    }
  }
  return explained(scanner, source);
};

/** One partition; what is wrong with it, or null. */
function takePartition(scanner: ValueScanner, part: string, number: number): string | null {
  const end = scanner.at + part.length;
  if (part.startsWith("-")) take(scanner, 1, `Partition ${number}: all that is left of the disk.`);
  else {
    if (readMemorySize(part).bytes < 4096n) return "a partition is smaller than a page";
    takeSize(scanner, (size) => `Partition ${number}: ${size}.`);
  }
  if (skipText(scanner, "@")) takeAddress(scanner, (address) => `It begins at byte ${address} of the disk.`);
  if (skipText(scanner, "(")) {
    const close = restOf(scanner).indexOf(")");
    take(scanner, close < 0 ? end - scanner.at : close, "Its name.");
    skipText(scanner, ")");
  }
  if (restOf(scanner).startsWith("ro")) take(scanner, 2, "Read-only.");
  if (restOf(scanner).startsWith("lk")) take(scanner, 2, "It stays locked.");
  take(scanner, end - scanner.at, "Not read.");
  return null;
}

/** The parameters that name storage. */
export const storageReaders: Readonly<Record<string, ValueReader>> = {
  resume,
  initrd,
  cifsroot: cifsRoot,
  blkdevparts: blockPartitions,
};
