/**
 * `npm run bench`: how time grows with size, how long large logs take, and how packing compares with the kernel's own tool
 * in the same run. Numbers of one machine at one moment: look at the ratios. `--json` prints them for comparison over time.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCommandLine } from "../core/cmdline/parse.js";
import { parseManifest } from "../core/manifest/parse.js";
import { buildTree } from "../core/manifest/tree.js";
import { projectRoot } from "../scripts/lib/cache.js";
import { genInitCpio } from "../test/support/gen-init-cpio.js";
import { logReading } from "./log.js";
import { time, type Measurement } from "./measure.js";

/** The same work at growing sizes: linear when the time for one unit stays about the same. */
function growth(name: string, sizes: readonly number[], make: (size: number) => () => void): readonly Measurement[] {
  return sizes.map((size) => {
    const { medianMs, spreadMs } = time(make(size));
    const note = `${((medianMs * 1e6) / size).toFixed(0)} ns each`;
    return { name: `${name}, ${size.toLocaleString("en")}`, medianMs, spreadMs, peerMs: null, note };
  });
}

function scaling(): readonly Measurement[] {
  const entries = (count: number) => {
    const lines = ["dir /d 0755 0 0"];
    for (let i = 0; i < count; i++) lines.push(`file /d/f${i} source 0644 0 0`);
    return lines.join("\n");
  };
  const sizes = [10_000, 100_000, 1_000_000];
  return [
    ...growth("split a command line, parameters", sizes, (size) => {
      const text = Array.from({ length: size }, (_, i) => `p${i}=${i}`).join(" ");
      return () => parseCommandLine(text);
    }),
    ...growth("parse a manifest, lines", sizes, (size) => {
      const text = entries(size);
      return () => parseManifest(text);
    }),
    ...growth("build the tree, files", sizes, (size) => {
      const manifest = parseManifest(entries(size));
      return () => buildTree([manifest], { delivery: "builtin" });
    }),
  ];
}

/** Whole processes: `bootpath pack` against gen_init_cpio, both writing to a file. */
async function packing(): Promise<readonly Measurement[]> {
  const tool = await genInitCpio();
  if (typeof tool === "string") {
    console.error(`Packing is not compared: ${tool}.`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-"));
  try {
    return [
      packCase("pack 20,000 files of 1 KiB", folder, tool.path, { count: 20_000, size: 1 << 10 }),
      packCase("pack 50 files of 20 MiB", folder, tool.path, { count: 50, size: 20 << 20 }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function packCase(
  name: string,
  parent: string,
  tool: string,
  { count, size }: { readonly count: number; readonly size: number },
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
  return { name, ...ours, peerMs: peer.medianMs, note: "peer: gen_init_cpio" };
}

function runQuietly(cwd: string, command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} ended with ${String(result.status)}: ${result.stderr}`);
}

function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, medianMs, spreadMs, peerMs, note }) => {
    const ratio = peerMs === null ? "" : `${(medianMs / peerMs).toFixed(2)} × peer`;
    return [
      name.padEnd(44),
      `${medianMs.toFixed(1)} ms`.padStart(11),
      `± ${spreadMs.toFixed(1)}`.padStart(9),
      ratio.padStart(13),
      note,
    ].join("  ");
  });
  return rows.join("\n");
}

const measurements = [...scaling(), ...logReading(), ...(await packing())];
console.log(process.argv.includes("--json") ? JSON.stringify(measurements, null, 2) : table(measurements));
