/** What can be told about a boot before it is tried. Pure checks: nothing is started and nothing is read. */
import { describeFile, inspectKernel, type KernelImage } from "./kernel-image.js";
import type { Engine, MachineOptions } from "./machine.js";
import { leastMemoryMiB } from "./memory-layout.js";

/** Names of the problems; stable, for programs. */
export type PreflightCode =
  | "kernel-not-an-image"
  | "kernel-is-zimage"
  | "kernel-protocol-too-old"
  | "kernel-truncated"
  | "kernel-is-64-bit"
  | "initramfs-empty"
  | "memory-too-small"
  | "memory-out-of-range"
  | "cmdline-too-long"
  | "cmdline-has-nul";

/** A problem with a boot that has not begun. */
export interface PreflightProblem {
  readonly code: PreflightCode;
  /** `error`: the boot cannot work and must not be tried. `warning`: it can, but not as meant. */
  readonly severity: "error" | "warning";
  /** Says what is wrong and what to do about it. */
  readonly message: string;
}

/** Boot protocol 2.02 of kernel 2.4: the first whose command line lies where both engines put it. */
const OLDEST_PROTOCOL = 0x202;
const SMALLEST_MEMORY_MIB = 8;
/** v86 addresses its guest's memory with signed 32-bit numbers. */
const LARGEST_V86_MEMORY_MIB = 2047;

/** Checks a boot for an engine; an empty list means that nothing speaks against trying it. */
export function preflight(options: MachineOptions, engine: Engine): readonly PreflightProblem[] {
  const image = inspectKernel(options.kernel);
  if (image === null) return [notAnImage(options.kernel)];
  return [
    ...kernelProblems(image, options.kernel.length, engine),
    ...memoryProblems(image, options, engine),
    ...cmdlineProblems(image, options.cmdline),
  ];
}

function notAnImage(kernel: Uint8Array): PreflightProblem {
  const { is, remedy } = describeFile(kernel);
  return error("kernel-not-an-image", `The kernel is not a bzImage: it is ${is}. ${remedy}`);
}

function kernelProblems(image: KernelImage, size: number, engine: Engine): PreflightProblem[] {
  const problems: PreflightProblem[] = [];
  const protocol = `${image.protocol >> 8}.${String(image.protocol & 0xff).padStart(2, "0")}`;
  if (image.protocol < OLDEST_PROTOCOL) {
    problems.push(
      error(
        "kernel-protocol-too-old",
        `The kernel speaks boot protocol ${protocol}; at least 2.02 (Linux 2.4) is needed. Use a newer kernel.`,
      ),
    );
  } else if (!image.loadedHigh) {
    problems.push(error("kernel-is-zimage", "The kernel is an old zImage. Build it as a bzImage (make bzImage)."));
  }
  if (size < image.declaredSize) {
    problems.push(
      error(
        "kernel-truncated",
        `The kernel file is truncated: its header speaks of ${image.declaredSize} bytes and ${size} are there. ` +
          "Copy or build it again.",
      ),
    );
  }
  if (image.is64Bit && engine === "v86") {
    problems.push(
      error(
        "kernel-is-64-bit",
        "The kernel is a 64-bit one and the embedded emulator is a 32-bit x86 machine. " +
          "Boot it with QEMU, or build a 32-bit kernel (make ARCH=i386).",
      ),
    );
  }
  return problems;
}

function memoryProblems(image: KernelImage, options: MachineOptions, engine: Engine): PreflightProblem[] {
  const problems: PreflightProblem[] = [];
  const { memoryMiB, initramfs } = options;
  if (initramfs?.length === 0) {
    problems.push(
      error("initramfs-empty", "The initramfs file is empty (0 bytes). Pack it again, or boot without an initramfs."),
    );
  }
  const largest = engine === "v86" ? LARGEST_V86_MEMORY_MIB : Infinity;
  if (!Number.isInteger(memoryMiB) || memoryMiB < SMALLEST_MEMORY_MIB || memoryMiB > largest) {
    const range = Number.isFinite(largest)
      ? `from ${SMALLEST_MEMORY_MIB} to ${largest}`
      : `of at least ${SMALLEST_MEMORY_MIB}`;
    problems.push(
      error("memory-out-of-range", `The memory size must be a whole number of MiB ${range}, not ${memoryMiB}.`),
    );
    return problems;
  }
  const needed = leastMemoryMiB(image, initramfs?.length ?? 0);
  if (memoryMiB < needed) {
    problems.push(
      error(
        "memory-too-small",
        `The kernel and its initramfs (${initramfs?.length ?? 0} bytes) do not fit into ${memoryMiB} MiB of memory. ` +
          `Give the machine at least ${needed} MiB, and more for what is unpacked.`,
      ),
    );
  }
  return problems;
}

function cmdlineProblems(image: KernelImage, cmdline: Uint8Array): PreflightProblem[] {
  const problems: PreflightProblem[] = [];
  if (cmdline.length > image.cmdlineSize) {
    problems.push(
      error(
        "cmdline-too-long",
        `The command line has ${cmdline.length} bytes and this kernel takes ${image.cmdlineSize}: ` +
          "the parameters at the end would be lost without a word. Shorten it.",
      ),
    );
  }
  const nul = cmdline.indexOf(0);
  if (nul >= 0) {
    problems.push(
      warning(
        "cmdline-has-nul",
        `The command line ends for the kernel at the NUL byte at offset ${nul}. Remove the byte.`,
      ),
    );
  }
  return problems;
}

function error(code: PreflightCode, message: string): PreflightProblem {
  return { code, severity: "error", message: message.trim() };
}

function warning(code: PreflightCode, message: string): PreflightProblem {
  return { code, severity: "warning", message };
}
