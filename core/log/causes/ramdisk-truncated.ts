/** An initrd image did not get into the RAM disk as a whole. */
import type { Cause } from "../cause.js";
import type { MessageMatch } from "../message.js";
import { kernel } from "../messages.js";

export const ramdiskTruncated: Cause = {
  code: "ramdisk-truncated",
  severity: "error",
  title: "the initrd image is not in the RAM disk as a whole",
  messages: [kernel.ramdiskEnds, kernel.ramdiskUnreadable, kernel.ramdiskFull, kernel.ramdiskTooBig],
  sources: [{ file: "init/do_mounts_rd.c", function: "crd_load" }],
  leadsTo: [
    "init-missing",
    "root-not-specified",
    "root-device-missing",
    "root-needs-initramfs",
    "root-is-ramdisk",
    "root-filesystem-unsupported",
    "root-filesystem-type-unknown",
    "requested-init-failed",
    "no-working-init",
    "init-exec-not-found",
    "init-exec-format",
    "init-library-missing",
    "init-killed",
    "init-exited",
    "init-illegal-instruction",
  ],
  recognise(match, line) {
    const tooSmall = match.message === kernel.ramdiskTooBig || match.message === kernel.ramdiskFull;
    return {
      line,
      key: tooSmall ? "small" : "cut",
      ...(tooSmall ? { subject: { kind: "parameter", name: "ramdisk_size" } as const } : {}),
      cause: causeOf(match),
      fix: tooSmall
        ? "Write ramdisk_size= with at least the size of the unpacked image in KiB, or build the kernel with a larger CONFIG_BLK_DEV_RAM_SIZE."
        : "Compare the size of the file with that of the original and let the boot loader load all of it; an older copy or a full boot partition cuts it off.",
    };
  },
  conclude(observations, boot) {
    if (boot.panic !== null) return observations;
    return observations.map((observation) => ({ ...observation, severity: "warning" }));
  },
};

function causeOf({ message, values }: MessageMatch): string {
  const [first = "", second = ""] = values;
  if (message === kernel.ramdiskTooBig) {
    return `The initrd image has ${first} KiB and a RAM disk of this kernel ${second} KiB, so the kernel loaded nothing of it.`;
  }
  if (message === kernel.ramdiskFull) {
    return "The initrd image is larger, unpacked, than a RAM disk of this kernel: the RAM disk is full, and the end of the image is missing in it.";
  }
  return "The compressed initramfs or initrd image ends before all its data were unpacked: the end of the file did not reach the kernel, and what was to be in it is missing.";
}
