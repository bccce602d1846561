/** `rootwait` and `rootdelay=` beside an initramfs that the kernel starts from: the kernel waits for nothing. */
import { ignoredParameters } from "../ignored-root.js";
import type { Rule } from "../rule.js";

export const rootwaitIgnored: Rule = {
  code: "rootwait-ignored",
  language: "cmdline",
  title: "rootwait has no effect beside the program of the initramfs",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
    { file: "init/do_mounts.c", function: "wait_for_root" },
  ],
  check(target) {
    return ignoredParameters(
      target,
      "rootwait-ignored",
      ["rootwait", "rootwait=", "rootdelay="],
      (words, entry) =>
        `The kernel starts ${entry} from the initramfs at once. It waits for a root device only when it mounts one itself, so ${words} has no effect.`,
    );
  },
};
