/** What core/parameters says about the kernel source, against that source. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exactNames } from "../../core/cmdline/names.js";
import type { ParameterDescription } from "../../core/parameters/description.js";
import { describedParameters } from "../../core/parameters/describe.js";
import { kernelSourceFolder } from "../support/kernel-sources.js";
import { wordRuns } from "../support/word-runs.js";

const manual = "Documentation/admin-guide/kernel-parameters.txt";

describe("descriptions of parameters", function () {
  this.timeout(900_000);
  const sources = [...describedParameters().flatMap(({ readBy }) => readBy), ...exactNames];
  let folder = "";

  before(async function () {
    const files = new Set([manual, ...sources.map(({ file }) => file)]);
    const unpacked = await kernelSourceFolder("6.12", [...files].sort());
    if (unpacked === null) this.skip();
    folder = unpacked;
  });

  it("name functions that are in the files they name", async () => {
    const wrong: string[] = [];
    for (const { file, function: name } of sources) {
      const text = await readFile(join(folder, file), "utf8");
      // A definition starts its line; early code in the kernel often has the type in a line of its own.
      if (!new RegExp(`^(?:[a-z][\\w *]*[ *])?${name}\\([^;]*$`, "m").test(text)) wrong.push(`${file} ${name}`);
    }
    assert.deepEqual(wrong, []);
  });

  it("name parameters that these files register or look for", async () => {
    const wrong: string[] = [];
    for (const description of describedParameters()) {
      const texts = await Promise.all(description.readBy.map(({ file }) => readFile(join(folder, file), "utf8")));
      if (!registers(texts.join("\n"), description)) wrong.push(description.name);
    }
    assert.deepEqual(wrong, []);
  });

  it("are in our own words", async () => {
    const kernelRuns = new Set(wordRuns(await readFile(join(folder, manual), "utf8")));
    const copied = describedParameters().flatMap(({ name, summary, details }) =>
      wordRuns([summary, ...details].join("\n"))
        .filter((run) => kernelRuns.has(run))
        .map((run) => `${name}: ${run}`),
    );
    assert.deepEqual(copied, []);
  });
});

/** Whether the text has the macro that makes the parameter, of the kind that goes with the time of reading. */
function registers(text: string, { name, early }: ParameterDescription): boolean {
  const macros = early === "early" ? "early_param" : "__setup|core_param";
  return new RegExp(`^(?:${macros})\\("?${name}=?"?, `, "m").test(text);
}
