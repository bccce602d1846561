/** The kernel ran out of memory. */
import type { BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { afterUnpackFailure, unpackFailureOf, unpackMessages } from "../unpack-failure.js";

export const outOfMemory: Cause = {
  code: "out-of-memory",
  severity: "error",
  title: "the machine ran out of memory",
  messages: [kernel.oomKiller, kernel.deadlockedOnMemory, kernel.oomPanic, ...unpackMessages],
  sources: [{ file: "mm/oom_kill.c", function: "out_of_memory" }],
  leadsTo: [...afterUnpackFailure, "init-killed", "panic-other"],
  recognise(match, line, boot) {
    if (unpackMessages.includes(match.message)) {
      const failure = unpackFailureOf(match);
      if (failure?.problem !== "memory") return null;
      const cause = `The kernel had no memory left to unpack the initramfs ("${failure.reason}").${memorySentence(boot)}`;
      return { line, cause, fix: moreMemory };
    }
    if (match.message !== kernel.oomKiller) {
      const cause = `The kernel found no memory and no process that it could end to get some.${memorySentence(boot)}`;
      return { line, cause, fix: moreMemory };
    }
    const during = boot.unpacking
      ? "while it unpacked the initramfs, whose root file system is a ramfs without a limit when root= is on the command line"
      : `when ${match.values[0] ?? "a program"} asked for more`;
    const cause = `The kernel ran out of memory ${during}.${memorySentence(boot)}`;
    return { line, cause, fix: moreMemory };
  },
  conclude(observations, boot) {
    if (boot.panic !== null) return observations;
    return observations.map((observation) => ({
      ...observation,
      severity: "warning",
      cause: `${observation.cause} It ended a process to go on.`,
    }));
  },
};

const moreMemory =
  "Give the machine more memory, or make the initramfs smaller: its files stay in memory as long as the system runs.";

function memorySentence(boot: BootRecord): string {
  return boot.memoryKiB === null ? "" : ` The machine has ${boot.memoryKiB} KiB.`;
}
