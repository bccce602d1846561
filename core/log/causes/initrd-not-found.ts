/** An initramfs was meant, and none reached the kernel. */
import { initramfsLost } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const initrdNotFound: Cause = {
  code: "initrd-not-found",
  severity: "error",
  title: "the initramfs did not reach the kernel",
  messages: [kernel.noInitrdOnMips, kernel.cannotMountRoot],
  sources: [{ file: "arch/x86/kernel/setup.c", function: "reserve_initrd" }],
  leadsTo: ["init-missing", "root-not-specified", "root-device-missing", "root-needs-initramfs", "root-is-ramdisk"],
  recognise(match, line, boot) {
    const fix =
      "Check that the boot loader loads the file and passes its address and size: initrd= or an initrd line in its configuration, -initrd for QEMU.";
    if (match.message === kernel.noInitrdOnMips) {
      const cause = "The boot loader passed no initramfs to the kernel, or one of 0 bytes.";
      return { line, cause, fix };
    }
    if (!initramfsLost(boot)) return null;
    const cause =
      "This boot was given an initramfs, but the kernel's log shows none: the boot loader did not pass it, or the kernel was built without CONFIG_BLK_DEV_INITRD.";
    return { line: boot.rootAttempt?.line ?? line, cause, fix };
  },
  conclude(observations, boot) {
    // A MIPS kernel says so in every boot without an initramfs, and most mount their root all the same.
    return boot.panic === null || boot.rootMounted ? [] : observations;
  },
};
