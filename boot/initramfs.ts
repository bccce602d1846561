/** The initramfs of a boot: a ready image, or packed from manifests. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseManifest } from "../core/manifest/parse.js";
import { packArchive, type PackMessage, type PackOptions, type PackReport } from "../core/manifest/pack.js";
import type { FileReader } from "../host/file-reader.js";
import { packHost } from "../host/pack-host.js";
import { manifestVariables, type VariableEnvironment } from "../host/variables.js";
import { BootError, fileTrouble } from "./boot-error.js";
import type { BootPlan, InitramfsSource } from "./plan.js";

/** Where a boot takes what the plan does not name. */
export interface BootEnvironment extends VariableEnvironment {
  /** Reads command lines and manifests: an editor's documents, or the disk. */
  readonly files: FileReader;
  /** The folder with `worker.cjs` and `v86.wasm`: with it, the emulator gets ready while the initramfs is packed. */
  readonly emulatorFolder?: string;
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
  const joinedText = joinManifests(source.paths, environment.files);
  const options: PackOptions = {
    timestamps: { kind: "source", now: Math.floor(Date.now() / 1000) },
    checksum: "none",
    variables: manifestVariables(environment, plan.variables),
  };
  const packing = packArchive(joinedText, options, packHost(manifestBase(source)));
  const pieces: Uint8Array[] = [];
  let sliceStart = performance.now();
  for (let step = packing.next(); ; step = packing.next()) {
    if (step.done === true) return packed(pieces, step.value, joinedText);
    pieces.push(step.value.slice());
    if (performance.now() - sliceStart < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
}

function packed(pieces: readonly Uint8Array[], report: PackReport, origin: JoinedManifests): InitramfsBytes {
  const { outcome, messages } = report;
  if (outcome === "packed" && messages.length === 0) return { bytes: joined(pieces), notes: [] };
  const placeOf = placesIn(origin);
  const describe = ({ line, explanation }: PackMessage) => `${placeOf(line)}: ${explanation}`;
  if (outcome === "packed") return { bytes: joined(pieces), notes: messages.map(describe) };
  const refusal = messages.find((message) => message.kind === "refused");
  throw new BootError(refusal === undefined ? `${placeOf(null)}: refused` : describe(refusal));
}

/** The file and the number of each line, in the manifest that it comes from. */
function placesIn({ text, parts }: JoinedManifests): (index: number | null) => string {
  const { lines } = parseManifest(text);
  return (index) => {
    const line = index === null ? undefined : lines[index];
    if (line === undefined) return parts[0]?.path ?? "";
    const part = parts.findLast((candidate) => candidate.start <= line.start);
    const first = lines.find((candidate) => candidate.start >= (part?.start ?? 0));
    return `${part?.path ?? ""}:${line.number - (first?.number ?? 1) + 1}`;
  };
}

/** Manifests made into one, and where each begins in it. */
interface JoinedManifests {
  readonly text: string;
  readonly parts: readonly { readonly path: string; readonly start: number }[];
}

/**
 * Several manifests are one list, as gen_initramfs.sh of the kernel makes of CONFIG_INITRAMFS_SOURCE.
 * @throws BootError where one cannot be read
 */
export function joinManifests(paths: readonly string[], files: FileReader): JoinedManifests {
  let text = "";
  const parts = paths.map((path) => {
    const part = files.readText(path);
    if (part === null) throw new BootError(`${path}: the manifest cannot be read`);
    const start = text.length;
    text += part === "" || part.endsWith("\n") ? part : `${part}\n`;
    return { path, start };
  });
  return { text, parts };
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
