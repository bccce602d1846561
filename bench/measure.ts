/** What is measured, how often, and how it is printed. */
import { readFileSync } from "node:fs";

/** One measured quantity: ours, what others need for the same work in the same run, and what we want it to be. */
export interface Measurement {
  readonly name: string;
  readonly median: number;
  /** Between the slowest and the fastest. */
  readonly spread: number;
  readonly unit: "ms" | "MB";
  /** Medians of others, by their names. */
  readonly peers: Readonly<Record<string, number>>;
  readonly goals: readonly Goal[];
  readonly note: string;
}

/** What a quantity should be, and whether it was in this run. */
export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

const usualRounds = 5;

/** Runs `work` several times, in milliseconds. */
export function time(work: () => void, rounds = usualRounds): Pick<Measurement, "median" | "spread" | "unit"> {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return { ...summary(times), unit: "ms" };
}

/** Median and spread of samples; zeros of none. */
export function summary(samples: readonly number[]): { median: number; spread: number } {
  const sorted = samples.toSorted((a, b) => a - b);
  return { median: percentile(sorted, 50), spread: (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) };
}

/** The smallest sample that `percent` of all do not exceed. With less than 100 samples p99 is the slowest. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

/** A goal that is a fixed limit. */
export function atMost(value: number, limit: number, unit: Measurement["unit"]): Goal {
  return { text: `<= ${limit.toLocaleString("en")} ${unit}`, isMet: value <= limit };
}

/** A goal that is a multiple of what another needs; none where the other was not measured. */
export function atMostTimes(value: number, factor: number, peer: string, peers: Measurement["peers"]): readonly Goal[] {
  const other = peers[peer];
  if (other === undefined) return [];
  const text = factor === 1 ? `not above ${peer}` : `<= ${factor} x ${peer}`;
  return [{ text, isMet: value <= other * factor }];
}

/** All measurements as lines for people. */
export function table(measurements: readonly Measurement[]): string {
  return measurements.flatMap(rows).join("\n");
}

function rows({ name, median, spread, unit, peers, goals, note }: Measurement): readonly string[] {
  const ratios = Object.entries(peers).map(
    ([peer, value]) => `${peer} ${shown(value)} ${unit} (${(median / value).toFixed(2)} x)`,
  );
  const first = [name.padEnd(52), `${shown(median)} ${unit}`.padStart(11), `± ${shown(spread)}`.padStart(9), note];
  const verdicts = goals.map(({ text, isMet }) => `${isMet ? "met" : "NOT MET"}: ${text}`);
  const more = [
    ...(ratios.length === 0 ? [] : [ratios.join(", ")]),
    ...(verdicts.length === 0 ? [] : [verdicts.join(", ")]),
  ];
  return [first.join("  ").trimEnd(), ...more.map((line) => `    ${line}`)];
}

function shown(value: number): string {
  return value < 100 ? value.toFixed(value < 10 ? 2 : 1) : Math.round(value).toLocaleString("en");
}

/** The most memory that a process has had so far, in megabytes; null where the system does not say. */
export function peakMemoryMb(pid: number | undefined): number | null {
  try {
    const kib = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, "utf8"))?.[1];
    return kib === undefined ? null : (Number(kib) * 1024) / 1e6;
  } catch {
    return null;
  }
}
