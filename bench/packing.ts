/** Packing as whole processes: `bootpath pack` against gen_init_cpio, both writing to a file. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../scripts/lib/cache.js";
import { genInitCpio } from "../test/support/gen-init-cpio.js";
import { atMostTimes, summary, type Measurement } from "./measure.js";

/** Measures many small and few large files. Needs the built command, and a C compiler for the peer. */
export async function packing(): Promise<readonly Measurement[]> {
  const tool = await genInitCpio();
  if (typeof tool === "string") {
    console.error(`Packing is not compared: ${tool}.`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-"));
  try {
    return [
      packCase("pack 20,000 files of 1 KiB", folder, tool.path, { count: 20_000, size: 1 << 10, goal: 1.3 }),
      packCase("pack 50 files of 20 MiB", folder, tool.path, { count: 50, size: 20 << 20, goal: 1 }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rounds = 7;

/** What a program in Node cannot be quicker than: it opens, examines, reads and closes the files and does nothing else. */
const bareReader = `
const { closeSync, fstatSync, openSync, readSync } = require("node:fs");
const [count, size] = process.argv.slice(1).map(Number);
const bytes = Buffer.alloc(1 << 20);
for (let i = 0; i < count; i++) {
  const file = openSync("f" + i);
  fstatSync(file);
  for (let left = size; left > 0; ) left -= readSync(file, bytes, 0, Math.min(left, bytes.length), null);
  closeSync(file);
}`;

function packCase(
  name: string,
  parent: string,
  tool: string,
  { count, size, goal }: { readonly count: number; readonly size: number; readonly goal: number },
): Measurement {
  const folder = join(parent, String(size));
  mkdirSync(folder);
  const lines = ["dir /d 0755 0 0"];
  for (let i = 0; i < count; i++) {
    writeFileSync(join(folder, `f${i}`), Buffer.alloc(size, i & 0xff));
    lines.push(`file /d/f${i} f${i} 0644 0 0`);
  }
  writeFileSync(join(folder, "list"), `${lines.join("\n")}\n`);
  const command = join(projectRoot, "dist/cli/bootpath.mjs");
  const times = inTurns({
    ours: () => {
      runQuietly(folder, process.execPath, [command, "pack", "list", "-o", "out.cpio", "--mtime", "0"]);
    },
    tool: () => {
      runQuietly(folder, "sh", ["-c", '"$0" -t 0 list > out.cpio', tool]);
    },
    reader: () => {
      runQuietly(folder, process.execPath, ["-e", bareReader, String(count), String(size)]);
    },
    // Nobody shall pay for the archive before: neither for taking it away nor for its way to the disk.
    between: () => {
      rmSync(join(folder, "out.cpio"), { force: true });
    },
  });
  rmSync(folder, { recursive: true });
  const ours = summary(times.ours);
  const peers = { gen_init_cpio: summary(times.tool).median, "Node only reading": summary(times.reader).median };
  return { name, ...ours, unit: "ms", peers, goals: atMostTimes(ours.median, goal, "gen_init_cpio", peers), note: "" };
}

/** Times of several ways to do the same, in milliseconds, one after the other in every round: the machine's mood is shared. */
function inTurns({
  between,
  ...ways
}: Readonly<Record<"ours" | "tool" | "reader" | "between", () => void>>): Record<"ours" | "tool" | "reader", number[]> {
  const timed = (way: () => void): number => {
    between();
    const start = performance.now();
    way();
    return performance.now() - start;
  };
  const times = { ours: [] as number[], tool: [] as number[], reader: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(timed(ways.ours));
    times.tool.push(timed(ways.tool));
    times.reader.push(timed(ways.reader));
  }
  return times;
}

function runQuietly(cwd: string, command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} ended with ${String(result.status)}: ${result.stderr}`);
}
