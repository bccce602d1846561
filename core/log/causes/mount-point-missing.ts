/** The folder on which a script mounts something does not exist. */
import type { Cause, Observation } from "../cause.js";
import type { LogLine } from "../line.js";
import { programs } from "../program-messages.js";

export const mountPointMissing: Cause = {
  code: "mount-point-missing",
  severity: "warning",
  title: "a folder to mount on is missing",
  messages: [programs.mountFailed, programs.mountPointMissing, programs.mountPointMissingBefore],
  sources: [],
  leadsTo: ["init-exited"],
  recognise(match, line) {
    if (match.message !== programs.mountFailed) {
      const [named = ""] = match.values;
      return observe(line, named.replace(/^mount: /, ""), "a file system");
    }
    const [source = "", folder = "", reason = ""] = match.values;
    // For a device the same error may mean that the device is missing: initramfs-root-missing tells of that.
    if (!reason.startsWith("No such file or directory") || source.startsWith("/")) return null;
    return observe(line, folder, source);
  },
};

function observe(line: LogLine, folder: string, source: string): Observation {
  return {
    line,
    key: folder,
    subject: { kind: "path", path: folder },
    cause: `A script mounts ${source} on ${folder}, and there is no such folder. Programs that need it find nothing there.`,
    fix: `Add "dir ${folder} 0755 0 0" to the manifest, or let the script run mkdir -p ${folder} before it mounts.`,
  };
}
