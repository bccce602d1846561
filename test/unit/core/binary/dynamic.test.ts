import assert from "node:assert/strict";
import fc from "fast-check";
import { elfIdentity, neededDynamicRange, readDynamicFile } from "../../../../core/binary/dynamic.js";
import {
  HEAD_SIZE,
  headOf,
  wholeContent,
  type ContentPiece,
  type FileContent,
} from "../../../../core/binary/file-content.js";
import { elfProgram } from "../../../support/elf-program.js";

describe("core/binary/dynamic", () => {
  for (const bits of [32, 64] as const) {
    it(`reads what a file of ${bits} bits asks of its loader`, () => {
      const bytes = elfProgram({
        bits,
        interpreter: "/lib/ld-linux.so.2",
        needed: ["libm.so.6", "libc.so.6"],
        rpath: "/a:/b",
        runpath: "$ORIGIN/../lib",
      });
      assert.deepEqual(readDynamicFile(wholeContent(bytes)), {
        identity: { bits, endian: "little", machine: bits === 64 ? 62 : 3 },
        interpreter: "/lib/ld-linux.so.2",
        needed: ["libm.so.6", "libc.so.6"],
        rpath: "/a:/b",
        runpath: "$ORIGIN/../lib",
      });
    });
  }

  it("finds nothing in a static program, a text and a cut file", () => {
    const bytes = elfProgram({ needed: ["libc.so.6"] });
    assert.equal(readDynamicFile(wholeContent(elfProgram({ linking: "static" }))), null);
    assert.equal(readDynamicFile(wholeContent(new TextEncoder().encode("#!/bin/sh\n"))), null);
    assert.equal(readDynamicFile(wholeContent(bytes.subarray(0, 100))), null);
  });

  it("asks for the pieces that are missing, and needs few", () => {
    const needed = Array.from({ length: 30 }, (_, index) => `lib${index}.so`);
    const small = elfProgram({ bits: 64, needed });
    // The head alone is known at first.
    const pieces: ContentPiece[] = [{ offset: 0, bytes: small.subarray(0, HEAD_SIZE) }];
    const content: FileContent = { size: small.length, pieces };
    const head = headOf(content);
    assert.ok(head);
    let asked = 0;
    for (let range = neededDynamicRange(content, head); range !== null; range = neededDynamicRange(content, head)) {
      asked++;
      assert.ok(asked <= 2, "the section and its strings");
      pieces.push({ offset: range.offset, bytes: small.subarray(range.offset, range.offset + range.length) });
    }
    assert.deepEqual(readDynamicFile({ size: small.length, pieces })?.needed, needed);
  });

  it("tells processors apart", () => {
    const identityOf = (bytes: Uint8Array) => elfIdentity(headOf(wholeContent(bytes)) ?? new Uint8Array());
    assert.deepEqual(identityOf(elfProgram({ machine: 40 })), { bits: 32, endian: "little", machine: 40 });
    assert.equal(identityOf(new TextEncoder().encode("no program")), null);
  });

  it("throws on no damage", () => {
    const bytes = elfProgram({ bits: 64, interpreter: "/lib/ld.so.1", needed: ["a", "b"], runpath: "c" });
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.nat(bytes.length), (changes, length) => {
        const copy = bytes.slice();
        for (const [at, value] of changes) copy[at] = value;
        const content = wholeContent(copy.subarray(0, length));
        readDynamicFile(content);
        const head = headOf(content);
        assert.ok(head);
        neededDynamicRange(content, head);
      }),
    );
  });
});
