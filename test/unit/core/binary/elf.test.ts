import assert from "node:assert/strict";
import fc from "fast-check";
import {
  isElf,
  matchesFormat,
  neededElfRange,
  readElfHeader,
  readInterpreter,
  readProgramHeaders,
} from "../../../../core/binary/elf.js";
import { headOf, readContent, wholeContent, type FileContent } from "../../../../core/binary/file-content.js";
import { elfFormats } from "../../../../core/binary/machine.js";
import { bootFile } from "../../../conformance/boot/files.js";

const [x86] = elfFormats("x86") ?? [];
const [x64] = elfFormats("x86_64") ?? [];
const LARGEST = 4096;

function bytesOf(name: string): Uint8Array {
  const bytes = bootFile(name);
  assert.ok(bytes !== null, name);
  return bytes;
}

function headOfFile(name: string): Uint8Array {
  const head = headOf(wholeContent(bytesOf(name)));
  assert.ok(head !== null);
  return head;
}

/** Asks for pieces of a file as its reader does. */
function readInPieces(bytes: Uint8Array): FileContent {
  const pieces = [{ offset: 0, bytes: bytes.subarray(0, 256) }];
  const content = { size: bytes.length, pieces };
  for (let count = 0; count < 10; count++) {
    const head = headOf(content);
    const range = head && neededElfRange(content, head);
    if (range === null) return content;
    pieces.push({ offset: range.offset, bytes: bytes.subarray(range.offset, range.offset + range.length) });
  }
  assert.fail("there is always one more piece to read");
}

describe("core/binary/elf", () => {
  it("tells machines apart", () => {
    assert.ok(x86 !== undefined && x64 !== undefined);
    const expected = { init32: [true, false], init64: [false, true], "elf-arm": [false, false] };
    for (const [name, matches] of Object.entries(expected)) {
      const head = headOfFile(name);
      assert.ok(isElf(head));
      assert.deepEqual([matchesFormat(head, x86), matchesFormat(head, x64)], matches, name);
    }
    assert.equal(elfFormats("vax"), null);
  });

  it("does not look at the class on 32-bit x86", () => {
    assert.ok(x86 !== undefined);
    assert.equal(matchesFormat(headOfFile("elf-32-of-64-bits"), x86), true);
  });

  it("finds the program interpreter", () => {
    assert.ok(x86 !== undefined);
    for (const [name, expected] of [
      ["initdyn", "/lib/ld-linux.so.2"],
      ["init32", null],
      ["interp-missing", "/lib/ld-missing.so"],
    ] as const) {
      const content = wholeContent(bytesOf(name));
      const segments = readProgramHeaders(content, readElfHeader(headOfFile(name), x86), x86, LARGEST);
      assert.ok(!("kind" in segments));
      assert.equal(readInterpreter(content, segments), expected);
    }
  });

  it("asks for the pieces that it needs, and only for them", () => {
    assert.ok(x86 !== undefined);
    const bytes = bytesOf("elf-128-headers");
    const content = readInPieces(bytes);
    assert.equal(content.pieces.length, 3);
    const segments = readProgramHeaders(content, readElfHeader(headOfFile("elf-128-headers"), x86), x86, LARGEST);
    assert.ok(!("kind" in segments));
    assert.equal(readInterpreter(content, segments), "/lib/ld-missing.so");
    assert.equal(readContent(content, { offset: bytes.length - 8, length: 8 }).kind, "unknown");
    assert.equal(readContent(content, { offset: bytes.length - 8, length: 9 }).kind, "short");
  });

  it("comes to an end for every file", () => {
    const header = fc.uint8Array({ minLength: 0, maxLength: 300 }).map((bytes) => {
      bytes.set([0x7f, 0x45, 0x4c, 0x46].slice(0, bytes.length));
      return bytes;
    });
    const damaged = fc
      .tuple(fc.constantFrom("initdyn", "init64", "interp-missing"), fc.nat(200), fc.nat(255), fc.nat(5000))
      .map(([name, at, value, size]) => {
        const bytes = Uint8Array.from(bytesOf(name)).subarray(0, size);
        if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(header, damaged), (bytes) => {
        readInPieces(bytes);
      }),
    );
  });
});
