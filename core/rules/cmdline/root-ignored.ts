/** `root=` beside an initramfs that the kernel starts from: the kernel mounts nothing. */
import { ignoredParameters } from "../ignored-root.js";
import type { Rule } from "../rule.js";

export const rootIgnored: Rule = {
  code: "root-ignored",
  language: "cmdline",
  title: "root= has no effect beside the program of the initramfs",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
  ],
  check(target) {
    return ignoredParameters(
      target,
      "root-ignored",
      ["root=", "rootfstype=", "rootflags="],
      (words, entry) =>
        `The kernel starts ${entry} from the initramfs and mounts no other root file system, so it does not use ${words}. ` +
        "Only a program of the initramfs could, by reading /proc/cmdline.",
    );
  },
};
