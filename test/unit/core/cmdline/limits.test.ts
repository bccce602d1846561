import assert from "node:assert/strict";
import fc from "fast-check";
import { architecturesWithLimit, commandLineLimit, fitCommandLine } from "../../../../core/cmdline/limits.js";
import { encodeBytes } from "../../../../core/text/bytes.js";

describe("commandLineLimit", () => {
  it("leaves one byte for the NUL", () => {
    for (const arch of architecturesWithLimit()) {
      const limit = commandLineLimit(arch);
      assert.ok(limit !== null);
      assert.equal(limit.usable, limit.size - 1);
    }
  });

  it("knows the other values of ARCH=, and no others", () => {
    assert.equal(commandLineLimit("x86_64")?.size, 2048);
    assert.equal(commandLineLimit("sparc64")?.size, 2048);
    assert.equal(commandLineLimit("pdp11"), null);
  });

  it("knows which sizes a newer kernel has", () => {
    assert.equal(commandLineLimit("riscv")?.size, 1024);
    assert.equal(commandLineLimit("riscv", "6.1")?.size, 1024);
    assert.equal(commandLineLimit("riscv", "7.2")?.size, 2048);
    assert.equal(commandLineLimit("loongarch", "7.2")?.size, 4096);
    assert.equal(commandLineLimit("x86", "7.2")?.size, 2048);
  });
});

describe("fitCommandLine", () => {
  const limit = { size: 9, usable: 8, file: "", config: null };

  it("fits what has no more bytes than usable", () => {
    assert.deepEqual(fitCommandLine("12345678", limit), { bytes: 8, cutAt: null });
    assert.deepEqual(fitCommandLine("éééé", limit), { bytes: 8, cutAt: null });
  });

  it("says where the rest starts, before a character that is torn", () => {
    assert.deepEqual(fitCommandLine("123456789", limit), { bytes: 9, cutAt: 8 });
    assert.deepEqual(fitCommandLine("1234567é", limit), { bytes: 9, cutAt: 7 });
    assert.deepEqual(fitCommandLine("😀😀é", limit), { bytes: 10, cutAt: 4 });
  });

  it("counts nothing behind a NUL", () => {
    assert.deepEqual(fitCommandLine("1234\u0000567890", limit), { bytes: 4, cutAt: null });
  });

  it("keeps as much as fits of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { cutAt } = fitCommandLine(text, limit);
        const [seen = ""] = text.split("\0");
        const kept = seen.slice(0, cutAt ?? seen.length);
        assert.ok(encodeBytes(kept).length <= limit.usable);
        if (cutAt === null) return;
        const next = String.fromCodePoint(seen.codePointAt(cutAt) ?? 0);
        assert.ok(encodeBytes(kept + next).length > limit.usable);
      }),
    );
  });
});
