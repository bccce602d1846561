/** Who mounts the root file system of a target. */
import { initramfsEntryPoint } from "../bootpath/entry-point.js";
import type { BootTarget } from "../project/boot-target.js";

/**
 * `kernel`: there is no initramfs, or nothing in it that can be started. `initramfs`: a program of it is started and
 * decides what root= means. `unknown`: there may be an initramfs that we do not see.
 */
export type RootMounter = "kernel" | "initramfs" | "unknown";

/** Kernel: init/main.c kernel_init_freeable, which calls prepare_namespace() where it finds no program. */
export function rootMounter({ cmdline, tree }: BootTarget): RootMounter {
  if (tree === null) return "unknown";
  return initramfsEntryPoint(cmdline?.commandLine ?? null, tree).found ? "initramfs" : "kernel";
}

/** The boot path's last words about a root that cannot be mounted, for messages; null where the path goes elsewhere. */
export function rootFailure(messages: readonly string[]): string | null {
  const line = messages.findLast((message) => /VFS: |Waiting for root device/.test(message));
  return line ?? null;
}
