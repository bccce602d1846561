/** What is to be booted, before anything of it was read: the files of a target and the machine for it. */
import type { Delivery } from "../core/project/boot-target.js";
import type { LocatedTarget } from "../host/targets.js";

/** Where the command line comes from: a file, or text that was given directly. */
export type CmdlineSource =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "text"; readonly text: string };

/** What becomes the initramfs. */
export type InitramfsSource =
  | { readonly kind: "manifests"; readonly paths: readonly string[]; readonly base: string | null }
  | { readonly kind: "image"; readonly path: string }
  | { readonly kind: "none" };

/** One boot, as asked for. */
export interface BootPlan {
  readonly name: string;
  readonly cmdline: CmdlineSource;
  readonly initramfs: InitramfsSource;
  /** The kernel image; null for the bundled one that fits the delivery. */
  readonly kernelPath: string | null;
  readonly delivery: Delivery;
  readonly engine: "v86" | "qemu";
  /** MiB of memory. */
  readonly memory: number;
  /** Values for `${NAME}` in manifests, over those of the environment. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The plan that a located target describes. A target without command line boots with an empty one, as a kernel would. */
export function planBoot(target: LocatedTarget): BootPlan {
  return {
    name: target.name,
    cmdline: target.cmdlinePath === null ? { kind: "text", text: "" } : { kind: "file", path: target.cmdlinePath },
    initramfs: initramfsOf(target),
    kernelPath: target.kernelPath,
    delivery: target.delivery,
    engine: target.machine.engine,
    memory: target.machine.memory,
    variables: target.variables,
  };
}

function initramfsOf(target: LocatedTarget): InitramfsSource {
  if (target.initramfsPath !== null) return { kind: "image", path: target.initramfsPath };
  if (target.manifestPaths.length === 0) return { kind: "none" };
  return { kind: "manifests", paths: target.manifestPaths, base: target.base };
}
