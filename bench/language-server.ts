/**
 * The language server against others, each with a document of the same number of lines in its own language: start to
 * first diagnostics, edit to new diagnostics, completion, hover, memory. `BENCH_LINES=100,10000` measures some sizes only.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLineDocument, manifestSources } from "./documents.js";
import { bareName, bareServer, installPeers, ours, type MeasuredServer } from "./language-peers.js";
import { openSession } from "./language-session.js";
import { atMost, atMostTimes, percentile, summary, type Goal, type Measurement } from "./measure.js";

const sizes = (process.env["BENCH_LINES"] ?? "100,10000,50000").split(",").map(Number);

/** So much is measured of each, within the time that a slow one may take. */
const starts = 5;
const edits = 200;
const warmUpEdits = 10;
const longestMs = 20_000;

/** Limits in milliseconds, by number of lines. */
const limits: Readonly<Partial<Record<number, { start?: number; median?: number; p99?: number }>>> = {
  100: { start: 160, median: 1 },
  50_000: { p99: 16 },
};

const memoryFactor = 1.5;

/** Measures all sizes, then a command line. Needs the built server; installs the others once. */
export async function languageServer(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-lsp-"));
  for (const name of manifestSources) writeFileSync(join(folder, name), `#!/bin/sh\n# ${name}\n`);
  try {
    const servers = [ours, await bareServer(folder), ...(await installPeers())];
    const measurements: Measurement[] = [];
    for (const size of sizes) {
      const all: [string, Samples][] = [];
      for (const server of servers) all.push([server.name, await measure(server, size, folder)]);
      measurements.push(...compare(size, new Map(all)));
    }
    return [...measurements, await commandLine(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What one server needed with one document. */
interface Samples {
  readonly start: readonly number[];
  readonly edit: readonly number[];
  readonly complete: readonly number[];
  readonly hover: readonly number[];
  readonly peak: readonly number[];
}

async function measure(server: MeasuredServer, size: number, folder: string): Promise<Samples> {
  const document = server.documentOf(size);
  const start: number[] = [];
  for (let i = 1; i < starts; i++) {
    const session = await openSession(server.command, document, folder);
    start.push(session.startMs);
    session.end();
  }
  const session = await openSession(server.command, document, folder);
  const samples = await inOneSession(session);
  session.end();
  return { ...samples, start: [...start, session.startMs] };
}

async function inOneSession(session: Awaited<ReturnType<typeof openSession>>): Promise<Omit<Samples, "start">> {
  const edit: number[] = [];
  const complete: number[] = [];
  const hover: number[] = [];
  const deadline = performance.now() + longestMs;
  for (let i = 0; i < warmUpEdits && performance.now() < deadline; i++) await session.edit();
  while (edit.length < edits && (edit.length < 4 || performance.now() < deadline)) {
    edit.push(await session.edit());
    if (edit.length % 5 !== 0) continue;
    complete.push(await session.complete());
    hover.push(await session.hover());
  }
  const peak = session.peakMb();
  return { edit, complete, hover, peak: peak === null ? [] : [peak] };
}

function compare(size: number, all: ReadonlyMap<string, Samples>): readonly Measurement[] {
  const limit = limits[size] ?? {};
  const lines = `${size.toLocaleString("en")} lines`;
  const row = (
    name: string,
    unit: Measurement["unit"],
    of: (samples: Samples) => readonly number[],
    goals: (median: number, peers: Measurement["peers"]) => readonly Goal[],
    value: (samples: readonly number[]) => number = (samples) => percentile(samples, 50),
  ): Measurement => {
    const own = of(all.get(ours.name) ?? none);
    const peers: Record<string, number> = {};
    for (const [peer, samples] of all) {
      const theirs = of(samples);
      if (peer !== ours.name && theirs.length > 0) peers[peer] = value(theirs);
    }
    const median = value(own);
    const { spread } = summary(own);
    return {
      name: `${lines}: ${name}`,
      median,
      spread,
      unit,
      peers,
      goals: goals(median, peers),
      note: `n=${own.length}`,
    };
  };
  const ahead = (value: number, peers: Measurement["peers"]) =>
    Object.keys(peers).flatMap((peer) => (peer === bareName ? [] : atMostTimes(value, 1, peer, peers)));
  const within = (limitMs: number | undefined) => (value: number, peers: Measurement["peers"]) => [
    ...(limitMs === undefined ? [] : [atMost(value, limitMs, "ms")]),
    ...ahead(value, peers),
  ];
  const p99 = (samples: readonly number[]) => percentile(samples, 99);
  return [
    row("start to first diagnostics", "ms", ({ start }) => start, within(limit.start)),
    row("edit to diagnostics, p50", "ms", ({ edit }) => edit, within(limit.median)),
    row("edit to diagnostics, p99", "ms", ({ edit }) => edit, within(limit.p99), p99),
    row("completion", "ms", ({ complete }) => complete, ahead),
    row("hover", "ms", ({ hover }) => hover, ahead),
    row(
      "peak memory",
      "MB",
      ({ peak }) => peak,
      (value, peers) => [...atMostTimes(value, memoryFactor, bareName, peers), ...ahead(value, peers)],
    ),
  ];
}

const none: Samples = { start: [], edit: [], complete: [], hover: [], peak: [] };

async function commandLine(folder: string): Promise<Measurement> {
  const server: MeasuredServer = { ...ours, documentOf: commandLineDocument };
  const { edit } = await measure(server, 1, folder);
  const { median, spread } = summary(edit);
  const p99 = percentile(edit, 99);
  const note = `n=${edit.length}, p99 ${p99.toFixed(2)} ms`;
  return {
    name: "a command line: edit to diagnostics, p50",
    median,
    spread,
    unit: "ms",
    peers: {},
    goals: [atMost(p99, 2, "ms")],
    note,
  };
}
