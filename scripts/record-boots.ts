/**
 * Records what real kernels do: `node --import tsx scripts/record-boots.ts [--version 6.12] [--only REGEX]` boots the
 * scenarios of test/conformance/boot/scenarios.ts on the guest kernels and writes test/conformance/data/boot/corpus.json.
 * With `--check` nothing is written, and differences from the prediction are printed; with `--random N [--seed S]`, N boots
 * made up at random are compared instead, and those that differ are made as small as possible. `--engine v86` boots in the
 * emulator instead of QEMU.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { bootDataFolder } from "../test/conformance/boot/files.js";
import { predict, type BootTruth } from "../test/conformance/boot/predict.js";
import { randomBoots, smallerBoots } from "../test/conformance/boot/random.js";
import { bootScenarios, type BootScenario } from "../test/conformance/boot/scenarios.js";
import type { Engine } from "../emulator/machine.js";
import { deliveries, guestKernel, guestVersions, type Delivery, type GuestVersion } from "./guest.js";
import { bootTruth, UnclearBootError } from "./lib/boot-truth.js";

interface Recorded extends BootScenario {
  readonly truths: Readonly<Record<string, BootTruth>>;
}

const corpusPath = join(bootDataFolder, "corpus.json");

interface Target {
  readonly version: GuestVersion;
  readonly delivery: Delivery;
  readonly kernel: string;
  readonly engine: Engine;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: "string" },
      delivery: { type: "string" },
      only: { type: "string", default: "" },
      check: { type: "boolean", default: false },
      missing: { type: "boolean", default: false },
      random: { type: "string" },
      seed: { type: "string", default: "1" },
      engine: { type: "string", default: "qemu" },
    },
  });
  if (values.engine !== "qemu" && values.engine !== "v86") throw new Error("--engine is qemu or v86.");
  const targets = await chosenTargets(values.version, values.delivery, values.engine);
  if (values.random !== undefined) {
    await compareRandom(targets, Number(values.random), Number(values.seed));
    return;
  }
  const only = new RegExp(values.only);
  const chosen = bootScenarios.filter(({ id }) => only.test(id));
  const corpus = await readCorpus();
  for (const target of targets) {
    const name = targetName(target);
    const wanted = chosen.filter((scenario) => !values.missing || !isRecorded(corpus, scenario, name));
    const started = Date.now();
    let same = 0;
    for (const scenario of wanted) {
      const truth = await record(target, scenario);
      if (truth === null) continue;
      if (compare(target, scenario, truth)) same++;
      if (values.check) continue;
      corpus.set(scenario.id, withTruth(corpus.get(scenario.id), scenario, name, truth));
    }
    console.log(`${name}: ${same} of ${wanted.length} as predicted, in ${Math.round((Date.now() - started) / 1000)} s`);
    if (!values.check) await writeCorpus(corpus);
  }
}

async function chosenTargets(
  version: string | undefined,
  delivery: string | undefined,
  engine: Engine,
): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const one of guestVersions.filter((name) => version === undefined || name === version)) {
    for (const way of deliveries.filter((name) => delivery === undefined || name === delivery)) {
      targets.push({ version: one, delivery: way, kernel: (await guestKernel(one, way)).image, engine });
    }
  }
  return targets;
}

function targetName({ version, delivery }: Target): string {
  return `${version}-${delivery}`;
}

async function readCorpus(): Promise<Map<string, Recorded>> {
  const text = await readFile(corpusPath, "utf8").catch(() => '{"scenarios":[]}');
  const { scenarios } = JSON.parse(text) as { readonly scenarios: readonly Recorded[] };
  return new Map(scenarios.map((scenario) => [scenario.id, scenario]));
}

/** In the order of the scenarios; what is no scenario any more goes. */
async function writeCorpus(corpus: ReadonlyMap<string, Recorded>): Promise<void> {
  const lines = bootScenarios.flatMap(({ id }) => {
    const recorded = corpus.get(id);
    return recorded === undefined ? [] : [formatRecorded(recorded)];
  });
  const origin = "Recorded by scripts/record-boots.ts: real kernels in QEMU, packed with gen_init_cpio 6.12.";
  await writeFile(corpusPath, `{\n"origin": ${JSON.stringify(origin)},\n"scenarios": [\n${lines.join(",\n")}\n]\n}\n`);
}

