/** The command line asks for a boot configuration, which this kernel does not know. */
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { afterLostBootconfig } from "./bootconfig-missing.js";

export const bootconfigNotBuilt: Cause = {
  code: "bootconfig-not-built",
  severity: "warning",
  title: "the kernel was built without boot configuration",
  messages: [kernel.bootconfigNotBuilt],
  sources: [],
  leadsTo: afterLostBootconfig,
  recognise: (_match, line) => ({
    line,
    subject: { kind: "parameter", name: "bootconfig" },
    cause:
      "The word bootconfig is on the command line, but this kernel was built without CONFIG_BOOT_CONFIG: what is in the boot configuration has no effect.",
    fix: "Build the kernel with CONFIG_BOOT_CONFIG=y, or write the parameters on the command line and remove bootconfig.",
  }),
};
