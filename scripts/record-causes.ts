/**
 * Records the logs of test/fixtures/causes again: `node --import tsx scripts/record-causes.ts --kernels DIR [NAME...]`.
 * Every fixture is a `<case>.json` that holds the fault as a boot recipe, and beside it the `<case>.log` that this script
 * writes. NAME is a part of `<code>/<case>`; without one every fixture that can be recorded is. DIR holds the kernels
 * `<name>.bzImage` and the static busybox programs for i386 (`busybox`) and x86-64 (`busybox-amd64`).
 */
import { writeFile } from "node:fs/promises";
import { loadCauseFixtures, type CauseFixture } from "../test/support/cause-fixtures.js";
import { recordBoot } from "../test/support/record-boot.js";
import { step } from "./lib/progress.js";

const options = readArguments(process.argv.slice(2));
if (options.kernels === null) {
  process.stderr.write("usage: record-causes --kernels DIR [NAME...]\n");
  process.exitCode = 2;
} else {
  await recordAll(options.kernels, options.names);
}

function readArguments(args: readonly string[]): { kernels: string | null; names: readonly string[] } {
  const at = args.indexOf("--kernels");
  const kernels = at < 0 ? process.env["BOOTPATH_KERNELS"] : args[at + 1];
  return { kernels: kernels ?? null, names: args.filter((_, index) => at < 0 || (index !== at && index !== at + 1)) };
}

async function recordAll(kernels: string, names: readonly string[]): Promise<void> {
  for (const fixture of await loadCauseFixtures()) {
    if (names.length > 0 && !names.some((name) => fixture.name.includes(name))) continue;
    await step(fixture.name, () => record(fixture, kernels));
  }
}

async function record(fixture: CauseFixture, kernels: string): Promise<void> {
  const { recipe } = fixture.description;
  if (recipe === undefined) return;
  const recording = await recordBoot(recipe, kernels);
  await writeFile(fixture.logPath, withoutPaths(recording.log, kernels));
  if (recording.screen === null) return;
  const context = { ...fixture.description.context, screen: recording.screen };
  await writeFile(fixture.path, `${JSON.stringify({ ...fixture.description, context }, null, 2)}\n`);
}

/** A log holds nothing of the machine it was recorded on. */
function withoutPaths(log: Uint8Array, kernels: string): Uint8Array {
  return Buffer.from(Buffer.from(log).toString("latin1").replaceAll(kernels, ""), "latin1");
}
