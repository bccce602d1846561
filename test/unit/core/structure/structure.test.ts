import assert from "node:assert/strict";
import fc from "fast-check";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { commandLineFolds, manifestFolds, outermostFolds, type Fold } from "../../../../core/structure/folding.js";
import { commandLineSelections, manifestSelections } from "../../../../core/structure/selection.js";
import { indexLines, lineColumnAt } from "../../../../core/text/lines.js";

const list = `# The list
# of all
dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
# one more
nod /dev/null 0666 0 0 c 1 3

# Programs
dir /bin 0755 0 0
file /bin/sh sh 0755 0 0
dir /bin/deep 0755 0 0
file /bin/deep/x x 0755 0 0
dir /etc 0755 0 0

# region rest
pipe /p 0644 0 0

sock /s 0644 0 0
# endregion
`;

describe("folding", () => {
  it("folds comments, folders, groups and regions", () => {
    assert.deepEqual(shown(list, manifestFolds(parseManifest(list))), [
      "comment 1-2",
      "folder 3-6 (2)",
      "group 8-13 (5)",
      "folder 9-12 (3)",
      "folder 11-12 (1)",
      "region 15-19 (2)",
    ]);
  });

  it("folds long comments between entries, and nothing on one line", () => {
    const text = "dir /a 0755 0 0\n# x\n# y\ndir /b 0755 0 0\n\n# alone\n\ndir /c 0755 0 0\n";
    assert.deepEqual(shown(text, manifestFolds(parseManifest(text))), ["group 1-4 (1)", "comment 2-3"]);
    assert.deepEqual(manifestFolds(parseManifest("")), []);
  });

  it("folds what a command line has over several lines", () => {
    assert.deepEqual(shown("quiet\nro\n\nx=1", commandLineFolds("quiet\nro\n\nx=1")), ["group 1-2"]);
    assert.deepEqual(commandLineFolds("quiet ro\n"), []);
    assert.deepEqual(shown('a\nb="x\ny"\n', commandLineFolds('a\nb="x\ny"\n')), ["group 1-3", "value 2-3"]);
  });

  it("gives the outer folds to a client that wants few", () => {
    const folds = outermostFolds(manifestFolds(parseManifest(list)), 4);
    assert.deepEqual(shown(list, folds), ["comment 1-2", "folder 3-6 (2)", "group 8-13 (5)", "region 15-19 (2)"]);
  });

  it("nests all folds, for every text", () => {
    const words = fc.constantFrom(
      "dir /a 0 0 0",
      "dir /a/b 0 0 0",
      "pipe /a/b/c 0 0 0",
      "# x",
      "#region",
      "#endregion",
      "",
    );
    const texts = fc.array(words, { maxLength: 40 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(texts, (text) => {
        const folds = manifestFolds(parseManifest(text));
        for (const [index, fold] of folds.entries()) {
          assert.ok(text.slice(fold.start, fold.end).includes("\n"));
          for (const other of folds.slice(index + 1)) {
            assert.ok(other.start > fold.start, "each begins on a line of its own");
            assert.ok(other.end <= fold.end || other.start > fold.end, "each is inside or beside the other");
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("selection ranges", () => {
  it("grow from the word to the text, in a command line", () => {
    const text = 'quiet console=ttyS0,115200n8 root="/dev/sda 1" -- a b\n';
    assert.deepEqual(growing(text, "115200"), [
      "115200n8",
      "ttyS0,115200n8",
      "console=ttyS0,115200n8",
      'quiet console=ttyS0,115200n8 root="/dev/sda 1"',
      text.trimEnd(),
      text,
    ]);
    assert.deepEqual(growing(text, "sda").slice(0, 4), ["sda", "sda 1", "/dev/sda 1", 'root="/dev/sda 1"']);
    assert.deepEqual(growing(text, "b\n").slice(0, 2), ["b", "a b"]);
  });

  it("grow from the word to the text, in a manifest", () => {
    const manifest = parseManifest(list);
    const folds = manifestFolds(manifest);
    const at = (piece: string) =>
      manifestSelections(manifest, folds, list.indexOf(piece) + 1).map(({ start, end }) => list.slice(start, end));
    const deep = at("x x 0755");
    assert.deepEqual(deep.slice(0, 3), ["x", "/bin/deep/x", "file /bin/deep/x x 0755 0 0"]);
    assert.deepEqual(
      deep.slice(3).map((part) => part.split("\n").length),
      [2, 4, 6, list.split("\n").length],
    );
    assert.equal(at("console")[0], "console");
    const variable = parseManifest("file /a ${OUT}/b 0755 0 0 \n");
    assert.deepEqual(
      manifestSelections(variable, [], 11).map(({ start, end }) => variable.text.slice(start, end)),
      ["${OUT}", "${OUT}/b", "file /a ${OUT}/b 0755 0 0", "file /a ${OUT}/b 0755 0 0 ", variable.text],
    );
  });

  it("contain the place and each other, at every place of every text", () => {
    const words = fc.constantFrom("a", "=", '"', " ", "\n", ",", "--", "dir /a 0 0 0", "file /a ${B} 0 0 0", "#", "é");
    const texts = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const manifest = parseManifest(text);
        for (const ranges of [
          commandLineSelections(text, offset),
          manifestSelections(manifest, manifestFolds(manifest), offset),
        ]) {
          assert.ok(ranges.length > 0);
          let inner = { start: offset, end: offset };
          for (const range of ranges) {
            assert.ok(range.start <= inner.start && range.end >= inner.end, JSON.stringify(ranges));
            inner = range;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  function growing(text: string, piece: string): readonly string[] {
    return commandLineSelections(text, text.indexOf(piece) + 1).map(({ start, end }) => text.slice(start, end));
  }
});

/** `kind first-last (entries)`, lines counted from 1. */
function shown(text: string, folds: readonly Fold[]): readonly string[] {
  const index = indexLines(text);
  const line = (offset: number) => lineColumnAt(index, offset).line;
  return folds.map(({ start, end, kind, entries }) => {
    const count = entries === 0 ? "" : ` (${entries})`;
    return `${kind} ${line(start)}-${line(end)}${count}`;
  });
}
