/** Words that boot loaders write, and those that other first programs read. */
import type { UserSpaceReader } from "./reader.js";

export const bootLoaders: UserSpaceReader = {
  program: "the boot loader",
  url: "https://docs.kernel.org/arch/x86/boot.html",
  names: {
    BOOT_IMAGE: "path of the kernel, written by the boot loader",
    auto: "tells that nobody chose an entry, written by LILO",
    initrd: "path of the initramfs, read by the boot loader",
    vga: "screen mode, read by the boot loader",
    BOOTIF: "hardware address of the network device that was booted from, written by PXELINUX",
    SYSUUID: "mark of the computer, written by PXELINUX",
    CPU: "features of the processor, written by PXELINUX",
    bootdev: "device that was booted from",
  },
  prefixes: {},
};

export const firstPrograms: UserSpaceReader = {
  program: "the first program (sysvinit, BusyBox, OpenRC, runit)",
  url: "https://man7.org/linux/man-pages/man7/bootparam.7.html",
  names: {
    single: "starts single-user mode",
    s: "starts single-user mode",
    S: "starts single-user mode",
    emergency: "starts a shell without anything else",
    "1": "the runlevel to start",
    "2": "the runlevel to start",
    "3": "the runlevel to start",
    "4": "the runlevel to start",
    "5": "the runlevel to start",
    fastboot: "skips file system checks",
    forcefsck: "forces file system checks",
    INIT_VERBOSE: "makes init log more",
    CONSOLE: "console of init",
    TERM: "kind of the terminal",
    HOME: "home folder of the first program",
    PATH: "where programs are looked for",
    noswap: "uses no swap devices",
  },
  prefixes: {},
};
