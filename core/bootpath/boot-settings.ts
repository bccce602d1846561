/** What the command line has set when start_kernel() has read it. */
import { decodeBytes, encodeBytes } from "../text/bytes.js";

/** How long the kernel waits for the root device: not at all, for ever, or so many seconds. */
export type RootWait = "no" | "forever" | { readonly seconds: number };

/** The variables of init/main.c, init/do_mounts.c and others, as they are while the command line is read. */
export interface BootSettings {
  /** Kernel version whose rules hold. */
  readonly version: string;
  /** CONFIG_INIT_ENV_ARG_LIMIT: MAX_INIT_ARGS and MAX_INIT_ENVS. */
  readonly limit: number;
  /** ramdisk_execute_command */
  rdinit: string;
  /** Whether `rdinit=` was given. */
  rdinitGiven: boolean;
  /** execute_command; null without `init=`. */
  init: string | null;
  /** argv_init and envp_init. The first argument is replaced by the path of whatever is run. */
  readonly argv: (string | null)[];
  readonly env: (string | null)[];
  /** Arguments that `init=` or `rdinit=` made the kernel forget, in order. */
  readonly forgotten: string[];
  /** saved_root_name; empty without `root=`. */
  root: string;
  rootWait: RootWait;
  /** Seconds of `rootdelay=`, as an unsigned 32-bit number. */
  rootDelay: number;
  /** root_fs_names; null without `rootfstype=`. */
  rootTypes: string | null;
  /** root_mount_data; null without `rootflags=`. */
  rootFlags: string | null;
  /** MS_RDONLY in root_mountflags. */
  rootReadOnly: boolean;
  /** `noinitrd`: mount_initrd is 0. */
  noInitrd: boolean;
  /** Values of `console=`, in order. */
  readonly consoles: string[];
  /** Number of RAM disks. */
  ramDisks: number;
}

/** The settings before the first word is read. */
export function initialSettings(kernel: {
  readonly version: string;
  readonly limit: number;
  readonly ramDisks: number;
}): BootSettings {
  return {
    version: kernel.version,
    limit: kernel.limit,
    rdinit: "/init",
    rdinitGiven: false,
    init: null,
    argv: ["init"],
    env: ["HOME=/", "TERM=linux"],
    forgotten: [],
    root: "",
    rootWait: "no",
    rootDelay: 0,
    rootTypes: null,
    rootFlags: null,
    rootReadOnly: true,
    noInitrd: false,
    consoles: [],
    ramDisks: kernel.ramDisks,
  };
}

/** The first `size - 1` bytes of a text: strscpy() into a buffer of `size` bytes. */
export function copyString(text: string, size: number): string {
  const bytes = encodeBytes(text);
  return bytes.length < size ? text : decodeBytes(bytes.subarray(0, size - 1));
}
