/** The command line asks for a boot configuration, and none came with the initramfs. */
import type { CauseCode } from "../cause-codes.js";
import type { Cause, Observation } from "../cause.js";
import { kernel } from "../messages.js";

/** What follows when parameters were to come from a boot configuration that the kernel does not use. */
export const afterLostBootconfig: readonly CauseCode[] = [
  "root-not-specified",
  "init-missing",
  "no-output",
  "no-working-init",
];

export const bootconfigMissing: Cause = {
  code: "bootconfig-missing",
  severity: "warning",
  title: "no boot configuration was found",
  messages: [kernel.noBootconfig],
  sources: [{ file: "init/main.c", function: "get_boot_config_from_initrd" }],
  leadsTo: afterLostBootconfig,
  recognise: (_match, line) => observe(line),
};

function observe(line: Observation["line"]): Observation {
  return {
    line,
    subject: { kind: "parameter", name: "bootconfig" },
    cause:
      "The word bootconfig is on the command line, but no boot configuration stands at the end of the initramfs: there was no initramfs, nothing was appended to it, or a boot loader filled it up with other bytes. The parameters that were meant to be in it are not set.",
    fix: "Append the file with the kernel's tool (bootconfig -a settings.bconf initrd.img) as the last step, or remove bootconfig from the command line.",
  };
}
