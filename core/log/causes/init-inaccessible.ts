/** The program in the initramfs is there by name, but the kernel cannot get at it. */
import type { Cause } from "../cause.js";
import { describeErrorNumber } from "../exec-error.js";
import { kernel } from "../messages.js";
import { afterMissingProgram } from "./init-missing.js";

export const initInaccessible: Cause = {
  code: "init-inaccessible",
  severity: "error",
  title: "the kernel cannot reach the program in the initramfs",
  messages: [kernel.rdinitInaccessible],
  sources: [],
  leadsTo: ["init-missing", ...afterMissingProgram],
  recognise(match, line) {
    const [path = "", number = ""] = match.values;
    const error = Number(number);
    if (error === -2) return null;
    return {
      line,
      subject: { kind: "path", path },
      cause: `The kernel could not reach ${path} in the initramfs (${describeErrorNumber(error)}), ignored it, and went on to mount a root device.`,
      fix: hints[error] ?? `Look at every part of the path ${path} in the manifest.`,
    };
  },
};

const hints: Readonly<Record<number, string>> = {
  [-20]: "A folder of the path is a file in the manifest: make it a dir line, before the file.",
  [-40]: "A symbolic link of the path leads to itself: let the slink line name the real program.",
};
