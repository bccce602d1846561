/** The boot configuration cannot be used. */
import type { Cause } from "../cause.js";
import type { MessageMatch } from "../message.js";
import { kernel } from "../messages.js";
import { afterLostBootconfig } from "./bootconfig-missing.js";

export const bootconfigInvalid: Cause = {
  code: "bootconfig-invalid",
  severity: "warning",
  title: "the boot configuration cannot be used",
  messages: [kernel.bootconfigSyntax, kernel.bootconfigTree, kernel.bootconfigChecksum, kernel.bootconfigTooBig],
  sources: [{ file: "lib/bootconfig.c", function: "xbc_init" }],
  // Without a valid one the kernel then says that it found none.
  leadsTo: ["bootconfig-missing", ...afterLostBootconfig],
  recognise: (match, line) => ({
    line,
    key: "",
    subject: { kind: "parameter", name: "bootconfig" },
    cause: `The boot configuration at the end of the initramfs ${problemOf(match)}. The kernel uses nothing of it.`,
    fix:
      match.message === kernel.bootconfigSyntax
        ? "Correct the file; the kernel's tool shows the place when it is given the file alone: bootconfig settings.bconf. Then append it again with bootconfig -a."
        : "Append the file again with the kernel's tool, as the last step: bootconfig -a settings.bconf initrd.img.",
  }),
};

function problemOf({ message, values }: MessageMatch): string {
  const [first = "", second = ""] = values;
  if (message === kernel.bootconfigSyntax) return `has a mistake at byte ${second}: "${first}"`;
  if (message === kernel.bootconfigTree) return `cannot be read: "${first}"`;
  if (message === kernel.bootconfigTooBig) return `is larger than the ${first} bytes that the kernel takes`;
  return "does not have the checksum that stands behind it, so it was changed or damaged";
}
