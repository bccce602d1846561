/** A 64-bit kernel on a processor without 64-bit mode. */
import type { BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { readLine } from "../line.js";
import { kernel } from "../messages.js";

const fix =
  "Boot a kernel for i386/i686, or boot this one on a 64-bit machine: qemu-system-x86_64 instead of qemu-system-i386. v86 has no 64-bit mode.";

export const kernelIs64Bit: Cause = {
  code: "kernel-is-64-bit",
  severity: "error",
  title: "a 64-bit kernel on a 32-bit processor",
  messages: [kernel.wrongProcessor],
  sources: [
    { file: "arch/x86/boot/main.c", function: "main" },
    { file: "arch/x86/boot/compressed/head_64.S", function: "startup_32" },
  ],
  leadsTo: [],
  recognise(match, line) {
    const [required = ""] = match.values;
    if (required !== "x86-64") return null;
    const detected = /only detected an (\S+) CPU/.exec(line.text)?.[1] ?? "32-bit";
    const cause = `The kernel image is for x86-64 and the processor is an ${detected} without 64-bit mode, so the kernel's own start-up code refuses to go on.`;
    return { line, cause, fix };
  },
  conclude(observations, boot) {
    if (observations.length > 0 || !isSixtyFourBitMismatch(boot)) return observations;
    // Entered by the 32-bit boot protocol the kernel halts the processor without a word.
    const cause =
      "The kernel image is for x86-64 and the machine's processor has no 64-bit mode: the kernel halts at its entry without a message.";
    return [{ line: readLine("", 1), cause, fix }];
  },
};

/** Whether the context says that a silent boot was one of a 64-bit kernel on a 32-bit processor. */
export function isSixtyFourBitMismatch(boot: BootRecord): boolean {
  const { kernelBits, processorBits } = boot.context;
  return boot.lastLine === null && kernelBits === 64 && processorBits === 32;
}
