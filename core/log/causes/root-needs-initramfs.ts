/** root= names a device in a way that only user space understands. */
import type { Cause } from "../cause.js";
import type { LogLine } from "../line.js";
import { kernel } from "../messages.js";
import { needsInitramfs, observeRootFailure } from "../root-failure.js";

export const rootNeedsInitramfs: Cause = {
  code: "root-needs-initramfs",
  severity: "error",
  title: "the kernel alone cannot find the device that root= names",
  messages: [kernel.cannotMountRoot, kernel.waitingForRoot],
  sources: [{ file: "block/early-lookup.c", function: "early_lookup_bdev" }],
  leadsTo: ["root-waiting"],
  recognise(match, line, boot) {
    if (match.message !== kernel.waitingForRoot) {
      return observeRootFailure(match, line, boot, "needs-initramfs", ({ root }) => texts(root));
    }
    const [root = ""] = match.values;
    return needsInitramfs(root) ? { line, ...texts(root), subject: { kind: "parameter", name: "root" } } : null;
  },
  conclude: (observations, boot) => (boot.rootMounted ? [] : withoutRepetition(observations)),
};

/** The wait and the panic behind it are one. */
function withoutRepetition<T extends { readonly line: LogLine }>(observations: readonly T[]): readonly T[] {
  return observations.slice(0, 1);
}

function texts(root: string): { readonly cause: string; readonly fix: string } {
  const fix = root.toUpperCase().startsWith("UUID=")
    ? "Write root=PARTUUID=… (blkid -s PARTUUID) or root=/dev/…, or boot with an initramfs whose /init finds file systems by UUID."
    : root.startsWith("LABEL=")
      ? "Write root=PARTLABEL=… (a GPT partition's label) or root=/dev/…, or boot with an initramfs whose /init finds file systems by label."
      : "Name the device by its kernel name (root=/dev/sda1) or by root=PARTUUID=…, or boot with an initramfs whose /init makes this one.";
  return {
    cause: `root=${root} is for a program in an initramfs: the kernel itself knows /dev/ names that drivers give, PARTUUID=, PARTLABEL= and device numbers.`,
    fix,
  };
}