/** One line for each kernel, so that a change of one truth is a change of one line. */
function formatRecorded({ id, cmdline, manifest, truths }: Recorded): string {
  const head = `{ "id": ${JSON.stringify(id)}, "cmdline": ${JSON.stringify(cmdline)}, "manifest": ${JSON.stringify(manifest)}, "truths": {`;
  const names = Object.keys(truths).sort();
  return `${head}\n${names.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(truths[name])}`).join(",\n")}\n} }`;
}

function withTruth(old: Recorded | undefined, scenario: BootScenario, name: string, truth: BootTruth): Recorded {
  const isSame = old?.cmdline === scenario.cmdline && old.manifest === scenario.manifest;
  return { ...scenario, truths: { ...(isSame ? old.truths : {}), [name]: truth } };
}

function isRecorded(corpus: ReadonlyMap<string, Recorded>, scenario: BootScenario, name: string): boolean {
  const old = corpus.get(scenario.id);
  return old?.cmdline === scenario.cmdline && old.manifest === scenario.manifest && old.truths[name] !== undefined;
}

/** On a busy machine a boot may take longer than it is watched. */
const ATTEMPTS = 3;

/** The truth, or null where no boot ended in a way that can be recorded: then the reason is printed. */
async function record({ kernel, engine }: Target, { id, cmdline, manifest }: BootScenario): Promise<BootTruth | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await bootTruth({ kernel, engine, cmdline, manifest });
    } catch (error) {
      if (!(error instanceof UnclearBootError)) throw error;
      if (attempt < ATTEMPTS) continue;
      console.log(`${id}: ${error.message}`);
      return null;
    }
  }
}

function compare(target: Target, { id, cmdline, manifest }: BootScenario, truth: BootTruth): boolean {
  const predicted = predict({ kernelVersion: target.version, delivery: target.delivery, cmdline, manifest });
  if (isDeepStrictEqual(truth, predicted)) return true;
  console.log(`${id}@${targetName(target)}: ${cmdline}\n  kernel:    ${JSON.stringify(truth)}`);
  console.log(`  predicted: ${JSON.stringify(predicted)}`);
  return false;
}

async function compareRandom(targets: readonly Target[], count: number, seed: number): Promise<void> {
  const tally = { done: 0, unclear: 0, differing: 0 };
  for (const [index, boot] of randomBoots(count, seed).entries()) {
    const target = targets[index % targets.length];
    if (target === undefined) continue;
    const truth = await record(target, boot);
    if (truth === null) {
      tally.unclear++;
      continue;
    }
    tally.done++;
    if (compare(target, boot, truth) || (await isNoise(target, boot))) continue;
    tally.differing++;
    console.log("  as small as possible:", JSON.stringify(await shrink(target, boot)));
  }
  const { done, unclear, differing } = tally;
  const names = targets.map(targetName).join(", ");
  console.log(`${done} random boots (seed ${seed}) on ${names}: ${differing} not as predicted, ${unclear} unclear`);
}

/**
 * Whether a difference is one of the line and not of the kernel: on a busy machine a character of the serial line may
 * get lost. The kernel does the same thing twice.
 */
async function isNoise(target: Target, boot: BootScenario): Promise<boolean> {
  const again = await record(target, boot);
  const predicted = predict({ kernelVersion: target.version, delivery: target.delivery, ...boot });
  const isSame = again !== null && isDeepStrictEqual(again, predicted);
  if (isSame) console.log("  booted once more it did as predicted: a character of the serial line was lost");
  return isSame;
}

/** Takes words and lines away as long as the prediction stays wrong. */
async function shrink(target: Target, boot: BootScenario): Promise<BootScenario> {
  for (const smaller of smallerBoots(boot)) {
    const truth = await bootTruth({ kernel: target.kernel, engine: target.engine, ...smaller }).catch(() => null);
    if (truth === null) continue;
    const predicted = predict({ kernelVersion: target.version, delivery: target.delivery, ...smaller });
    if (!isDeepStrictEqual(truth, predicted)) return shrink(target, smaller);
  }
  return boot;
}

await main();
