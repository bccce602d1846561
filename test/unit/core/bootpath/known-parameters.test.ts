import assert from "node:assert/strict";
import { bundledKernelFacts } from "../../../../core/bootpath/kernel-facts.js";
import { acceptsValue, parameterType } from "../../../../core/bootpath/known-parameters.js";
import { isReviewedHandler } from "../../../../core/bootpath/setup-handlers.js";

describe("core/bootpath/known-parameters", () => {
  it("has a table for each version, with the parameters of the boot path", () => {
    for (const version of ["6.1", "6.12", "7.2"]) {
      const { known } = bundledKernelFacts(version, "x86");
      assert.equal(known.version, version);
      const names = known.setups.map((entry) => entry.name);
      for (const name of ["init=", "rdinit=", "root=", "rootwait", "console=", "ro", "rw", "noinitrd"]) {
        assert.ok(names.includes(name), `${name} in ${version}`);
      }
      assert.equal(parameterType(known, "panic"), "int");
      assert.equal(parameterType(known, "printk.time"), parameterType(known, "printk.time".replace("_", "-")));
    }
  });

  it("knows of every function in the tables whether it takes a word", () => {
    for (const version of ["6.1", "6.12", "7.2"]) {
      const { known } = bundledKernelFacts(version, "x86");
      const unread = known.setups.filter((entry) => !entry.early && !isReviewedHandler(entry.handler));
      assert.deepEqual(
        unread.map((entry) => `${entry.name} ${entry.handler}`),
        [],
        version,
      );
    }
  });

  it("refuses what the types of kernel/params.c refuse", () => {
    const cases: readonly (readonly [type: string, value: string | null, accepted: boolean])[] = [
      ["int", "-5", true],
      ["int", "x", false],
      ["int", null, false],
      ["bool", null, true],
      ["bool", "maybe", false],
      ["invbool", null, false],
      ["invbool", "n", true],
      ["bint", "1", true],
      ["bint", "2", false],
      ["charp", "é".repeat(512), true],
      ["charp", "é".repeat(513), false],
      ["charp", null, false],
      ["string:4", "abc", true],
      ["string:4", "abcd", false],
      ["array:2:byte", "1,2", true],
      ["array:2:byte", "1,2,3", false],
      ["array:2:byte", "1,x", false],
      ["hexint", "0xff", true],
      ["custom:x", "anything", true],
      ["custom:x", null, false],
      ["custom?:x", null, true],
    ];
    for (const [type, value, accepted] of cases)
      assert.equal(acceptsValue(type, value), accepted, `${type} ${value ?? "none"}`);
  });
});
