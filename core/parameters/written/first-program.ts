/** Parameters that choose the first program. */
import { manualPages, type ParameterDescription } from "../description.js";

export const firstProgramParameters: readonly ParameterDescription[] = [
  {
    name: "rdinit",
    summary: "Names the program that the kernel starts from the initramfs as process 1.",
    details: [
      "Once the initramfs is unpacked, the kernel looks whether this file is there. If it is, the kernel starts " +
        "it, mounts nothing itself, and `root=` is left to that program.",
      "If the file is missing, 6.12 says nothing about it: it goes on as if there were no initramfs and mounts " +
        "`root=`. A spelling mistake therefore shows up as `VFS: Unable to mount root fs`.",
      "If the file is there but cannot be executed, the kernel logs `Failed to execute … (error -N)` and falls " +
        "back to `init=` and then to `/sbin/init`, `/etc/init`, `/bin/init` and `/bin/sh`, all of them inside the " +
        "initramfs.",
      "Words that the kernel does not know become arguments of the program, or variables of its environment when " +
        "they have a `=`. Arguments written before `rdinit=` are dropped. Everything behind ` -- ` is an argument.",
    ],
    type: "string",
    values: "rdinit=<absolute path>",
    default: "`/init`",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: "init/main.c", function: "kernel_init_freeable" },
      { file: "init/main.c", function: "kernel_init" },
      { file: "init/main.c", function: "rdinit_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "init",
    summary: "Names the program that the kernel starts as process 1 from the root file system it has mounted.",
    details: [
      "The kernel comes to this only when the initramfs offered nothing to start. For a program inside the " +
        "initramfs write `rdinit=` instead. The initramfs of a distribution usually reads `init=` by itself and " +
        "obeys it after it has changed to the real root.",
      "There is no second try: if the program cannot be executed, the kernel panics with `Requested init … failed " +
        "(error -N).` Error -2 means that the file, its interpreter or its dynamic loader is missing, -8 that it " +
        "is not a program for this machine, -13 that it has no execute permission.",
      "`init=/bin/sh` gives a shell on a system that no longer starts. Arguments written before `init=` are not " +
        "passed on to the program, those behind it are.",
    ],
    type: "string",
    values: "init=<absolute path>",
    default: "CONFIG_DEFAULT_INIT if set, then `/sbin/init`, `/etc/init`, `/bin/init`, `/bin/sh`",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: "init/main.c", function: "kernel_init" },
      { file: "init/main.c", function: "init_setup" },
    ],
    url: manualPages.init,
  },
];
