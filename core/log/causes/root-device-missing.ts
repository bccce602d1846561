/** root= names a device that is not there. */
import type { BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootDeviceMissing: Cause = {
  code: "root-device-missing",
  severity: "error",
  title: "the kernel does not have the device that root= names",
  messages: [kernel.cannotMountRoot],
  sources: [{ file: "init/do_mounts.c", function: "parse_root_device" }],
  leadsTo: [],
  recognise: (match, line, boot) =>
    observeRootFailure(match, line, boot, "device-missing", ({ root }) => ({
      cause: `This kernel has no ${root.startsWith("PART") ? "partition" : "block device"} ${root}: the driver is not built in, the device has another name, or it appears only later.${devices(boot)}`,
      fix: fixFor(root),
    })),
};

function devices(boot: BootRecord): string {
  // Under quiet the list is not printed.
  if (boot.rootAttempt === null) return "";
  const listed = boot.listedDevices.filter((name) => !/^(?:ram|loop)\d+$/.test(name));
  return listed.length === 0 ? " It lists no disk at all." : ` It has ${listed.join(", ")}.`;
}

function fixFor(root: string): string {
  const general =
    "Build the drivers for the disk, its bus and its partition table into the kernel (=y, not =m) or load them from an initramfs, and add rootwait for USB, SD cards and other devices that appear late.";
  if (/^(?:\/dev\/|PART(?:UUID|LABEL)=|\d+:\d+$|[0-9a-f]+$)/.test(root)) return general;
  return `Write root=/dev/${root} with the path when that is meant: the kernel takes names from /dev/, PARTUUID=, PARTLABEL= and numbers. ${general}`;
}
