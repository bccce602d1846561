import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { foldParameterName } from "../../../../core/cmdline/names.js";
import { allSummaries, summaryOf } from "../../../../core/parameters/summaries/all.js";
import { projectRoot } from "../../../../scripts/lib/cache.js";

describe("summaryOf", () => {
  it("finds a name in any spelling", () => {
    assert.match(summaryOf("acpi_backlight") ?? "", /brightness/);
    assert.equal(summaryOf("acpi-backlight"), summaryOf("acpi_backlight"));
    assert.match(summaryOf("kvm_arm.mode") ?? "", /protected/);
    assert.match(summaryOf("<module>.dyndbg") ?? "", /CONFIG_DYNAMIC_DEBUG/);
  });

  it("has nothing for other names", () => {
    for (const name of ["", "nonsense", "ACPI_BACKLIGHT", "constructor", "__proto__"]) {
      assert.equal(summaryOf(name), null, name);
    }
  });
});

describe("summaries of parameters", () => {
  it("are sentences of the right size", () => {
    const wrong = allSummaries().filter(
      ([, summary]) =>
        summary.length < 40 || summary.length > 600 || !/^[A-Z`][^]*\.$/.test(summary) || /\s\s|\n/.test(summary),
    );
    assert.deepEqual(wrong, []);
  });

  it("close every quote of code", () => {
    // One that stays open swallows the rest of the hover.
    assert.deepEqual(
      allSummaries().filter(([, summary]) => summary.split("`").length % 2 === 0),
      [],
    );
  });

  it("stand in the file of their letter, sorted, each name once", async () => {
    const files = readdirSync(join(projectRoot, "core/parameters/summaries")).filter((file) => file !== "all.ts");
    let count = 0;
    for (const file of files) {
      const exported = Object.values(
        (await import(`../../../../core/parameters/summaries/${file}`)) as object,
      ) as object[];
      const names = exported.flatMap((summaries) => Object.keys(summaries));
      // "r-rcu.ts" is the second file of a letter with many names.
      const letter = file.replace(/(-\w+)?\.ts$/, "");
      assert.deepEqual(names, names.toSorted(), `${file} is not sorted`);
      const elsewhere = names.filter((name) => letter !== (/^[a-z]/i.exec(name)?.[0].toLowerCase() ?? "other"));
      assert.deepEqual(elsewhere, [], `names of another letter in ${file}`);
      count += names.length;
    }
    assert.equal(count, allSummaries().length, "a file that all.ts does not know");
    assert.equal(new Set(allSummaries().map(([name]) => foldParameterName(name))).size, count);
  });
});
