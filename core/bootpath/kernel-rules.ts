/**
 * What differs between kernel versions on the boot path. 6.1, 6.12 and 7.2 are proved by recorded boots; what holds for
 * 2.6.37 is known from articles that quote its source. For versions in between, each rule names where it changes.
 */
import { isAtLeast } from "./kernel-version.js";

/** The rules of one kernel version. */
export interface KernelRules {
  readonly version: string;
  /** `recorded`: proved for the version. `near`: taken from the nearest ones. `articles`: the classic kernels, 2.6. */
  readonly evidence: "recorded" | "near" | "articles";
  /** Whether init/main.c logs "Run … as init process". */
  readonly runMessage: "logged" | "none";
  /** Whether it logs error numbers, and default programs that exist but cannot be started. */
  readonly attemptErrors: "numbered" | "plain";
  /** `fatal`: a failing `init=` panics; `tolerated`: the default programs are tried then. */
  readonly requestedInit: "fatal" | "tolerated";
  /** The panic when no program can be started, up to the name of the document. */
  readonly noInitPanic: "No working init found." | "No init found.";
  /** The document that the panic refers to, below Documentation/ of the kernel. */
  readonly noInitGuidance: "admin-guide/init.rst" | "init.txt";
  /** Whether "VFS: Cannot open root device" has an error number. */
  readonly rootError: "numbered" | "plain";
  /** When "check access for rdinit=… failed" is logged. */
  readonly accessMessage: "never" | "always" | "with-rdinit";
  /** How the root device's name reads in messages: `short` without /dev/, and "(null)" where there is none. */
  readonly rootName: "short" | "as-given";
  /** Whether a root= that the kernel cannot read ends `rootwait`, or only a malformed PARTUUID= does. */
  readonly invalidRoot: "ends-waiting" | "partuuid-only";
  /** Whether waiting ends at once without root=, where early_lookup_bdev() takes an empty name for the number 0. */
  readonly emptyRoot: "found" | "waited-for";
  /** The error of a block device node with the number 0:0. */
  readonly deviceZero: "ENXIO" | "ENODEV";
  /** Whether the last panic of mount_root_generic() names the device as it was given. */
  readonly noFileSystemPanic: "named" | "number-only";
  /** What root=/dev/nfs and /dev/cifs do in a kernel without them: nothing at all, or a try with the device number. */
  readonly networkRootMissing: "nothing" | "tried-as-device";
  /** Device number that `mtd…` and `ubi…` names stand for in messages. */
  readonly genericRootMinor: number;
  /** Whether a colon in console= makes a device name of it, as in 00:03:0.0. */
  readonly consoleWithColon: "device-name" | "plain";
  /** The largest table of ELF program headers, in bytes. */
  readonly mostProgramHeaderBytes: number;
  /** Bytes of one line of the log; the rest is cut off. Kernel: kernel/printk/printk.c vprintk_store. */
  readonly longestMessage: number;
  /** Whether /linuxrc of an old initrd is started. */
  readonly linuxrc: "started" | "gone";
}

/** The rules for a version such as "6.12". */
export function kernelRules(version: string): KernelRules {
  const since = <T>(first: string, newer: T, older: T): T => (isAtLeast(version, first) ? newer : older);
  return {
    version,
    evidence: evidenceFor(version),
    runMessage: since("5.0", "logged", "none"),
    attemptErrors: since("3.14", "numbered", "plain"),
    requestedInit: since("4.0", "fatal", "tolerated"),
    noInitPanic: since("3.14", "No working init found.", "No init found."),
    noInitGuidance: since("4.10", "admin-guide/init.rst", "init.txt"),
    rootError: since("3.4", "numbered", "plain"),
    // First seen in logs of 6.17; 7.2 asks whether rdinit= was given.
    accessMessage: since<KernelRules["accessMessage"]>("7.2", "with-rdinit", since("6.17", "always", "never")),
    // 6.5 moved the look-up of devices to block/early-lookup.c.
    rootName: since("6.5", "as-given", "short"),
    invalidRoot: since("6.5", "ends-waiting", "partuuid-only"),
    emptyRoot: since("6.5", "found", "waited-for"),
    // block/bdev.c lookup_bdev of 6.12.117; neither 6.1.192 nor 7.2.13 has the check.
    deviceZero: version === "6.12" ? "ENODEV" : "ENXIO",
    noFileSystemPanic: since("6.12", "named", "number-only"),
    networkRootMissing: since("6.5", "nothing", "tried-as-device"),
    genericRootMinor: since("6.5", 253, 0),
    consoleWithColon: since("6.12", "device-name", "plain"),
    mostProgramHeaderBytes: since("7.2", 65536, 4096),
    longestMessage: since("6.12", 1021, 989),
    linuxrc: since("7.0", "gone", "started"),
  };
}

const recorded = ["6.1", "6.12", "7.2"];

function evidenceFor(version: string): KernelRules["evidence"] {
  if (recorded.includes(version)) return "recorded";
  return isAtLeast(version, "3.0") ? "near" : "articles";
}
