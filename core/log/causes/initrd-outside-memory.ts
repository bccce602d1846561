/** The initramfs lies where the kernel has no memory. */
import type { CauseCode } from "../cause-codes.js";
import type { Cause } from "../cause.js";
import type { MessageMatch } from "../message.js";
import { kernel } from "../messages.js";

/** What follows when the kernel gives the initramfs up. */
const afterLostInitrd: readonly CauseCode[] = [
  "initrd-not-found",
  "init-missing",
  "root-not-specified",
  "root-device-missing",
  "root-needs-initramfs",
  "root-is-ramdisk",
  "root-waiting",
];

export const initrdOutsideMemory: Cause = {
  code: "initrd-outside-memory",
  severity: "error",
  title: "the initramfs does not lie in usable memory",
  messages: [
    kernel.initrdOutsideMemory,
    kernel.initrdOverlaps,
    kernel.initrdNotAccessible,
    kernel.initrdBeyondMemoryOnMips,
    kernel.noPlaceForInitrd,
  ],
  sources: [],
  leadsTo: afterLostInitrd,
  recognise(match, line) {
    const overlap = match.message === kernel.initrdOverlaps;
    return {
      line,
      cause: causeOf(match),
      fix: overlap
        ? "Let the boot loader put the initramfs elsewhere: behind the kernel with all its data, and away from the device tree (U-Boot: initrd_high, ramdisk_addr_r)."
        : "Load it to an address that the machine's memory has (U-Boot: ramdisk_addr_r, initrd_high), check initrd= and mem= on the command line, or give the machine more memory.",
    };
  },
  conclude(observations, boot) {
    // Without the initramfs the boot may still find its root device.
    if (boot.panic !== null || boot.initAttempts.length === 0) return observations;
    return observations.map((observation) => ({ ...observation, severity: "warning" }));
  },
};

function causeOf({ message, values }: MessageMatch): string {
  const [start = "", size = ""] = values;
  if (message === kernel.noPlaceForInitrd) {
    return `The initramfs of ${start} bytes lies where the kernel cannot use it, and there is no free memory of that size to move it to.`;
  }
  if (message === kernel.initrdBeyondMemoryOnMips) {
    return "The initramfs reaches beyond the end of the memory that the kernel knows, so the kernel does not use it.";
  }
  if (message === kernel.initrdNotAccessible) {
    return "The boot loader passed an initramfs below the machine's memory, or too far above its start for the kernel to reach it. The kernel does not use it.";
  }
  const where = `The boot loader passed an initramfs at address 0x${start} with a length of 0x${size}`;
  return message === kernel.initrdOverlaps
    ? `${where}, where the kernel itself or something else lies already. The kernel does not use it.`
    : `${where}, where this machine has no memory. The kernel does not use it.`;
}
