/** The kernel could not mount devtmpfs on /dev of the root file system. */
import type { Cause } from "../cause.js";
import { describeErrorNumber } from "../exec-error.js";
import { kernel } from "../messages.js";

export const devtmpfsMountFailed: Cause = {
  code: "devtmpfs-mount-failed",
  severity: "warning",
  title: "the root file system has no /dev with device nodes",
  messages: [kernel.devtmpfsNotMounted],
  sources: [{ file: "init/do_mounts.c", function: "prepare_namespace" }],
  leadsTo: ["init-exited", "no-controlling-tty"],
  recognise(match, line) {
    if (!/(?:^| )devtmpfs:$/.test(match.before)) return null;
    const error = Number.parseInt(match.after, 10);
    const reason = error === -2 ? "there is no folder /dev on it" : describeErrorNumber(error);
    return {
      line,
      subject: { kind: "path", path: "/dev" },
      cause: `After mounting the root file system the kernel mounts devtmpfs on its /dev (CONFIG_DEVTMPFS_MOUNT), and that failed: ${reason}. Programs find no device nodes.`,
      fix: "Make the folder /dev on the root file system; it may be empty.",
    };
  },
  // Without a root file system it is one of many things that fail.
  conclude: (observations, boot) => (boot.beginsAtStart && !boot.rootMounted ? [] : observations),
};
