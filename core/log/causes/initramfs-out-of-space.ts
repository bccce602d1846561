/** The root file system in memory is full before the archive is unpacked. */
import type { Cause } from "../cause.js";
import { afterUnpackFailure, concludeUnpackFailure, observeUnpackFailure, unpackMessages } from "../unpack-failure.js";

export const initramfsOutOfSpace: Cause = {
  code: "initramfs-out-of-space",
  severity: "error",
  title: "not enough memory for the files of the initramfs",
  messages: unpackMessages,
  sources: [
    { file: "init/initramfs.c", function: "do_copy" },
    { file: "init/do_mounts.c", function: "init_rootfs" },
  ],
  leadsTo: afterUnpackFailure,
  recognise: (match, line, boot) =>
    observeUnpackFailure(match, line, "space", () => {
      const memory = boot.memoryKiB === null ? "" : ` This machine has ${boot.memoryKiB} KiB.`;
      return {
        cause: `A file of the initramfs could not be written: the root file system is a tmpfs that holds at most half of the memory, and the packed archive needs memory beside it.${memory}`,
        fix: "Give the machine more memory (more than twice the unpacked size plus the packed size), or make the initramfs smaller.",
      };
    }),
  conclude: concludeUnpackFailure,
};
