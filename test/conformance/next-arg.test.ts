/** Our splitting of command lines and comparing of names against the kernel's own functions, compiled here. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { sameParameterName, setupLine } from "../../core/cmdline/names.js";
import { parseCommandLine, type Parameter } from "../../core/cmdline/parse.js";
import { decodeBytes, encodeBytes } from "../../core/text/bytes.js";
import { uglyCommandLines } from "./data/cmdline/ugly.js";
import {
  kernelReference,
  type KernelReference,
  type ReferenceLine,
  type ReferenceParameter,
  type ReferenceString,
} from "./next-arg/reference.js";

const versions = ["6.12", "6.1"] as const;

for (const version of versions) {
  describe(`command lines as the kernel ${version} splits them`, function () {
    this.timeout(900_000);
    let kernel: KernelReference;

    before(async function () {
      const reference = await kernelReference(version);
      if (typeof reference !== "string") {
        kernel = reference;
        return;
      }
      process.stderr.write(`Not compared with the kernel ${version}: ${reference}.\n`);
      this.skip();
    });

    it("splits the hand-made ugly lines alike", () => {
      assertAlike(kernel, uglyCommandLines);
    });

    it("splits generated lines alike", () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const options = { seed, numRuns: 20_000 };
      const lines = fc.sample(commandLines, options);
      // One process answers for all; a line that fast-check shrinks to is asked on its own.
      const answers = new Map(pairUp(lines, kernel.parse(lines.map((line) => encodeBytes(line)))));
      const property = fc.property(commandLines, (line) => {
        assertLine(line, answers.get(line) ?? only(kernel.parse([encodeBytes(line)])));
      });
      fc.assert(property, options);
      assert.ok(answers.size > options.numRuns / 2, "most generated lines differ from one another");
    });

    it("splits arbitrary bytes alike", () => {
      const lines = fc.sample(fc.uint8Array({ maxLength: 40 }), 5_000).map((bytes) => decodeBytes(bytes));
      assertAlike(kernel, lines);
    });

    it("splits every line of up to six of its special characters alike", () => {
      assertAlike(kernel, [...allLines(["a", " ", '"', "=", "-"], 6)]);
    });

    it("compares names alike", () => {
      const name = fc.string({ unit: fc.constantFrom("a", "A", "-", "_", ".", "1"), maxLength: 4 });
      const pairs = fc.sample(fc.tuple(name, name), 10_000);
      const expected = kernel.same(pairs);
      assert.deepEqual(
        pairs.filter(([a, b], index) => sameParameterName(a, b) !== expected[index]),
        [],
      );
      assert.ok(expected.includes(true) && expected.includes(false));
    });
  });
}

describe("recorded command lines", () => {
  it("are split as the kernel split them", async () => {
    const path = join(import.meta.dirname, "data/cmdline/tokens.json");
    const records = JSON.parse(await readFile(path, "utf8")) as RecordedLine[];
    assert.ok(records.length > 0);
    for (const { text, parameters, initArguments } of records) {
      const line = parseCommandLine(text);
      const found = line.parameters.map(({ name, value }) => ({ name, value }));
      assert.deepEqual({ found, initArguments: line.initArguments }, { found: parameters, initArguments }, text);
    }
  });
});

interface RecordedLine {
  readonly text: string;
  readonly parameters: readonly Pick<Parameter, "name" | "value">[];
  readonly initArguments: string | null;
}

/** Text made of what the splitting looks at, and of characters whose bytes it may take for blanks. */
const commandLines = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(" ", "  ", "\t", "\n", "\v", "\f", "\r") },
      { weight: 7, arbitrary: fc.constantFrom('"', '""', '="', '" ') },
      { weight: 6, arbitrary: fc.constantFrom("=", "==") },
      { weight: 5, arbitrary: fc.constantFrom("-", "--", " -- ", ' "--" ') },
      { weight: 8, arbitrary: fc.constantFrom("a", "root", "b.c", "/dev/x", "_", "#", "'", "\\", ",") },
      { weight: 3, arbitrary: fc.constantFrom("é", "à", "\u00a0", "⠁", "⠠", "\u{1f820}", "\u{1f600}", "\u2003") },
      { weight: 2, arbitrary: fc.constantFrom("\udca0", "\udcc3", "\udcff", "\ud800", "\udfff") },
      { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom("\u0001", "\u001f", "\u007f", "\u0085", "\0") },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(""));

function* allLines(characters: readonly string[], maxLength: number): Generator<string> {
  yield "";
  if (maxLength === 0) return;
  for (const rest of allLines(characters, maxLength - 1)) for (const first of characters) yield first + rest;
}

function assertAlike(kernel: KernelReference, lines: readonly string[]): void {
  const answers = kernel.parse(lines.map((line) => encodeBytes(line)));
  for (const [line, answer] of pairUp(lines, answers)) assertLine(line, answer);
}

function assertLine(line: string, expected: ReferenceLine): void {
  const parsed = parseCommandLine(line);
  const bytes = encodeBytes(line);
  const end = bytes.indexOf(0);
  const rest = expected.rest === null ? null : bytes.subarray(expected.rest, end < 0 ? undefined : end);
  const referenceWords = (parameters: readonly ReferenceParameter[]) =>
    parameters.map(({ name, value, line: joined }) => ({
      name: textPart(line, name),
      value: value === null ? null : textPart(line, value),
      line: decodeBytes(joined),
    }));
  assert.deepEqual(
    {
      parameters: parsed.parameters.map(ownWord),
      initArguments: parsed.initArguments,
      initParameters: parsed.initParameters.map(ownWord),
      secondSeparator: parsed.secondSeparator !== null,
    },
    {
      parameters: referenceWords(expected.parameters),
      initArguments: rest === null ? null : decodeBytes(rest),
      initParameters: referenceWords(expected.initParameters),
      secondSeparator: expected.initRest !== null,
    },
    JSON.stringify(line),
  );
}

/** A part of the command line: what it is for the kernel, and the characters that it stands in. */
interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function ownWord(parameter: Parameter): { name: TextPart; value: TextPart | null; line: string } {
  const { name, value, nameStart, nameEnd, valueStart, valueEnd } = parameter;
  assert.deepEqual([valueStart === null, valueEnd === null], [value === null, value === null]);
  return {
    name: { text: name, start: nameStart, end: nameEnd },
    value: value === null ? null : { text: value, start: valueStart ?? -1, end: valueEnd ?? -1 },
    line: setupLine(parameter),
  };
}

function textPart(line: string, string: ReferenceString): TextPart {
  const first = characterAt(line, string.offset);
  const { length } = string.bytes;
  const last = characterAt(line, string.offset + length - 1);
  return { text: decodeBytes(string.bytes), start: first.start, end: length === 0 ? first.start : last.end };
}

/** The character that holds a byte, found the slow and simple way; an empty one behind the last. */
function characterAt(text: string, at: number): { start: number; end: number } {
  let start = 0;
  let length = 0;
  for (const character of text) {
    length += encodeBytes(character).length;
    if (length > at) return { start, end: start + character.length };
    start += character.length;
  }
  return { start, end: start };
}

function pairUp<A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] {
  assert.equal(first.length, second.length);
  return first.flatMap((value, index) => {
    const partner = second[index];
    return partner === undefined ? [] : [[value, partner] as const];
  });
}

function only<T>(values: readonly T[]): T {
  const [value] = values;
  assert.ok(value !== undefined && values.length === 1);
  return value;
}
