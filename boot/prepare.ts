/** Turns a plan into a machine's parts: reads the kernel, packs the initramfs, and checks before anything is started. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BootExplanation } from "../core/bootpath/explain.js";
import { encodeBytes } from "../core/text/bytes.js";
import type { MachineOptions } from "../emulator/machine.js";
import { preflight, type PreflightCode } from "../emulator/preflight.js";
import type { FileReader } from "../host/file-reader.js";
import { BootError, fileTrouble } from "./boot-error.js";
import { joinManifests, readInitramfs, type BootEnvironment } from "./initramfs.js";
import type { BootPlan } from "./plan.js";
import { predictBoot } from "./predict.js";
import { getReady } from "./engine.js";

export type { BootEnvironment };

/** A boot that can be started. */
export interface PreparedBoot {
  readonly plan: BootPlan;
  readonly machine: MachineOptions;
  /** The command line as text. */
  readonly cmdline: string;
  /** The path of the kernel image. */
  readonly kernelPath: string;
  /** The text of the manifests, joined; null for a boot without. */
  readonly manifest: string | null;
  /** How the boot will go; null where that would be a guess. Found out at the first call, which takes a moment. */
  readonly predicted: () => BootExplanation | null;
  /** What deserves a line before the boot: manifest lines that were dropped, doubts about the machine. */
  readonly notes: readonly string[];
}

/**
 * Reads and packs everything. Gives way to other work while it packs.
 * @throws BootError when the boot cannot work: the message names the file and the remedy.
 */
export async function prepareBoot(plan: BootPlan, environment: BootEnvironment): Promise<PreparedBoot> {
  const cmdline = readCmdline(plan, environment.files);
  const kernelPath = plan.kernelPath ?? join(environment.guestFolder, `bzImage-${plan.delivery}`);
  const kernel = readKernel(kernelPath, plan);
  // The machine gets ready in its worker while the initramfs is packed here.
  if (environment.emulatorFolder !== undefined) getReady(plan, kernel, environment.emulatorFolder);
  const initramfs = await readInitramfs(plan, environment);
  const machine: MachineOptions = {
    kernel,
    initramfs: initramfs.bytes,
    cmdline: encodeBytes(cmdline),
    memoryMiB: plan.memory,
  };
  const problems = preflight(machine, plan.engine);
  const fatal = problems.find((problem) => problem.severity === "error");
  if (fatal !== undefined) throw new BootError(`${blamed(fatal.code, plan, kernelPath)}: ${fatal.message}`);
  const notes = [...initramfs.notes, ...problems.map((problem) => problem.message)];
  const predicted = once(() => predictBoot(plan, cmdline, environment));
  return { plan, machine, cmdline, kernelPath, manifest: manifestText(plan, environment), predicted, notes };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => (found ??= { value: find() }).value;
}

function readCmdline({ cmdline }: BootPlan, files: FileReader): string {
  if (cmdline.kind === "text") return cmdline.text;
  const text = files.readText(cmdline.path);
  if (text === null) throw new BootError(`${cmdline.path}: the command line cannot be read`);
  // A boot loader does not pass the line end of a file on.
  return text.replace(/[\r\n]+$/, "");
}

function readKernel(path: string, { kernelPath }: BootPlan): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const hint = kernelPath === null ? " (the bundled kernel is missing: reinstall Bootpath, or run npm start)" : "";
    throw new BootError(`${path}: the kernel cannot be read: ${fileTrouble(error)}${hint}`);
  }
}

function manifestText({ initramfs }: BootPlan, { files }: BootEnvironment): string | null {
  return initramfs.kind === "manifests" ? joinManifests(initramfs.paths, files).text : null;
}

/** The file that a problem with the machine speaks of. */
function blamed(code: PreflightCode, plan: BootPlan, kernelPath: string): string {
  if (code.startsWith("kernel-")) return kernelPath;
  if (code === "initramfs-empty" && plan.initramfs.kind === "image") return plan.initramfs.path;
  if (code.startsWith("cmdline-") && plan.cmdline.kind === "file") return plan.cmdline.path;
  return plan.name;
}
