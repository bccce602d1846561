/** `bootpath log` on logs of 100 MB, as whole processes. Goals: 3 seconds, and memory that does not grow with the log. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../scripts/lib/cache.js";
import { atMost, time, type Measurement } from "./measure.js";

const size = 100_000_000;
const rounds = 3;

/** The same recorded boot in the forms in which such logs come, again and again with the time going on. */
const forms: Readonly<Record<string, (message: string, index: number) => string>> = {
  "a serial capture": (message, index) => `${printkTime(index)}${message}\r\n`,
  "a CI job in colour": (message, index) =>
    `2025-11-21T07:46:31.1234567Z \u001b[0;32m${printkTime(index)}${message}\u001b[0m\n`,
  "a journal with programs": (message, index) =>
    index % 3 === 0
      ? `Nov 21 07:46:31 box systemd[1]: Started unit ${index}.\n`
      : `Nov 21 07:46:31 box kernel: ${message}\n`,
};

function printkTime(index: number): string {
  return `[${(1 + index / 10_000).toFixed(6).padStart(12)}] `;
}

/** Measures each form. Needs the built command. */
export function logReading(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-log-"));
  try {
    return Object.entries(forms).map(([name, form]) => {
      const path = join(folder, "log");
      writeLog(path, form);
      const runs: Consumption[] = [];
      const times = time(() => runs.push(read(path)), rounds);
      const processorMs = Math.min(...runs.map((run) => run.processorMs));
      const peak = Math.max(...runs.map((run) => run.peakMib)) * 1.048576;
      const note = `processor at least ${Math.round(processorMs)} ms, peak ${Math.round(peak)} MB`;
      const goals = [atMost(times.median, 3000, "ms"), atMost(peak, 157, "MB")];
      return { name: `read ${name}, 100 MB`, ...times, peers: {}, goals, note };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeLog(path: string, form: (message: string, index: number) => string): void {
  const recorded = readFileSync(join(projectRoot, "test/fixtures/causes/healthy/debian-6.1.log"), "utf8");
  const messages = recorded
    .split(/\r?\n/)
    .flatMap((line) => /^\[ *\d+\.\d+\] (?!Linux version)(.*)/.exec(line)?.[1] ?? []);
  const file = openSync(path, "w");
  for (let written = 0, index = 0; written < size;) {
    const lines = Array.from({ length: 10_000 }, () => form(messages[index % messages.length] ?? "", index++));
    written += writeSync(file, lines.join(""));
  }
  closeSync(file);
}

/** What a process needed. Processor time does not depend on what else the machine does. */
interface Consumption {
  readonly processorMs: number;
  readonly peakMib: number;
}

function read(path: string): Consumption {
  const report = "process.on('exit', () => console.error(JSON.stringify(process.resourceUsage())))";
  const command = [
    "--import",
    `data:text/javascript,${report}`,
    join(projectRoot, "dist/cli/bootpath.mjs"),
    "log",
    path,
  ];
  const result = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`bootpath log ended with ${String(result.status)}: ${result.stderr}`);
  const usage = JSON.parse(result.stderr) as NodeJS.ResourceUsage;
  return { processorMs: (usage.userCPUTime + usage.systemCPUTime) / 1000, peakMib: usage.maxRSS / 1024 };
}
