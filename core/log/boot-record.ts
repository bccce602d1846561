/** What a log has told of one boot so far. Recognisers read it; core/log/note-line.ts writes it. */
import { lastSetup } from "../cmdline/names.js";
import type { CommandLine } from "../cmdline/parse.js";
import type { BootContext } from "./boot-context.js";
import type { LogLine } from "./line.js";
import { kernel } from "./messages.js";

/** A program that the kernel tried to start as PID 1. */
export interface InitAttempt {
  readonly path: string;
  readonly line: LogLine;
}

/** The state of one boot. */
export interface BootRecord {
  /** What is known besides the log. */
  readonly context: BootContext;
  /** The kernel's command line: from the log, else from the context; null when unknown. */
  readonly commandLine: CommandLine | null;
  /** Whether lines of level "info" are in the log, so that a missing one means something. */
  readonly informationLogged: boolean;
  /** Whether the log begins with the kernel's first line. */
  readonly beginsAtStart: boolean;
  /** KiB of memory that the kernel found; null when unknown. */
  readonly memoryKiB: number | null;
  /** The line that shows that the kernel was given an archive or image. */
  readonly initramfsLine: LogLine | null;
  /** Whether the kernel is at the moment between the start of unpacking and its end. */
  readonly unpacking: boolean;
  /** Why the kernel did not unpack the archive to its end; null when it did, or when that is unknown. */
  readonly unpackFailure: { readonly line: LogLine; readonly reason: string } | null;
  /** Whether the kernel said that it cannot reach the program in the initramfs. */
  readonly programRefused: boolean;
  /** What the kernel found in an initrd image that is no archive: `ext2`, `gzip`. */
  readonly ramdiskContent: string | null;
  /** The last root device that the kernel could not open, and the error number, 0 where an old kernel does not tell. */
  readonly rootAttempt: { readonly line: LogLine; readonly name: string; readonly error: number } | null;
  /** The file systems that were tried on the root device, once the kernel says that none fits. */
  readonly triedFileSystems: readonly string[] | null;
  /** The block devices that the kernel lists when it has no root. */
  readonly listedDevices: readonly string[];
  /** Whether the kernel gave its network card an address itself. */
  readonly networkConfigured: boolean;
  /** What went wrong before or while the kernel mounted its root over the network; null for nothing. */
  readonly networkRootProblem: "no-card" | "no-server" | "no-mount" | null;
  /** Whether an initrd image got into the RAM disk only in part, or not at all. */
  readonly ramdiskIncomplete: boolean;
  readonly waitingForRoot: { readonly line: LogLine; readonly name: string } | null;
  readonly rootMounted: boolean;
  /** The programs that were tried as PID 1, in order; the last one runs when nothing else is said. */
  readonly initAttempts: readonly InitAttempt[];
  /** The features that the kernel's start-up code misses in the processor, as it lists them; null until it says so. */
  readonly missingFeatures: readonly string[] | null;
  /** The first program that executed what the processor does not know as an instruction. */
  readonly illegalInstruction: { readonly line: LogLine; readonly program: string; readonly pid: number } | null;
  /** The first fault of the kernel itself: an oops or a BUG. */
  readonly kernelFault: LogLine | null;
  readonly panic: { readonly line: LogLine; readonly reason: string } | null;
  /** The last lines that programs wrote after the first attempt to start PID 1. */
  readonly programOutput: readonly string[];
  readonly lastLine: LogLine | null;
}

/** Whether the kernel was given an initramfs, by the context or else by the log. */
export function initramfsOf(boot: BootRecord): "given" | "none" | "unknown" {
  const { initramfs } = boot.context;
  if (initramfs === "given" || initramfs === "none") return initramfs;
  return boot.initramfsLine === null ? "unknown" : "given";
}

/**
 * Whether an initramfs that was given to the boot never reached the kernel. That a line is missing tells so only in a log
 * that is whole and holds lines of its level.
 */
export function initramfsLost(boot: BootRecord): boolean {
  const wouldTell = boot.beginsAtStart && boot.informationLogged;
  return boot.context.initramfs === "given" && boot.initramfsLine === null && wouldTell;
}

/** The argument of the last `name=` that the kernel read; null without one, or when the command line is unknown. */
export function parameterOf(
  boot: BootRecord,
  name: "init" | "nfsroot" | "rdinit" | "root" | "rootfstype",
): string | null {
  return lastSetup(boot.commandLine, `${name}=`)?.argument ?? null;
}

/** The program that the kernel looks for in the initramfs. Kernel: init/main.c ramdisk_execute_command. */
export function initramfsProgram(boot: BootRecord): string {
  return parameterOf(boot, "rdinit") ?? "/init";
}

/** The program that runs as PID 1, as far as the log tells; null when none was started. */
export function runningInit(boot: BootRecord): string | null {
  const last = boot.initAttempts.at(-1);
  const reason = boot.panic?.reason ?? "";
  return last === undefined || noInitPanics.some((literal) => reason.includes(literal)) ? null : last.path;
}

const noInitPanics = [kernel.noWorkingInit.literal, kernel.requestedInitFailed.literal];
