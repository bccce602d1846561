/** The initramfs of a boot: a ready image, or packed from manifests. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseManifest, type Manifest } from "../core/manifest/parse.js";
import { packArchive, type PackMessage, type PackOptions, type PackReport } from "../core/manifest/pack.js";
import type { FileReader } from "../host/file-reader.js";
import { packHost } from "../host/pack-host.js";
import { BootError, fileTrouble } from "./boot-error.js";
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

/** An initramfs ready for the machine, and what deserves a line about it. */
export interface InitramfsBytes {
  readonly bytes: Uint8Array | null;
  readonly notes: readonly string[];
}

/**
 * Reads or packs the initramfs of a plan. Gives way to other work while it packs.
 * @throws BootError that names the file
 */
export async function readInitramfs(plan: BootPlan, environment: BootEnvironment): Promise<InitramfsBytes> {
  const source = plan.initramfs;
  switch (source.kind) {
    case "none":
      return { bytes: null, notes: [] };
    case "image":
      try {
        return { bytes: readFileSync(source.path), notes: [] };
      } catch (error) {
        throw new BootError(`${source.path}: the initramfs cannot be read: ${fileTrouble(error)}`);
      }
    case "manifests":
      return pack(source, plan, environment);
  }
}

/** The longest time, in milliseconds, that packing keeps others waiting. */
const sliceMs = 10;

type ManifestSource = Extract<InitramfsSource, { kind: "manifests" }>;

/** The folder that relative host paths of a manifest start from. */
export function manifestBase({ base, paths }: ManifestSource): string {
  return base ?? dirname(paths[0] ?? "");
}

async function pack(source: ManifestSource, plan: BootPlan, environment: BootEnvironment): Promise<InitramfsBytes> {
  const first = source.paths[0] ?? "";
  const manifest = parseManifest(manifestText(source.paths, environment.files));
  const options: PackOptions = {
    timestamps: { kind: "source", now: Math.floor(Date.now() / 1000) },
    checksum: "none",
    variables: packVariables(environment, plan.variables),
  };
  const packing = packArchive(manifest, options, packHost(manifestBase(source)));
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

/**
 * Several manifests are one list, as gen_initramfs.sh of the kernel makes of CONFIG_INITRAMFS_SOURCE.
 * @throws BootError where one cannot be read
 */
export function manifestText(paths: readonly string[], files: FileReader): string {
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

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
