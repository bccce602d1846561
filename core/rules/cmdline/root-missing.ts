/** Without an initramfs and without `root=` the kernel has nothing to mount. */
import { lastSetup } from "../../cmdline/names.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";

export const rootMissing: Rule = {
  code: "root-missing",
  language: "cmdline",
  title: "neither root= nor an initramfs",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
    { file: "init/do_mounts.c", function: "mount_root_generic" },
  ],
  check(target) {
    const { cmdline } = target;
    // A command line alone does not tell whether a boot loader passes an initramfs with it.
    if (cmdline === null || !target.described || target.initramfs !== "none") return [];
    if (lastSetup(cmdline.commandLine, "root=") !== null || isToldElsewhere(target)) return [];
    const first = cmdline.commandLine.parameters.at(0);
    const finding: Finding = {
      code: "root-missing",
      severity: "error",
      path: cmdline.path,
      start: first?.start ?? 0,
      end: first?.end ?? 0,
      message:
        `This target boots without an initramfs and its command line has no root=, so the kernel has nothing to mount: ` +
        `it panics with "VFS: Unable to mount root fs on unknown-block(0,0)". Give it an initramfs, or name the root device with root=.`,
      fixes: [createInitramfs(cmdline.path)],
      related: [],
    };
    return [finding];
  },
};

/** A root= that another rule has found misspelt: fused with the word before it, say, or with a blank in it. */
function isToldElsewhere(target: BootTarget): boolean {
  const words = target.cmdline?.commandLine.parameters.filter(({ name, value }) => `${name} ${value}`.includes("root"));
  return words?.some((word) => isSpokenFor(target, word, textRules)) ?? false;
}

/** The smallest initramfs that reaches a shell, with the BusyBox that comes with Bootpath. */
const smallestInitramfs = `# The smallest initramfs that reaches a shell.
dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
dir /bin 0755 0 0
file /bin/busybox \${BOOTPATH_BUSYBOX} 0755 0 0
slink /bin/sh busybox 0777 0 0
`;

function createInitramfs(cmdlinePath: string): Fix {
  const folder = cmdlinePath.slice(0, cmdlinePath.lastIndexOf("/") + 1);
  const path = `${folder}initramfs.list`;
  return {
    title: "Create initramfs.list with a BusyBox shell",
    preferred: true,
    creates: path,
    edits: [{ path, start: 0, end: 0, newText: smallestInitramfs }],
  };
}
