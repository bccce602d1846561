/**
 * Records the logs of test/fixtures/causes again: `node --import tsx scripts/record-causes.ts [NAME...]`.
 * Every fixture is a `<case>.json` that holds the fault as a boot recipe, and beside it the `<case>.log` that this script
 * writes. NAME is a part of `<code>/<case>`; without one every fixture is recorded. QEMU for i386, x86-64 and arm64 must be
 * installed; kernels and programs are fetched or built into the cache.
 *
 * With `--expect` nothing is booted: the diagnosis that each fixture has now becomes the one that the tests expect. Read
 * the difference before you commit it.
 */
import { writeFile } from "node:fs/promises";
import { diagnoseLog } from "../core/log/diagnose.js";
import { expectedOf, loadCauseFixtures, type CauseFixture } from "../test/support/cause-fixtures.js";
import { recordBoot } from "../test/support/record-boot.js";
import { step } from "./lib/progress.js";

const names = process.argv.slice(2).filter((argument) => argument !== "--expect");
await forEachFixture(process.argv.includes("--expect") ? expect : record);

async function forEachFixture(work: (fixture: CauseFixture) => Promise<void>): Promise<void> {
  for (const fixture of await loadCauseFixtures()) {
    if (names.length === 0 || names.some((name) => fixture.name.includes(name))) await work(fixture);
  }
}

async function record(fixture: CauseFixture): Promise<void> {
  const recording = await step(fixture.name, () => recordBoot(fixture.description.recipe));
  await writeFile(fixture.logPath, recording.log);
  if (recording.screen === null) return;
  await writeDescription(fixture, { context: { ...fixture.description.context, screen: recording.screen } });
}

async function expect(fixture: CauseFixture): Promise<void> {
  const diagnosis = diagnoseLog(fixture.log, fixture.description.context).map(expectedOf);
  await writeDescription(fixture, { diagnosis });
}

async function writeDescription(fixture: CauseFixture, changes: object): Promise<void> {
  await writeFile(fixture.path, `${JSON.stringify({ ...fixture.description, ...changes }, null, 2)}\n`);
}
