/** From addresses to lines of source, through the debug information of a vmlinux and the tools of the host that read it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

/** A line of source, with the function it is in. */
export interface SourceLine {
  readonly function: string;
  /** As the debug information has it: mostly absolute, on the machine where the kernel was built. */
  readonly file: string;
  readonly line: number;
}

/** The tools, the faster and less particular one first. Both take addresses on standard input and answer alike. */
const tools: readonly (readonly string[])[] = [
  ["llvm-symbolizer", "--output-style=GNU", "--functions", "--inlining", "--addresses", "--obj"],
  ["addr2line", "--functions", "--inlines", "--addresses", "--exe"],
];

/** Big files take the tools some seconds. */
const longestMs = 60_000;

/**
 * The lines of source of addresses, the innermost inlined function first. Addresses without line are left out; all are
 * where the host has no tool or the file no debug information. Never rejects.
 */
export async function sourceLines(
  vmlinux: string,
  addresses: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly SourceLine[]>> {
  if (addresses.length === 0) return new Map();
  for (const [command = "", ...options] of tools) {
    const input = addresses.map((address) => `0x${address.toString(16)}\n`).join("");
    const output = await answer(command, [...options, vmlinux], input);
    const lines = output === null ? null : parseAnswers(output);
    if (lines !== null && lines.size > 0) return lines;
  }
  return new Map();
}

function answer(command: string, options: readonly string[], input: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, options, { stdio: ["pipe", "pipe", "ignore"], timeout: longestMs });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    // Not installed, or gone before it has read everything.
    child.on("error", () => {
      resolve(null);
    });
    child.stdin.on("error", () => undefined);
    child.on("close", (code) => {
      resolve(code === 0 ? Buffer.concat(pieces).toString("utf8") : null);
    });
    child.stdin.end(input);
  });
}

/** For each address a line with it, then pairs of lines: a function, and `file:line`, both `??` where unknown. */
export function parseAnswers(output: string): ReadonlyMap<bigint, readonly SourceLine[]> {
  const found = new Map<bigint, SourceLine[]>();
  let address: bigint | null = null;
  let name = "";
  for (const line of output.split(/\r?\n/)) {
    if (/^0x[0-9a-f]+$/.test(line)) {
      address = BigInt(line);
      name = "";
    } else if (name === "") name = line;
    else {
      const [, file = "??", number = "0"] = /^(.*):(\d+|\?)(?: \(discriminator \d+\))?(?::\d+)?$/.exec(line) ?? [];
      if (address !== null && file !== "??" && Number(number) > 0) {
        const source = { function: name, file, line: Number(number) };
        found.set(address, [...(found.get(address) ?? []), source]);
      }
      name = "";
    }
  }
  return found;
}

/** The trees that the source of a vmlinux may be in: around it, or where `source` in its build folder leads (Makefile). */
export function treesAround(vmlinux: string): readonly string[] {
  return [dirname(vmlinux), join(dirname(vmlinux), "source")];
}

/**
 * The file on this machine: as it is named, or, for a kernel that was built elsewhere, the one at the end of the path in
 * one of the trees. Null where there is none.
 */
export function sourceFile(file: string, trees: readonly string[]): string | null {
  if (isAbsolute(file) && existsSync(file)) return file;
  const parts = file
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  for (const tree of trees) {
    for (let start = 0; start < parts.length - 1; start++) {
      const path = join(tree, ...parts.slice(start));
      if (existsSync(path)) return path;
    }
  }
  return null;
}
