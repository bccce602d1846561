/** The initramfs does not hold the program that the kernel starts in it. */
import { initramfsLost, initramfsOf, initramfsProgram, parameterOf, type BootRecord } from "../boot-record.js";
import type { CauseCode } from "../cause-codes.js";
import type { Cause, Observation } from "../cause.js";
import { kernel } from "../messages.js";
import { rootFailureOf } from "../root-failure.js";

/** What follows when the kernel gives up the initramfs and looks for a root device. */
export const afterMissingProgram: readonly CauseCode[] = [
  "root-not-specified",
  "root-device-missing",
  "root-needs-initramfs",
  "root-filesystem-unsupported",
  "root-filesystem-type-unknown",
  "root-mount-point-missing",
  "root-is-ramdisk",
];

export const initMissing: Cause = {
  code: "init-missing",
  severity: "error",
  title: "the initramfs has no program to start",
  messages: [kernel.rdinitInaccessible, kernel.cannotMountRoot],
  sources: [{ file: "init/main.c", function: "kernel_init_freeable" }],
  leadsTo: afterMissingProgram,
  recognise(match, line, boot) {
    if (match.message === kernel.rdinitInaccessible) {
      return Number(match.values[1]) === -2 ? { line, ...texts(boot) } : null;
    }
    const failure = rootFailureOf(match, line, boot);
    // Where the kernel refused the program or never saw the archive, another cause says so.
    if (failure === null || boot.programRefused || initramfsLost(boot)) return null;
    if (failure.problem === "no-program") return { line, ...texts(boot) };
    if (initramfsOf(boot) !== "given" || boot.unpackFailure !== null) return null;
    // With root= a device was meant. Then it depends on rdinit= whether the initramfs was meant to do something.
    if (parameterOf(boot, "rdinit") !== null) return { line: failure.line, ...texts(boot) };
    return { line: failure.line, ...unusedArchive(failure.root), severity: "warning", leadsTo: [] };
  },
};

function unusedArchive(root: string): Pick<Observation, "cause" | "fix" | "subject"> {
  return {
    subject: { kind: "path", path: "/init" },
    cause: `The initramfs has no /init, so the kernel did not use it and tried to mount root=${root} itself.`,
    fix: 'When the initramfs is meant to mount the root device, add "file /init <source> 0755 0 0" to its manifest, or name its program with rdinit=.',
  };
}

function texts(boot: BootRecord): Pick<Observation, "cause" | "fix" | "subject"> {
  const program = initramfsProgram(boot);
  const rdinit = parameterOf(boot, "rdinit");
  const init = parameterOf(boot, "init");
  const subject =
    rdinit === null ? ({ kind: "path", path: program } as const) : ({ kind: "parameter", name: "rdinit" } as const);
  if (boot.unpackFailure !== null) {
    return {
      subject,
      cause: `Because the initramfs was not unpacked to its end (line ${boot.unpackFailure.line.number}), there is no ${program}, and the kernel tried to mount a root device instead.`,
      fix: "Repair the initramfs; no disk is involved.",
    };
  }
  const then = "so the kernel tried to mount a root device, and there is none. No disk is involved.";
  if (rdinit === null && init !== null) {
    return {
      subject: { kind: "parameter", name: "init" },
      cause: `The initramfs has no /init, ${then} init=${init} does not help: it is read only after a root device is mounted.`,
      fix: `Write rdinit=${init} instead of init=${init}, when ${init} is in the initramfs.`,
    };
  }
  const named =
    rdinit === null ? "/init, which the kernel starts when there is no rdinit=," : `${program}, which rdinit= names,`;
  return {
    subject,
    cause: `${named} is not in the unpacked initramfs, ${then}`,
    fix: `Add "file ${program} <source> 0755 0 0" to the manifest, or name a program that is there with rdinit=. A "dir" line for each of its folders must stand before it: the kernel drops a file without its folder silently.`,
  };
}
