/** The program that the kernel looks for in the initramfs. */
import { lastSetup } from "../cmdline/names.js";
import type { CommandLine, Parameter } from "../cmdline/parse.js";
import { resolvePath, type InitramfsTree } from "../manifest/tree.js";

/** What decides between starting from the initramfs and mounting a root file system. */
export interface EntryPoint {
  /** The path that is looked for: the value of the last `rdinit=`, else `/init`. */
  readonly path: string;
  /** The `rdinit=` that names it; null for the default. */
  readonly parameter: Parameter | null;
  /**
   * Whether the path exists, symbolic links followed. Only then is anything of the initramfs started: the access check
   * asks for existence, not for permission to execute.
   */
  readonly found: boolean;
}

/**
 * The entry point of an initramfs. Kernel: init/main.c rdinit_setup, and kernel_init_freeable, where init_eaccess()
 * decides whether ramdisk_execute_command is kept or prepare_namespace() is called.
 */
export function initramfsEntryPoint(commandLine: CommandLine | null, tree: InitramfsTree): EntryPoint {
  const rdinit = lastSetup(commandLine, "rdinit=");
  const path = rdinit?.argument ?? "/init";
  return { path, parameter: rdinit?.parameter ?? null, found: resolvePath(tree, path).kind === "found" };
}
