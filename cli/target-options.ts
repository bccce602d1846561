/** The options that several verbs share: what kernel the files are looked at for. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { architectureForm, readArchitecture } from "../core/project/architecture.js";

/** The shared options, as parsed; undefined where not given. */
export interface TargetOptions {
  readonly kernelVersion?: string;
  readonly arch?: string;
  readonly delivery?: "builtin" | "external";
}

/** Adds the shared options to a verb. */
export function addTargetOptions(command: Command): Command {
  return command
    .option("--kernel-version <version>", "kernel version, as 6.12 or 6.1", parseKernelVersion)
    .option("--arch <arch>", "architecture by the kernel's own name: x86, arm, arm64, riscv, …", parseArch)
    .addOption(
      new Option(
        "--delivery <way>",
        "how the initramfs reaches the kernel: builtin (CONFIG_INITRAMFS_SOURCE) or external (boot loader)",
      ).choices(["builtin", "external"]),
    );
}

/** Reads a kernel version; a third number and what follows it is taken and ignored. */
function parseKernelVersion(text: string): string {
  const match = /^v?(\d+\.\d+)/.exec(text);
  if (match?.[1] === undefined) throw new InvalidArgumentError("Expected a version such as 6.12.");
  return match[1];
}

function parseArch(text: string): string {
  const name = readArchitecture(text.toLowerCase());
  if (name === null) throw new InvalidArgumentError(`Expected ${architectureForm}.`);
  return name;
}
