/**
 * `npm run bench`: how fast we are, beside others that do the same work in the same run. Numbers of one machine at one
 * moment: look at the ratios. `--only NAME,…` runs some of the suites, `--json` prints for comparison over time.
 */
import { activation } from "./activation.js";
import { boots } from "./boot.js";
import { commands } from "./commands.js";
import { languageServer } from "./language-server.js";
import { logReading } from "./log.js";
import { table, type Measurement } from "./measure.js";
import { packing } from "./packing.js";
import { scaling } from "./scaling.js";

const suites: Readonly<Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>>> = {
  scaling,
  log: logReading,
  boot: boots,
  packing,
  commands,
  activation,
  "language-server": languageServer,
};

const { argv } = process;
const only = argv.includes("--only") ? (argv[argv.indexOf("--only") + 1] ?? "").split(",") : Object.keys(suites);
const measurements: Measurement[] = [];
for (const name of only) {
  const suite = suites[name];
  if (suite === undefined) throw new Error(`No suite "${name}"; there are ${Object.keys(suites).join(", ")}.`);
  measurements.push(...(await suite()));
}
console.log(argv.includes("--json") ? JSON.stringify(measurements, null, 2) : table(measurements));
