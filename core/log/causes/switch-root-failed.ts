/** The way from the initramfs into the real root file system failed. */
import type { Cause, Observation } from "../cause.js";
import type { LogMessage, MessageMatch } from "../message.js";
import { programs } from "../program-messages.js";

export const switchRootFailed: Cause = {
  code: "switch-root-failed",
  severity: "error",
  title: "the initramfs could not hand over to the root file system",
  messages: [
    programs.switchRootCannotExecute,
    programs.switchRootCannotEnter,
    programs.switchRootNotRamfs,
    programs.switchRootMoves,
    programs.switchRootUsage,
    programs.switchRootExecutes,
    programs.switchRootMountMove,
    programs.switchRootOfSystemd,
    programs.runInit,
    programs.noInitOnTarget,
    programs.noInitOnRoot,
    programs.noInitInNewRoot,
  ],
  sources: [],
  leadsTo: ["init-exited", "no-controlling-tty"],
  recognise: (match, line) => ({ line, key: "", ...textsOf(match) }),
};

type Texts = Pick<Observation, "subject" | "cause" | "fix">;

const programMissing: ReadonlySet<LogMessage> = new Set<LogMessage>([
  programs.switchRootCannotExecute,
  programs.switchRootExecutes,
  programs.noInitOnTarget,
  programs.noInitInNewRoot,
]);

function textsOf({ message, values }: MessageMatch): Texts {
  const [first = "", second = ""] = values;
  const reason = second === "" ? "" : ` (${second})`;
  if (programMissing.has(message)) return noProgram(first, reason);
  if (message === programs.noInitOnRoot) return noProgram("/sbin/init", "");
  if (message === programs.runInit && first.startsWith("/")) return noProgram(first, reason);
  if (message === programs.switchRootCannotEnter) {
    return {
      subject: { kind: "path", path: first },
      cause: `switch_root was to make ${first} the root, and there is no such folder${reason}.`,
      fix: `Add "dir ${first} 0755 0 0" to the manifest, and let the script mount the root file system on it before it calls switch_root.`,
    };
  }
  if (message === programs.switchRootUsage) {
    return {
      cause:
        "switch_root printed how it is used instead of doing its work: it must run as PID 1, and a file system must be mounted on the new root folder.",
      fix: "Call it with exec as the last line of /init (exec switch_root /newroot /sbin/init), after the root file system has been mounted on the folder.",
    };
  }
  if (message === programs.switchRootOfSystemd) {
    return {
      cause: `systemd in the initramfs could not make the mounted file system the root: "${first}"`.replace(
        /[."]*$/,
        '".',
      ),
      fix: "Check that root= names the partition with the system on it, and for btrfs that rootflags=subvol= names the right subvolume.",
    };
  }
  const program = message === programs.runInit ? "run-init" : "switch_root";
  const said =
    message === programs.switchRootNotRamfs
      ? "it is not run from an initramfs"
      : `"${values.filter((word) => word !== "").join(": ")}"`;
  return {
    cause: `${program} could not make the new root file system the root: ${said}.`,
    fix: `Call ${program} with exec from the /init of an initramfs, after the root file system has been mounted on the folder that it is given.`,
  };
}

function noProgram(path: string, reason: string): Texts {
  return {
    subject: { kind: "path", path },
    cause: `The root file system was mounted, but ${path} could not be started from it${reason}: the wrong partition, an empty one, a link that leads nowhere, or a program whose loader is missing.`,
    fix: `Check that root= names the partition with the system on it and that ${path} is there, or name another program with init=.`,
  };
}
