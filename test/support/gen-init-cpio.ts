/** The kernel's own gen_init_cpio, compiled from Debian's kernel source, as the judge of our packing. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey, projectRoot } from "../../scripts/lib/cache.js";
import { run } from "../../scripts/lib/run.js";
import { kernelSourceFolder } from "./kernel-sources.js";

/** One run of the tool. */
export interface ToolRun {
  /** Options and nothing else, such as `-t`, `0`, `-c`. */
  readonly options: readonly string[];
  readonly manifest: Uint8Array;
}

/** What one run did. */
export interface ToolResult {
  /** The exit status, or minus the number of the signal that ended the tool. A run is ended after two seconds. */
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** The compiled tool. */
export interface GenInitCpio {
  /** The path of the program, built as the kernel's build does. */
  readonly path: string;
  /** Runs the tool for each manifest, with the folder and the variables given, in one process for all. */
  readonly runAll: (runs: readonly ToolRun[], surroundings: Surroundings) => readonly ToolResult[];
}

/** Where the tool runs. */
export interface Surroundings {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Compiles the tool; a string is the reason why that is not possible here. */
export async function genInitCpio(): Promise<GenInitCpio | string> {
  if (!existsSync("/usr/bin/gcc")) return "there is no gcc to compile gen_init_cpio with";
  const sources = await kernelSourceFolder("6.12");
  if (sources === null) return "the kernel sources 6.12 cannot be had here";
  const tool = join(sources, "usr/gen_init_cpio.c");
  const batch = join(projectRoot, "test/conformance/gen-init-cpio/batch.c");
  const key = contentKey([await readFile(tool), await readFile(batch)]);
  const folder = await cached("gen-init-cpio", key, async (partial) => {
    await copyFile(tool, join(partial, "gen_init_cpio.c"));
    await copyFile(batch, join(partial, "batch.c"));
    // The options of scripts/Makefile.host in the kernel.
    const options = ["-Wall", "-O2", "-fomit-frame-pointer", "-std=gnu11"];
    await run("gcc", [...options, "-o", "gen_init_cpio", "gen_init_cpio.c"], { cwd: partial });
    await run("gcc", [...options, "-o", "batch", "batch.c"], { cwd: partial });
  });
  return {
    path: join(folder, "gen_init_cpio"),
    runAll: (runs, surroundings) => serve(join(folder, "batch"), runs, surroundings),
  };
}

function serve(program: string, runs: readonly ToolRun[], { folder, variables }: Surroundings): ToolResult[] {
  const input = Buffer.concat(
    runs.flatMap(({ options, manifest }) => {
      const strings = [...options, "-"].flatMap((option) => [number(Buffer.byteLength(option)), Buffer.from(option)]);
      return [number(options.length + 1), ...strings, number(manifest.length), manifest];
    }),
  );
  const { status, stdout } = spawnSync(program, { input, cwd: folder, env: { ...variables }, maxBuffer: 2 ** 31 });
  if (status !== 0) throw new Error(`The batch of gen_init_cpio runs ended with ${status ?? "a signal"}`);
  let at = 0;
  const read = (length: number) => stdout.subarray(at, (at += length));
  const results = runs.map(() => ({
    status: read(4).readInt32LE(),
    stdout: read(read(4).readUInt32LE()),
    stderr: read(read(4).readUInt32LE()),
  }));
  if (at !== stdout.length) throw new Error("The answer of the gen_init_cpio runs has a rest");
  return results;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
