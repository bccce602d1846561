/**
 * The kernel's own next_arg(), parse_args() and parameq(), compiled from the kernel source for the tests. lib/cmdline.c
 * and lib/ctype.c are compiled whole; of files that need half the kernel, the functions are taken out by name.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../../../scripts/lib/cache.js";
import { run } from "../../../scripts/lib/run.js";
import { kernelSourceFolder, type KernelSourceVersion } from "../../support/kernel-sources.js";

/** A string that the kernel points to, and where it is in the command line. */
export interface ReferenceString {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** A word as the kernel hands it to a handler. */
export interface ReferenceParameter {
  readonly name: ReferenceString;
  readonly value: ReferenceString | null;
  /** Name and value joined by repair_env_string(). */
  readonly line: Buffer;
}

/** What the kernel makes of one command line. The separators are the offsets that parse_args() returned. */
export interface ReferenceLine {
  readonly parameters: readonly ReferenceParameter[];
  readonly rest: number | null;
  readonly initParameters: readonly ReferenceParameter[];
  readonly initRest: number | null;
}

/** The compiled kernel functions. */
export interface KernelReference {
  readonly parse: (lines: readonly Uint8Array[]) => readonly ReferenceLine[];
  readonly same: (pairs: readonly (readonly [string, string])[]) => readonly boolean[];
}

/** Compiles the functions; a string is the reason why that is not possible here. */
export async function kernelReference(version: KernelSourceVersion): Promise<KernelReference | string> {
  if (!existsSync("/usr/bin/gcc")) return "there is no gcc to compile the kernel's functions with";
  const sources = await kernelSourceFolder(version);
  if (sources === null) return `the kernel sources ${version} cannot be had here`;
  const program = await compile(version, sources);
  return {
    parse: (lines) => readLines(serve(program, "parse", lines), lines.length),
    same: (pairs) =>
      [
        ...serve(
          program,
          "same",
          pairs.flat().map((name) => Buffer.from(name)),
        ),
      ].map((byte) => byte === 1),
  };
}

/** The headers that the kernel's files ask for; everything in them is in kernel.h. */
const emptyHeaders = ["compiler.h", "export.h", "kernel.h", "string.h"];

async function compile(version: KernelSourceVersion, sources: string): Promise<string> {
  const kernelFile = (path: string) => readFile(join(sources, path), "utf8");
  const own = (path: string) => readFile(join(import.meta.dirname, path), "utf8");
  const params = await kernelFile("kernel/params.c");
  const functions = [
    functionText(await kernelFile("lib/string_helpers.c"), "skip_spaces"),
    ...["dash2underscore", "parameqn", "parameq", "parse_one", "parse_args"].map((name) => functionText(params, name)),
    functionText(await kernelFile("init/main.c"), "repair_env_string"),
    "void repair(char *param, char *val) { repair_env_string(param, val); }",
  ];
  const files: Record<string, string> = {
    "kernel.h": await own("kernel.h"),
    "shim.c": await own("shim.c"),
    "cmdline.c": await kernelFile("lib/cmdline.c"),
    "ctype.c": await kernelFile("lib/ctype.c"),
    "functions.c": ["#include <linux/ctype.h>", ...functions].join("\n\n"),
    "linux/ctype.h": await kernelFile("include/linux/ctype.h"),
    ...Object.fromEntries(emptyHeaders.map((name) => [`linux/${name}`, ""])),
  };
  const folder = await cached(`next-arg-${version}`, contentKey(Object.entries(files).flat()), async (partial) => {
    await mkdir(join(partial, "linux"));
    for (const [path, text] of Object.entries(files)) await writeFile(join(partial, path), text);
    const units = Object.keys(files).filter((path) => path.endsWith(".c"));
    await run("gcc", ["-O2", "-w", "-I.", "-include", "kernel.h", "-o", "next-arg", ...units], { cwd: partial });
  });
  return join(folder, "next-arg");
}

/** The text of a function in kernel style: its name in a line that is not indented, its end a brace in column 0. */
function functionText(source: string, name: string): string {
  const match = new RegExp(`^(?:[a-z][\\w *]*[ *])${name}\\([^;{]*\\n\\{\\n(?:.*\\n)*?\\}\\n`, "m").exec(source);
  if (match === null) throw new Error(`The kernel source has no function ${name}`);
  return match[0];
}

/** One run of the program; also used for a single input, when fast-check looks for the smallest example. */
function serve(program: string, mode: string, inputs: readonly Uint8Array[]): Buffer {
  const input = Buffer.concat(inputs.flatMap((bytes) => [number(bytes.length), bytes]));
  const { status, stdout } = spawnSync(program, [mode], { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`The kernel's functions ended with ${status ?? "a signal"}`);
  return stdout;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function readLines(answer: Buffer, count: number): ReferenceLine[] {
  let at = 0;
  const byte = () => answer.readUInt8(at++);
  const word = () => {
    at += 4;
    return answer.readUInt32LE(at - 4);
  };
  const string = (): ReferenceString => {
    const offset = word();
    const length = word();
    at += length;
    return { offset, bytes: answer.subarray(at - length, at) };
  };
  const parameter = (): ReferenceParameter => {
    const name = string();
    const value = byte() === 1 ? string() : null;
    return { name, value, line: string().bytes };
  };
  const line = (): ReferenceLine => {
    const parameters: ReferenceParameter[] = [];
    const initParameters: ReferenceParameter[] = [];
    const rests: number[] = [];
    for (;;) {
      const tag = String.fromCharCode(byte());
      if (tag === "p") parameters.push(parameter());
      else if (tag === "i") initParameters.push(parameter());
      else if (tag === "-") rests.push(word());
      else return { parameters, initParameters, rest: rests[0] ?? null, initRest: rests[1] ?? null };
    }
  };
  const lines = Array.from({ length: count }, line);
  if (at !== answer.length) throw new Error("The answer of the kernel's functions has a rest");
  return lines;
}
