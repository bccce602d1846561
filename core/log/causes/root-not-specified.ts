/** Neither an initramfs nor root=. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootNotSpecified: Cause = {
  code: "root-not-specified",
  severity: "error",
  title: "neither root= nor a usable initramfs",
  messages: [kernel.cannotMountRoot],
  sources: [{ file: "init/do_mounts.c", function: "prepare_namespace" }],
  leadsTo: [],
  recognise: (match, line, boot) =>
    observeRootFailure(match, line, boot, "no-root", () => ({
      cause:
        "The command line has no root=, and the kernel found no initramfs with a program to start, so it has nothing to mount.",
      fix: "Give the kernel an initramfs with an /init (or another program named by rdinit=), or name the root device with root=/dev/….",
    })),
};
