/** The predicted boot path against what real kernels did. Recorded by scripts/record-boots.ts; nothing is booted here. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bootDataFolder } from "./boot/files.js";
import { explainCase, predict, type BootCase, type BootTruth } from "./boot/predict.js";
import { bootScenarios } from "./boot/scenarios.js";

interface Sample extends BootCase {
  readonly id: string;
  readonly expected: BootTruth;
}

/** What scripts/record-boots.ts writes. */
interface Corpus {
  readonly scenarios: readonly {
    readonly id: string;
    readonly cmdline: string;
    readonly manifest: string | null;
    /** By kernel version and delivery, as in "6.12-builtin". */
    readonly truths: Readonly<Record<string, BootTruth>>;
  }[];
}

function readData(name: string): unknown {
  return JSON.parse(readFileSync(join(bootDataFolder, name), "utf8"));
}

function corpusCases(): readonly Sample[] {
  const { scenarios } = readData("corpus.json") as Corpus;
  return scenarios.flatMap(({ id, cmdline, manifest, truths }) =>
    Object.entries(truths).map(([kernel, expected]): Sample => {
      const [kernelVersion = "", delivery] = kernel.split("-");
      return {
        id: `${id}@${kernel}`,
        kernelVersion,
        delivery: delivery === "external" ? "external" : "builtin",
        cmdline,
        manifest,
        expected,
      };
    }),
  );
}

describe("Boot path", () => {
  describe("predicts the samples", () => {
    for (const sample of readData("scenarios.json") as readonly Sample[]) {
      it(sample.id, () => {
        assert.deepEqual(predict(sample), sample.expected);
      });
    }
  });

  describe("predicts the recorded boots", () => {
    const cases = corpusCases();
    for (const kernel of new Set(cases.map((sample) => sample.id.split("@")[1] ?? ""))) {
      const ofKernel = cases.filter((sample) => sample.id.endsWith(`@${kernel}`));
      it(`${ofKernel.length} on ${kernel}`, () => {
        for (const sample of ofKernel) assert.deepEqual(predict(sample), sample.expected, sample.id);
      });
    }
  });

  it("has a truth for every scenario on every kernel", () => {
    const { scenarios } = readData("corpus.json") as Corpus;
    const recorded = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
    const kernels = ["6.12", "6.1", "7.2"].flatMap((version) => [`${version}-builtin`, `${version}-external`]);
    for (const { id, cmdline, manifest } of bootScenarios) {
      const scenario = recorded.get(id);
      assert.ok(scenario !== undefined, `${id} is not recorded`);
      assert.deepEqual([scenario.cmdline, scenario.manifest], [cmdline, manifest], id);
      assert.deepEqual(Object.keys(scenario.truths).sort(), kernels.sort(), id);
    }
  });

  it("gives a reason and a place in the kernel's source for every step", () => {
    for (const { cmdline, manifest } of bootScenarios) {
      const { steps } = explainCase({ kernelVersion: "6.12", delivery: "builtin", cmdline, manifest });
      assert.ok(steps.length > 0);
      for (const { what, because, source } of steps) {
        assert.match(what, /^\S[^]*\.$/, what);
        assert.match(because, /^\S[^]*\.$/, because);
        assert.match(source, /^[\w/-]+\.[ch]( \w+)?$/, source);
      }
    }
  });
});
