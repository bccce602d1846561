import assert from "node:assert/strict";
import fc from "fast-check";
import type { Entry } from "../../../../core/manifest/entry.js";
import { membersOf } from "../../../../core/manifest/member.js";
import { pad, writeHeader, writeString, type Output } from "../../../../core/manifest/newc.js";
import { readLines } from "../../../../core/manifest/lines.js";
import { parseLine } from "../../../../core/manifest/parse-line.js";
import { plainHeaders, writePlainLine } from "../../../../core/manifest/plain-header.js";
import { blankLine, readPlainLine } from "../../../../core/manifest/plain-line.js";
import { manifests } from "../../../conformance/gen-init-cpio/manifests.js";
import { decodeBytes } from "../../../../core/text/bytes.js";

describe("core/manifest/plain-line", () => {
  const usual = [
    "file /init ../init.sh 0755 0 0",
    "file /bin/busybox ${BOOTPATH_BUSYBOX} 0755 0 0",
    "dir /dev 0755 0 0",
    "dir / 0755 0 0",
    "slink /bin/sh busybox 0777 0 0",
    "pipe /run/initctl 0600 0 0",
    "sock /run/log 0666 1000 999999999",
    "file\t/a \t b  \t644\t0\t0",
  ];

  for (const line of usual) {
    it(`reads "${line}"`, () => {
      const text = `# before\n${line}\ndir /behind 0755 0 0\n`;
      assert.ok(assertSame(text, 9));
    });
  }

  const unusual = [
    "",
    "# a comment",
    " dir /a 0755 0 0",
    "DIR /a 0755 0 0",
    "dirs /a 0755 0 0",
    "dir",
    "dir  ",
    "dir /a",
    "dir /a 0755 0",
    "file /a b 0755",
    "slink /a 0755 0 0",
    "dir /a 0755 0 0 ",
    "dir /a 0755 0 0\r",
    "dir /a 0855 0 0",
    "dir /a 755x 0 0",
    "dir /a 0755 -1 0",
    "dir /a 0755 0 4294967296",
    "dir /\u00e4 0755 0 0",
    "dir /a\0b 0755 0 0",
    "file /a b 0644 0 0 /c",
    "nod /a 0600 0 0 c 5 1",
    `dir /${"a".repeat(4096)} 0755 0 0`,
  ];

  for (const line of unusual) {
    it(`leaves ${JSON.stringify(line).slice(0, 40)} to the exact reader`, () => {
      assert.equal(readPlainLine(`${line}\n`, 0, blankLine()), false);
    });
  }

  it("leaves a line without a newline to the exact reader", () => {
    assert.equal(readPlainLine("dir /a 0755 0 0", 0, blankLine()), false);
  });

  it("reads what the exact reader reads, or nothing", () => {
    let read = 0;
    // Numbers are names, too.
    const word = fc.constantFrom("0", "0755", "8", "c", "-1", "9999999999", "/a", "");
    const kind = fc.constantFrom("file", "dir", "nod", "slink", "pipe", "sock", "other");
    const likely = fc.constantFrom("0", "0755", "7");
    const lines = fc
      .tuple(kind, fc.oneof(fc.array(likely, { minLength: 3, maxLength: 7 }), fc.array(word, { maxLength: 8 })))
      .map(([first, words]) => `${first} ${words.join(" ")}\n`);
    const texts = fc.oneof(
      lines,
      manifests.map((bytes) => decodeBytes(bytes)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (let at = 0; at < text.length; at = nextLine(text, at)) {
          if (assertSame(text, at)) read++;
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 100, `only ${read} plain lines`);
  });
});

function nextLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** Fails where a plain line is not what the exact reader and writer make of it. Returns whether it is plain. */
function assertSame(text: string, at: number): boolean {
  const line = blankLine();
  if (!readPlainLine(text, at, line)) return false;
  const entry = entryAt(text, at);
  assert.equal(entry.kind, line.kind);
  const second = entry.kind === "file" ? entry.location : entry.kind === "slink" ? entry.target : null;
  assert.deepEqual(
    [entry.name.start, entry.name.end, second?.start ?? entry.name.end, second?.end ?? entry.name.end],
    [line.nameStart, line.nameEnd, line.secondStart, line.secondEnd],
  );
  assert.deepEqual([entry.mode.value, entry.uid.value, entry.gid.value], [line.mode, line.uid, line.gid]);
  assert.equal(line.end, nextLine(text, at) - 1);
  const ino = 0x1234_5678;
  const mtime = 0xffff_ffff;
  const plain = emptyOutput();
  writePlainLine(plain, plainHeaders("070701", mtime), text, line, ino);
  const exact = emptyOutput();
  for (const member of membersOf(entry, ino)) {
    const isLink = member.body === "target";
    writeHeader(exact, member, { magic: "070701", mtime, size: isLink ? member.target.length + 1 : 0, checksum: 0 });
    if (isLink) writeString(exact, member.target);
    pad(exact, -exact.used & 3);
  }
  assert.deepEqual(Buffer.from(plain.bytes.subarray(0, plain.used)), Buffer.from(exact.bytes.subarray(0, exact.used)));
  return true;
}

/** The entry of the line at an offset, which must be accepted and have nothing but its fields. */
function entryAt(text: string, at: number): Entry {
  for (const input of readLines(text)) {
    if (input.start !== at) continue;
    const { verdict, entry } = parseLine(input, 1).line;
    assert.equal(verdict.kind, "kept");
    assert.ok(entry?.ignored === null && (entry.kind !== "file" || entry.links.length === 0));
    return entry;
  }
  return assert.fail("no line starts there");
}

/** Not empty, so that forgotten bytes are found. */
function emptyOutput(): Output {
  return { bytes: new Uint8Array(20_000).fill(0xaa), used: 0 };
}
