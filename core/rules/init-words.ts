/** Words of a command line that are no parameters of the kernel, and that programs of user space read on purpose. */
import { userSpaceNames, userSpaceReaders } from "../parameters/user-space/all.js";

/**
 * Whether a word without a value is known to be read by an init system, an initramfs, an installer or a live system:
 * from its arguments, or out of /proc/cmdline. Such words reach PID 1 because they are meant to.
 */
export function isInitWord(word: string): boolean {
  return otherWords.has(word) || userSpaceReaders(word).length > 0;
}

/** Words that programs of user space read, for "did you mean". */
export function initWordNames(): readonly string[] {
  return [...userSpaceNames(), ...otherWords];
}

/** Words that stand on many command lines, and whose readers core/parameters does not describe. */
const otherWords: ReadonlySet<string> = new Set(
  [
    // SysV init and its forms of "single"
    "-s -S -b -a -z a b",
    // start scripts and splash screens of older distributions, and dracut's names before "rd."
    "nofail nofsck norhgb splashy bootsplash verbose silent fixrtc nobootwait rdshell rdbreak rdinitdebug rdnetdebug " +
      "rdudevdebug rdudevinfo bootchart failsafe xforcevesa nox noX",
    // installers and live systems
    "--- installer text gtk newt cmdline graphical nokill askmethod linemode expert live livecd nolocales nonetworking " +
      "noxautologin swap skipunion noninteractive nopreseed proxdebug proxtui nodetect dodmraid doiscsi dohyperv nogfx nonet " +
      "base superuser multivt showapps noicons secure protect cron syslog pause laptop nofstab nodocker",
    // what guides and virtual machine monitors hand on, though nobody reads it any more
    "nomodules nofb noipv6 headless",
  ]
    .join(" ")
    .split(" "),
);
