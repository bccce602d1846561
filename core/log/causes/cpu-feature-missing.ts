/** The processor lacks what the kernel was built for. */
import type { Cause, Observation } from "../cause.js";
import type { LogLine } from "../line.js";
import type { MessageMatch } from "../message.js";
import { kernel } from "../messages.js";

export const cpuFeatureMissing: Cause = {
  code: "cpu-feature-missing",
  severity: "error",
  title: "the processor lacks what the kernel was built for",
  messages: [kernel.missingFeatures, kernel.wrongProcessor],
  sources: [{ file: "arch/x86/boot/main.c", function: "main" }],
  leadsTo: [],
  recognise(match, line) {
    if (match.message === kernel.missingFeatures) return { line, ...texts([]) };
    return olderProcessor(match, line);
  },
  // The features stand in the line below.
  conclude: (observations, boot) =>
    observations.map((observation) =>
      boot.missingFeatures === null ? observation : { ...observation, ...texts(boot.missingFeatures) },
    ),
};

function texts(features: readonly string[]): Pick<Observation, "cause" | "fix"> {
  const list = features.length === 0 ? "features" : features.join(", ");
  const hint = features.map((name) => hints[name]).find((text) => text !== undefined);
  return {
    cause: `The kernel was built for processors with ${list}, which this processor does not have, so the kernel's own start-up code refuses to go on.`,
    fix: `${hint ?? "Boot a kernel that was built for older processors."} In QEMU choose a newer processor, such as -cpu max.`,
  };
}

/** What lacks the features that are missed most, by the names of arch/x86/boot/mkcpustr.c. */
const hints: Readonly<Record<string, string>> = {
  pae: "Boot a kernel without CONFIG_X86_PAE; Debian's linux-image-686 instead of -686-pae.",
  cmov: "Boot a kernel for i486 or i586 (CONFIG_M586).",
};

function olderProcessor(match: MessageMatch, line: LogLine): Observation | null {
  const [required = ""] = match.values;
  // kernel-is-64-bit tells of that.
  if (required === "x86-64") return null;
  const detected = /only detected an (\S+) CPU/.exec(line.text)?.[1] ?? "older one";
  return {
    line,
    cause: `The kernel image is for ${required} and later processors, and this one is an ${detected}, so the kernel's own start-up code refuses to go on.`,
    fix: `Boot a kernel that was built for ${detected}, or choose a newer processor (QEMU: -cpu max).`,
  };
}
