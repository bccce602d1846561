/** The activation of the extension: what the editor waits for when a document of ours is opened. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../scripts/lib/cache.js";
import { atMost, summary, type Measurement } from "./measure.js";

const rounds = 11;
const limitMs = 50;

/** Measures it in fresh processes. Needs the built client, minified as it is packaged. */
export function activation(): readonly Measurement[] {
  const runs = Array.from({ length: rounds }, activateOnce);
  const total = summary(runs.map(({ loadMs, activateMs }) => loadMs + activateMs));
  const { median: loadMs } = summary(runs.map((run) => run.loadMs));
  return [
    {
      name: "activation of the extension",
      ...total,
      unit: "ms",
      peers: {},
      goals: [atMost(total.median, limitMs, "ms")],
      note: `${loadMs.toFixed(1)} ms of it loading`,
    },
  ];
}

interface Activation {
  readonly loadMs: number;
  readonly activateMs: number;
}

function activateOnce(): Activation {
  const program = join(projectRoot, "bench/activation-process.mjs");
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, projectRoot], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The extension could not be activated: ${stderr}`);
  return JSON.parse(stdout) as Activation;
}
