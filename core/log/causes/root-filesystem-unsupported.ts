/** The root device is there, and no file system of the kernel knows its content. */
import { parameterOf } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootFilesystemUnsupported: Cause = {
  code: "root-filesystem-unsupported",
  severity: "error",
  title: "no file system of the kernel fits the root device",
  messages: [kernel.cannotMountRoot],
  sources: [],
  leadsTo: [],
  recognise: (match, line, boot) =>
    observeRootFailure(match, line, boot, "file-system", ({ root, device }) => {
      const tried = boot.triedFileSystems ?? [];
      const list = tried.length === 0 ? "" : ` (tried: ${tried.join(", ")})`;
      const named = parameterOf(boot, "rootfstype");
      const because = named === null ? "" : ` rootfstype=${named} limits the choice.`;
      return {
        cause: `The device ${root} (${device}) is there, but none of the kernel's file systems${list} knows what is on it.${because}`,
        fix: `Check that ${root} is the right partition and is formatted, and build its file system into the kernel (=y, not =m), or mount it from an initramfs.`,
      };
    }),
};
