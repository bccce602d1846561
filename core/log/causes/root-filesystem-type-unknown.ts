/** rootfstype= names a file system that the kernel does not have. */
import { parameterOf } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { observeRootFailure } from "../root-failure.js";

export const rootFilesystemTypeUnknown: Cause = {
  code: "root-filesystem-type-unknown",
  severity: "error",
  title: "the kernel does not have the file system that rootfstype= names",
  messages: [kernel.cannotMountRoot],
  sources: [],
  leadsTo: [],
  recognise(match, line, boot) {
    const type = parameterOf(boot, "rootfstype");
    const observation = observeRootFailure(match, line, boot, "file-system-type", ({ root, device }) => ({
      cause: `The device ${root} (${device}) is there, but the kernel has no file system ${type ?? "of the wanted type"} (error -19, ENODEV).`,
      fix: `Build the file system into the kernel (=y, not =m), or remove rootfstype=${type ?? ""} to let the kernel try those that it has.`,
    }));
    return observation === null ? null : { ...observation, subject: { kind: "parameter", name: "rootfstype" } };
  },
};
