/** The short descriptions of parameters against the kernel's list: complete, and not copied from it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeParameter } from "../../core/parameters/describe.js";
import { allSummaries, summaryOf } from "../../core/parameters/summaries/all.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import { kernelSourceFolder, type KernelSourceVersion } from "../support/kernel-sources.js";
import { longestCommonRun, wordRuns } from "../support/word-runs.js";

const manual = "Documentation/admin-guide/kernel-parameters.txt";
const versions: readonly KernelSourceVersion[] = ["6.12", "7.2"];

describe("summaries of parameters", function () {
  this.timeout(900_000);

  for (const version of versions) {
    it(`have no more than ${longestCommonRun} words in a row from the documentation of ${version}`, async function () {
      const folder = await kernelSourceFolder(version);
      if (folder === null) this.skip();
      const kernelRuns = new Set(wordRuns(await readFile(join(folder, manual), "utf8")));
      assert.ok(kernelRuns.size > 10_000, `${manual} was not read`);
      const copied = allSummaries().flatMap(([name, summary]) =>
        wordRuns(summary)
          .filter((run) => kernelRuns.has(run))
          .map((run) => `${name}: ${run}`),
      );
      assert.deepEqual(copied, []);
    });

    it(`are there for every documented name of ${version}`, () => {
      const missing = documentedNames(version).filter(
        (name) => summaryOf(name) === null && describeParameter(name) === null,
      );
      assert.deepEqual(missing, []);
    });
  }

  it("are not written twice", () => {
    const twice = allSummaries().filter(([name]) => describeParameter(name) !== null);
    assert.deepEqual(twice, []);
  });
});

/** The names in the kernel's list. */
function documentedNames(version: string): readonly string[] {
  const file = readFileSync(join(projectRoot, "core/parameters/data/documented.json"), "utf8");
  const documented = JSON.parse(file) as DocumentedNames;
  const bit = 1 << documented.versions.indexOf(version);
  const names = Object.entries(documented.names).filter(([, [mask]]) => (mask & bit) !== 0);
  assert.ok(names.length > 1000, `the table has too few names of ${version}`);
  return names.map(([name]) => name);
}

/** As much of core/parameters/data-format.ts as is needed here. */
interface DocumentedNames {
  readonly versions: readonly string[];
  readonly names: Readonly<Record<string, readonly [mask: number]>>;
}
