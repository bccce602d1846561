/**
 * Records the logs of test/fixtures/causes again: `node --import tsx scripts/record-causes.ts --kernels DIR [NAME...]`.
 * Every fixture is a `<case>.json` that holds the fault as a boot recipe, and beside it the `<case>.log` that this script
 * writes. NAME is a part of `<code>/<case>`; without one every fixture is recorded. DIR (or BOOTPATH_KERNELS) holds the
 * kernels as `<name>.bzImage` and the static busybox programs for i386 (`busybox`) and x86-64 (`busybox-amd64`).
 *
 * With `--expect` instead of `--kernels DIR` nothing is booted: the diagnosis that each fixture has now becomes the one
 * that the tests expect. Read the difference before you commit it.
 */
import { writeFile } from "node:fs/promises";
import { diagnoseLog } from "../core/log/diagnose.js";
import { expectedOf, loadCauseFixtures, type CauseFixture } from "../test/support/cause-fixtures.js";
import { recordBoot } from "../test/support/record-boot.js";
import { step } from "./lib/progress.js";

const options = readArguments(process.argv.slice(2));
if (options.expect) await forEachFixture(expect);
else if (options.kernels === null) usage();
else await recordAll(options.kernels);

interface Options {
  readonly expect: boolean;
  readonly kernels: string | null;
  readonly names: readonly string[];
}

function readArguments(args: readonly string[]): Options {
  const at = args.indexOf("--kernels");
  const isOption = (index: number) => at >= 0 && (index === at || index === at + 1);
  return {
    expect: args.includes("--expect"),
    kernels: (at < 0 ? process.env["BOOTPATH_KERNELS"] : args[at + 1]) ?? null,
    names: args.filter((argument, index) => !isOption(index) && argument !== "--expect"),
  };
}

function usage(): void {
  process.stderr.write("usage: record-causes --kernels DIR [NAME...] | --expect [NAME...]\n");
  process.exitCode = 2;
}

async function forEachFixture(work: (fixture: CauseFixture) => Promise<void>): Promise<void> {
  const { names } = options;
  for (const fixture of await loadCauseFixtures()) {
    if (names.length === 0 || names.some((name) => fixture.name.includes(name))) await work(fixture);
  }
}

async function recordAll(kernels: string): Promise<void> {
  await forEachFixture((fixture) => step(fixture.name, () => record(fixture, kernels)));
}

async function record(fixture: CauseFixture, kernels: string): Promise<void> {
  const { recipe } = fixture.description;
  const recording = await recordBoot(recipe, kernels);
  await writeFile(fixture.logPath, recording.log);
  if (recording.screen === null) return;
  const context = { ...fixture.description.context, screen: recording.screen };
  await writeDescription(fixture, { context });
}

async function expect(fixture: CauseFixture): Promise<void> {
  const diagnosis = diagnoseLog(fixture.log, fixture.description.context).map(expectedOf);
  await writeDescription(fixture, { diagnosis });
}

async function writeDescription(fixture: CauseFixture, changes: object): Promise<void> {
  await writeFile(fixture.path, `${JSON.stringify({ ...fixture.description, ...changes }, null, 2)}\n`);
}
