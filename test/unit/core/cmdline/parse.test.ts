import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine, type CommandLine, type Parameter } from "../../../../core/cmdline/parse.js";
import { decodeBytes, encodeBytes } from "../../../../core/text/bytes.js";

describe("parseCommandLine", () => {
  it("splits names and values at blanks, with their offsets", () => {
    const line = parseCommandLine(" console=ttyS0\tquiet  root=\n");
    assert.deepEqual(line.parameters, [
      parameter({ name: "console", value: "ttyS0", start: 1, end: 14, nameEnd: 8, valueStart: 9, valueEnd: 14 }),
      parameter({ name: "quiet", start: 15, end: 20 }),
      parameter({ name: "root", value: "", start: 22, end: 27, nameEnd: 26, valueStart: 27, valueEnd: 27 }),
    ]);
    assert.equal(line.separator, null);
    assert.equal(line.initArguments, null);
    assert.equal(line.end, line.text.length);
    assert.equal(line.byteLength, 28);
  });

  // The word, then name, value (or null), and where its quotes are. All of them checked against the kernel's code.
  const words: readonly (readonly [string, string, string | null, Parameter["quoting"]])[] = [
    ["a=b=c", "a", "b=c", "none"],
    ["=x", "=x", null, "none"],
    ["=x=y", "=x", "y", "none"],
    ["==", "=", "", "none"],
    ['""', "", null, "word"],
    ['"a b"', "a b", null, "word"],
    ['"a=b c"', "a", "b c", "word"],
    ['"a"=b', 'a"', "b", "word"],
    ['"a"="b"', 'a"', "b", "word"],
    ['a=""', "a", "", "value"],
    ['a="b c"', "a", "b c", "value"],
    ['a="b"c', "a", 'b"c', "value"],
    ['a="b"c"d"', "a", 'b"c"d', "value"],
    ['a=b"c d"', "a", 'b"c d"', "inside"],
    ['a"b c"d', 'a"b c"d', null, "inside"],
    ["a='b", "a", "'b", "none"],
    ['a=\\"b\\"', "a", '\\"b\\"', "inside"],
  ];
  for (const [word, name, value, quoting] of words) {
    it(`takes ${word} for ${name}${value === null ? "" : ` with the value ${value}`}`, () => {
      const line = parseCommandLine(`${word} next`);
      const [first, second] = line.parameters;
      assert.ok(first !== undefined);
      assert.deepEqual({ name: first.name, value: first.value, quoting: first.quoting }, { name, value, quoting });
      assert.deepEqual([first.start, first.end], [0, word.length]);
      assert.equal(line.text.slice(first.nameStart, first.nameEnd), name);
      if (first.valueStart !== null) assert.equal(line.text.slice(first.valueStart, first.valueEnd ?? 0), value);
      assert.equal(second?.name, "next");
      assert.equal(line.unbalancedQuote, null);
    });
  }

  describe("at the separator", () => {
    it("gives the rest to init, unsplit and split", () => {
      const line = parseCommandLine('quiet --  a "b c" d="e f" ');
      assert.deepEqual(namesOf(line), ["quiet"]);
      assert.deepEqual(line.separator, { start: 6, end: 8 });
      assert.equal(line.initArguments, 'a "b c" d="e f" ');
      assert.equal(line.initArgumentsStart, 10);
      assert.deepEqual(
        line.initParameters.map(({ name, value, start }) => [name, value, start]),
        [
          ["a", null, 10],
          ["b c", null, 12],
          ["d", "e f", 18],
        ],
      );
    });

    it("stops in init's words at a second one", () => {
      const line = parseCommandLine("-- a -- b");
      assert.equal(line.initArguments, "a -- b");
      assert.deepEqual(
        line.initParameters.map(({ name }) => name),
        ["a"],
      );
      assert.deepEqual(line.secondSeparator, { start: 5, end: 7 });
    });

    it("has an empty rest at the end of the text", () => {
      const line = parseCommandLine("a --");
      assert.deepEqual([line.initArguments, line.initArgumentsStart], ["", 4]);
    });

    for (const word of ["--", '"--"', '"--']) {
      it(`takes ${word} for one`, () => {
        assert.deepEqual(parseCommandLine(word).separator, { start: 0, end: word.length });
      });
    }
    for (const word of ["--=", "--=x", "---", "--a", "a=--", '--""', '"-- a"', "__"]) {
      it(`takes ${word} for a parameter`, () => {
        const line = parseCommandLine(word);
        assert.equal(line.separator, null);
        assert.equal(line.parameters.length, 1);
      });
    }
  });

  describe("with a quote that stays open", () => {
    const lines: readonly (readonly [string, number | null])[] = [
      ['"', 0],
      ['a="b c', 2],
      ['a "b c" d"e', 9],
      ['"a"b c" d', 6],
      ['a -- "b c', 5],
      ['"a" b="c"', null],
      ['a="b\0"', 2],
    ];
    for (const [text, offset] of lines) {
      it(`finds the one of ${JSON.stringify(text)}`, () => {
        assert.equal(parseCommandLine(text).unbalancedQuote, offset);
      });
    }
  });

  describe("with other bytes than ASCII", () => {
    it("splits characters whose UTF-8 encoding has the byte A0", () => {
      const line = parseCommandLine("a=voilà,b");
      assert.deepEqual(
        line.parameters.map(({ name, value, start, end }) => [name, value, start, end]),
        [
          ["a", "voil\udcc3", 0, 7],
          [",b", null, 7, 9],
        ],
      );
    });

    it("gives a character that is split in two to both words", () => {
      // U+2801 is E2 A0 81.
      const line = parseCommandLine("⠁");
      assert.deepEqual(line.parameters, [
        parameter({ name: "\udce2", start: 0, end: 1 }),
        parameter({ name: "\udc81", start: 0, end: 1 }),
      ]);
    });

    it("leaves other characters whole, and counts bytes and UTF-16 units apart", () => {
      const line = parseCommandLine("é=😀 ü");
      assert.deepEqual(
        line.parameters.map(({ name, value, start, end, valueStart }) => [name, value, start, end, valueStart]),
        [
          ["é", "😀", 0, 4, 2],
          ["ü", null, 5, 6, null],
        ],
      );
      assert.equal(line.byteLength, 10);
    });

    it("keeps bytes that are no UTF-8", () => {
      const line = parseCommandLine(decodeBytes(Uint8Array.of(0x61, 0x3d, 0xff, 0xa0, 0x62)));
      assert.deepEqual(
        line.parameters.map(({ name, value }) => [name, value]),
        [
          ["a", "\udcff"],
          ["b", null],
        ],
      );
    });
  });

  it("ends where C's string ends", () => {
    const line = parseCommandLine("é a=b\0c -- d");
    assert.deepEqual(namesOf(line), ["é", "a"]);
    assert.equal(line.separator, null);
    assert.deepEqual([line.end, line.byteLength], [5, 6]);
  });

  it("keeps its promises on any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("a", " ", "=", '"', "-", "à", "\u00a0", "😀", "\udca0", "\ud800", "\0") }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => decodeBytes(bytes)),
    );
    fc.assert(fc.property(text, assertConsistent), { numRuns: 2_000 });
  });

  const long: readonly (readonly [string, string])[] = [
    ["words", "console=ttyS0,115200 "],
    ["one word", "x"],
    ["blanks", " "],
    ["quotes", '"'],
    ["quoted words", '"a b"="c d" '],
    ["characters outside ASCII", "rédémarrage=à "],
    ["bytes that are no UTF-8", "\udcff\udca0="],
  ];
  for (const [what, piece] of long) {
    // A second is usual. The bound leaves room for a busy machine; a method that is not linear would take hours.
    it(`takes ten megabytes of ${what} in linear time`, function () {
      this.timeout(10_000);
      const text = piece.repeat(Math.ceil(10_000_000 / encodeBytes(piece).length));
      assert.equal(parseCommandLine(text).byteLength, encodeBytes(text).length);
    });
  }
});

