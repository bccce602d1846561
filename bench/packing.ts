/** Packing as whole processes: `bootpath pack` against gen_init_cpio, both writing to a file. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../scripts/lib/cache.js";
import { genInitCpio } from "../test/support/gen-init-cpio.js";
import { atMostTimes, time, type Measurement } from "./measure.js";

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
  const ours = time(() => {
    runQuietly(folder, process.execPath, [command, "pack", "list", "-o", "ours.cpio", "--mtime", "0"]);
  });
  const peer = time(() => {
    runQuietly(folder, "sh", ["-c", '"$0" -t 0 list > peer.cpio', tool]);
  });
  rmSync(folder, { recursive: true });
  const peers = { gen_init_cpio: peer.median };
  return { name, ...ours, peers, goals: atMostTimes(ours.median, goal, "gen_init_cpio", peers), note: "" };
}

function runQuietly(cwd: string, command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} ended with ${String(result.status)}: ${result.stderr}`);
}
