import assert from "node:assert/strict";
import documented from "../../../../core/parameters/data/documented.json" with { type: "json" };
import { reportParameter } from "../../../../core/parameters/report.js";

describe("every parameter in the kernel's list", () => {
  /** The bits of 6.12 and 7.2. */
  const newer = 0b110;
  const names = Object.entries(documented.names)
    .filter(([, [versions]]) => (Number(versions) & newer) !== 0)
    .map(([name]) => name);

  it("is more than a thousand", () => {
    assert.ok(names.length > 1000);
  });

  it("has a summary, a type or values, and a source", () => {
    const lacking = names.filter((name) => {
      const report = reportParameter(name, { kernelVersion: "7.2", arch: "x86" });
      if (report === null) return true;
      const { summary, type, values, source } = report;
      return summary === null || (type === null && values === null) || source === null;
    });
    assert.deepEqual(lacking, []);
  });
});
