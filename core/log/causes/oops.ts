/** A fault inside the kernel. */
import type { Cause } from "../cause.js";
import type { MessageMatch } from "../message.js";
import { kernel } from "../messages.js";

export const oops: Cause = {
  code: "oops",
  severity: "error",
  title: "the kernel itself made an invalid access",
  messages: [kernel.nullPointer, kernel.pageFault, kernel.kernelFault, kernel.die],
  sources: [],
  leadsTo: ["init-killed", "panic-other"],
  recognise(match, line, boot) {
    // BUG() is carried out as an invalid instruction, and kernel-bug has told of it.
    if (match.message === kernel.die && boot.kernelFault !== line) return null;
    return {
      line,
      cause: `Code of the kernel ${faultOf(match)}. The kernel ended the process in whose name it ran; what follows may be damaged.`,
      fix: 'Read the function after "RIP:", "EIP:" or "pc :" and the "Call Trace:" below: they name the driver. Try without it, or another kernel version, and report the whole trace.',
    };
  },
  conclude(observations, boot) {
    if (boot.panic !== null) return observations;
    return observations.map((observation) => ({ ...observation, severity: "warning" }));
  },
};

function faultOf({ message, values, after }: MessageMatch): string {
  const [first = ""] = values;
  if (message === kernel.kernelFault) {
    const address = /^[0-9a-f]+/.exec(after)?.[0] ?? "";
    return `made an invalid access (${first}${address === "" ? "" : `, address ${address}`})`;
  }
  if (message === kernel.nullPointer) return `used a null pointer (address ${first})`;
  if (message === kernel.pageFault) return `used the address ${first}, which is not mapped or not allowed`;
  return `caused an exception (${first.replace(/^Oops: /, "")})`;
}
