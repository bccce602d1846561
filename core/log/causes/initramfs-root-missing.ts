/** The program in the initramfs did not find the root device. */
import { parameterOf, type BootRecord } from "../boot-record.js";
import type { Cause, Observation } from "../cause.js";
import type { LogLine } from "../line.js";
import type { MessageMatch } from "../message.js";
import { programs } from "../program-messages.js";

export const initramfsRootMissing: Cause = {
  code: "initramfs-root-missing",
  severity: "error",
  title: "the initramfs did not find the root device",
  messages: [
    programs.rootAlert,
    programs.rootGaveUp,
    programs.rootNotGiven,
    programs.rootNotFound,
    programs.rootUnable,
    programs.rootNotMounted,
    programs.rootCannotBeFound,
    programs.rootWarning,
    programs.mountFailed,
  ],
  sources: [],
  leadsTo: ["no-controlling-tty", "switch-root-failed", "init-exited"],
  recognise(match, line, boot) {
    if (match.message === programs.rootNotGiven) {
      return {
        line,
        subject: { kind: "parameter", name: "root" },
        cause: "The command line has no root=, and the scripts of the initramfs do not know what to mount.",
        fix: "Write root= with the root file system, such as root=UUID=… (blkid shows it).",
      };
    }
    if (match.message === programs.mountFailed) return ofMount(match, line);
    const device = deviceOf(match, boot);
    return device === null ? null : { line, key: "", ...texts(device) };
  },
  // The first words are often about the wait, the later ones name the device.
  conclude(observations, boot) {
    const named = observations.find(({ cause }) => !cause.startsWith(unnamed)) ?? observations[0];
    if (named === undefined) return [];
    return [boot.panic === null ? named : { ...named, severity: "error" }];
  },
};

const unnamed = "The scripts of the initramfs waited";

function deviceOf({ message, values }: MessageMatch, boot: BootRecord): string | null {
  const [named = "", second = ""] = values;
  if (message === programs.rootCannotBeFound) return newRootFolder.test(named) ? second : null;
  if (message === programs.rootGaveUp) return parameterOf(boot, "root") ?? "";
  if (message !== programs.rootWarning) return named;
  // dracut quotes the path or not, and warns of other things in the same words.
  const path = named.replace(/^"|"$/g, "");
  return path.startsWith("/dev/") ? path : null;
}

function texts(device: string): Pick<Observation, "subject" | "cause" | "fix"> {
  const cause =
    device === ""
      ? `${unnamed} for the root device, and it did not appear.`
      : `The scripts of the initramfs waited for the root device ${device}, and it did not appear.`;
  return {
    subject: { kind: "parameter", name: "root" },
    cause: `${cause} Either the name is wrong, as after copying or formatting a disk, or the initramfs lacks the driver for the disk or its bus.`,
    fix: "In the shell of the initramfs blkid and ls /dev show what is there. When the disk is missing, add its driver to the initramfs and make it again; when it is there, correct root=. For slow disks rootdelay=10 helps.",
  };
}

/** The folders on which scripts mount what is to become the root. */
const newRootFolder = /^\/(?:mnt\/|run\/)?(?:new[-_]?root|real[-_]?root|sysroot|rootfs|root|target)\/?$/;

/** A hand-made /init: mount says the same whether the device or the folder is missing. */
function ofMount({ values }: MessageMatch, line: LogLine): Observation | null {
  const [source = "", folder = "", reason = ""] = values;
  if (!source.startsWith("/dev/") || !reason.startsWith("No such") || !newRootFolder.test(folder)) return null;
  return {
    line,
    key: "",
    severity: "warning",
    subject: { kind: "path", path: source },
    cause: `A script in the initramfs could not mount ${source} on ${folder}: one of the two does not exist, most likely the device, because its driver is missing or it appears only later.`,
    fix: `Check with ls -l ${source} ${folder} in a shell of the initramfs. Mount devtmpfs on /dev before, load the driver of the disk, and wait until the device is there.`,
  };
}
