/** Turns a plan into a machine's parts: reads the kernel, packs the initramfs, and checks before anything is started. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseManifest, type Manifest } from "../core/manifest/parse.js";
import { packArchive, type PackMessage, type PackOptions, type PackReport } from "../core/manifest/pack.js";
import { encodeBytes } from "../core/text/bytes.js";
import type { MachineOptions } from "../emulator/machine.js";
import { preflight, type PreflightCode } from "../emulator/preflight.js";
import type { FileReader } from "../host/file-reader.js";
import { packHost } from "../host/pack-host.js";
import { BootError } from "./boot-error.js";
import type { BootPlan, InitramfsSource } from "./plan.js";

/** Where a boot takes what the plan does not name. */
export interface BootEnvironment {
  /** Reads command lines and manifests: an editor's documents, or the disk. */
  readonly files: FileReader;
  /** The folder of the bundled kernels and of BusyBox. */
  readonly guestFolder: string;
  /** Variables for `${NAME}` in manifests, as of the process. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** A boot that can be started. */
export interface PreparedBoot {
  readonly plan: BootPlan;
  readonly machine: MachineOptions;
  /** The command line as text. */
  readonly cmdline: string;
  /** The path of the kernel image. */
  readonly kernelPath: string;
  /** Whether the kernel is the bundled one. */
  readonly hasBundledKernel: boolean;
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
  return { plan, machine, cmdline, kernelPath, hasBundledKernel: plan.kernelPath === null, notes };
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
    throw new BootError(`${path}: the kernel cannot be read: ${reason(error)}${hint}`);
  }
}

interface InitramfsBytes {
  readonly bytes: Uint8Array | null;
  readonly notes: readonly string[];
}

async function readInitramfs(plan: BootPlan, environment: BootEnvironment): Promise<InitramfsBytes> {
  const source = plan.initramfs;
  switch (source.kind) {
    case "none":
      return { bytes: null, notes: [] };
    case "image":
      try {
        return { bytes: readFileSync(source.path), notes: [] };
      } catch (error) {
        throw new BootError(`${source.path}: the initramfs cannot be read: ${reason(error)}`);
      }
    case "manifests":
      return pack(source, plan, environment);
  }
}

/** The longest time, in milliseconds, that packing keeps others waiting. */
const sliceMs = 10;

async function pack(
  source: Extract<InitramfsSource, { kind: "manifests" }>,
  plan: BootPlan,
  environment: BootEnvironment,
): Promise<InitramfsBytes> {
  const first = source.paths[0] ?? "";
  const manifest = parseManifest(manifestText(source.paths, environment.files));
  const options: PackOptions = {
    timestamps: { kind: "source", now: Math.floor(Date.now() / 1000) },
    checksum: "none",
    variables: packVariables(environment, plan.variables),
  };
  const packing = packArchive(manifest, options, packHost(source.base ?? dirname(first)));
  const pieces: Uint8Array[] = [];
  let sliceStart = performance.now();
  for (let step = packing.next(); ; step = packing.next()) {
    if (step.done === true) return packed(pieces, step.value, manifest, first);
    pieces.push(step.value.slice());
    if (performance.now() - sliceStart < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
}

function packed(pieces: readonly Uint8Array[], report: PackReport, manifest: Manifest, path: string): InitramfsBytes {
  const describe = ({ line, explanation }: PackMessage) => {
    const number = line === null ? "" : `:${manifest.lines[line]?.number ?? 0}`;
    return `${path}${number}: ${explanation}`;
  };
  const refusal = report.messages.find((message) => message.kind === "refused");
  if (report.outcome === "refused") throw new BootError(refusal === undefined ? `${path}: refused` : describe(refusal));
  return { bytes: joined(pieces), notes: report.messages.map(describe) };
}

/** Several manifests are one list, as gen_initramfs.sh of the kernel makes of CONFIG_INITRAMFS_SOURCE. */
function manifestText(paths: readonly string[], files: FileReader): string {
  const texts = paths.map((path) => {
    const text = files.readText(path);
    if (text === null) throw new BootError(`${path}: the manifest cannot be read`);
    return text === "" || text.endsWith("\n") ? text : `${text}\n`;
  });
  return texts.join("");
}

/**
 * What `${NAME}` stands for: the target's own variables, then the environment, as gen_init_cpio has it, then the
 * BusyBox that comes with Bootpath.
 */
export function packVariables(
  { variables, guestFolder }: Pick<BootEnvironment, "variables" | "guestFolder">,
  ofTarget: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const all: Readonly<Record<string, string | undefined>> = {
    BOOTPATH_BUSYBOX: join(guestFolder, "busybox"),
    ...variables,
    ...ofTarget,
  };
  return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The file that a problem with the machine speaks of. */
function blamed(code: PreflightCode, plan: BootPlan, kernelPath: string): string {
  if (code.startsWith("kernel-")) return kernelPath;
  if (code === "initramfs-empty" && plan.initramfs.kind === "image") return plan.initramfs.path;
  if (code.startsWith("cmdline-") && plan.cmdline.kind === "file") return plan.cmdline.path;
  return plan.name;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}
