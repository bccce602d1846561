/** The templates themselves. */
import { busyboxLines, consoleLines, projectFile, type TargetTemplate, type TemplateId } from "./template.js";

const shell: TargetTemplate = {
  id: "shell",
  opens: "initramfs.list",
  files: [
    projectFile("shell", "builtin"),
    { name: "cmdline", text: "console=ttyS0 rdinit=/bin/sh" },
    {
      name: "initramfs.list",
      text: `# A shell and nothing else. The kernel starts it because the command line says rdinit=/bin/sh.
${consoleLines}
# The BusyBox that comes with Bootpath; name your own program here.
${busyboxLines}`,
    },
  ],
};

const initScript: TargetTemplate = {
  id: "init-script",
  opens: "init",
  files: [
    projectFile("init script", "builtin"),
    { name: "cmdline", text: "console=ttyS0" },
    {
      name: "init",
      text: `#!/bin/sh
# PID 1. The kernel starts /init of the initramfs when the command line asks for nothing else.
# When PID 1 ends, the kernel panics: so the last line becomes the shell instead of starting it.

/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev

echo "Hello from PID $$ on Linux $(uname -r)."

# A terminal of its own, so that Ctrl+C and job control work.
exec setsid cttyhack sh
`,
    },
    {
      name: "initramfs.list",
      text: `# The first program is a script of yours.
${consoleLines}dir /proc 0755 0 0
dir /sys 0755 0 0

${busyboxLines}file /init init 0755 0 0
`,
    },
  ],
};

const switchRoot: TargetTemplate = {
  id: "switch-root",
  opens: "init",
  files: [
    projectFile("switch root", "builtin"),
    { name: "cmdline", text: "console=ttyS0" },
    {
      name: "init",
      text: `#!/bin/sh
# The first stage, as in the initramfs of a distribution: find the real root file system, mount it, go there.
# A memory file system stands in for the disk here: the emulated machine has none.

/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t devtmpfs devtmpfs /dev

mount -t tmpfs tmpfs /newroot
mkdir -p /newroot/bin /newroot/sbin /newroot/dev /newroot/proc
cp /bin/busybox /newroot/bin/busybox
ln -s busybox /newroot/bin/sh
cp /second-stage /newroot/sbin/init

# Mounts are taken along, and what is left in the initramfs is deleted. switch_root must be PID 1, hence exec.
mount --move /dev /newroot/dev
mount --move /proc /newroot/proc
exec switch_root /newroot /sbin/init
`,
    },
    {
      name: "second-stage",
      text: `#!/bin/sh
# The second stage: /sbin/init of the real root file system, still PID 1.

/bin/busybox --install -s /bin
echo "The root file system is now: $(grep ' / ' /proc/mounts | tail -n 1)"
exec setsid cttyhack sh
`,
    },
    {
      name: "initramfs.list",
      text: `# Two stages: /init prepares /newroot and switches to it.
${consoleLines}dir /proc 0755 0 0
dir /newroot 0755 0 0

${busyboxLines}file /init init 0755 0 0
file /second-stage second-stage 0755 0 0
`,
    },
  ],
};

const defaultList: TargetTemplate = {
  id: "default-list",
  opens: "initramfs.list",
  files: [
    projectFile("default list", "external"),
    { name: "cmdline", text: "console=ttyS0 rdinit=/bin/sh" },
    {
      name: "initramfs.list",
      text: `# A boot loader passes this archive, and the kernel unpacks it over its own (usr/default_cpio_list), which has
# /dev, /dev/console and /root. So they need not be here: the view "Initramfs" shows both together.
${busyboxLines}`,
    },
  ],
};

const firstSteps: TargetTemplate = {
  id: "first-steps",
  opens: "cmdline",
  files: [
    projectFile("first steps", "builtin"),
    { name: "cmdline", text: "console=ttyS0 init=/bin/sh" },
    { name: "initramfs.list", text: `# A shell and nothing else.\n${consoleLines}${busyboxLines}` },
  ],
};

/** All of them, by their names. */
export const templates: Readonly<Record<TemplateId, TargetTemplate>> = {
  shell,
  "init-script": initScript,
  "switch-root": switchRoot,
  "default-list": defaultList,
  "first-steps": firstSteps,
};
