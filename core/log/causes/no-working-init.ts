/** Nothing that the kernel tries as PID 1 could be started. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const noWorkingInit: Cause = {
  code: "no-working-init",
  severity: "error",
  title: "nothing could be started as init",
  messages: [kernel.noWorkingInit],
  sources: [],
  leadsTo: [],
  recognise(_match, line, boot) {
    const tried = boot.initAttempts.map(({ path }) => path);
    const list = tried.length === 0 ? "/sbin/init, /etc/init, /bin/init and /bin/sh" : tried.join(", ");
    return {
      line,
      cause: `The kernel tried ${list} as PID 1, and none could be started.`,
      fix: boot.rootMounted
        ? "Check that root= names the right file system and that it holds /sbin/init, or name a program on it with init=."
        : "Repair the first of these programs; for the others put a /sbin/init or /bin/sh into the initramfs.",
    };
  },
};