/** What is not given follows from the rest, as in an unquoted word. */
function parameter(known: Partial<Parameter> & { name: string; start: number; end: number }): Parameter {
  return {
    value: null,
    nameStart: known.start,
    nameEnd: known.end,
    valueStart: null,
    valueEnd: null,
    quoting: "none",
    ...known,
  };
}

function namesOf(line: CommandLine): readonly string[] {
  return line.parameters.map(({ name }) => name);
}

function assertConsistent(text: string): void {
  const line = parseCommandLine(text);
  assert.equal(line.text, text);
  assert.ok(line.end <= text.length);
  let before = 0;
  for (const word of [...line.parameters, ...line.initParameters]) {
    const valueStart = word.valueStart ?? word.nameEnd;
    const valueEnd = word.valueEnd ?? word.nameEnd;
    const offsets = [word.start, word.nameStart, word.nameEnd, valueStart, valueEnd, word.end, line.end];
    assert.deepEqual(
      offsets.toSorted((a, b) => a - b),
      offsets,
    );
    // Words meet only where they share a character that was split.
    assert.ok(word.start >= before - 2);
    before = word.end;
    const written = encodeBytes(text.slice(word.nameStart, word.nameEnd));
    assert.ok(Buffer.from(written).includes(Buffer.from(encodeBytes(word.name))));
    assert.equal((word.value ?? "").includes("\0"), false);
  }
  if (line.unbalancedQuote !== null) assert.equal(text[line.unbalancedQuote], '"');
  assert.equal(line.separator === null, line.initArguments === null);
}
