import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { packArchive } from "../../../../core/manifest/pack.js";
import type { PackHost } from "../../../../core/manifest/pack-host.js";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import { layOutCommandLine } from "../../../../core/structure/cmdline-format.js";
import { layOutManifest, type LayoutEdit, type LayoutOptions } from "../../../../core/structure/manifest-format.js";
import { decodeBytes } from "../../../../core/text/bytes.js";
import { manifests } from "../../../conformance/gen-init-cpio/manifests.js";

const spaces: LayoutOptions = { columns: "spaces", finalNewline: "keep", lastLines: "keep" };

describe("layout of a manifest", () => {
  it("puts fields into columns, and keeps comments and order", () => {
    assert.equal(
      format(
        "# list\ndir /bin 755 0 0  \nfile   /bin/busybox ../out/busybox 0755 0 0 /bin/sh\nslink /sh busybox 0777 0 0 # x  y\n",
      ),
      "# list\n" +
        "dir   /bin         755 0 0\n" +
        "file  /bin/busybox ../out/busybox 0755 0 0 /bin/sh\n" +
        "slink /sh          busybox        0777 0 0 # x  y\n",
    );
  });

  it("makes columns between blank lines only, and lets a very long path stand out", () => {
    const long = `/${"x".repeat(60)}`;
    const text = `dir /a 0755 0 0\n\t\ndir /bbbb 0755 0 0\ndir ${long} 0755  0 0\ndir /c 0755 0 0`;
    assert.equal(format(text), `dir /a 0755 0 0\n\ndir /bbbb 0755 0 0\ndir ${long} 0755 0 0\ndir /c    0755 0 0`);
  });

  it("leaves lines alone that the tool drops, refuses or reads otherwise than they look", () => {
    for (const line of [
      " dir  /a  0755 0 0",
      "Dir   /a  0755 0 0",
      "dir   /a  0899 0 0",
      "dir   /a",
      "dir ",
      "dir   /a\r0755 0 0",
      "dir   /a  0755 0 0\0 x ",
    ]) {
      assert.deepEqual(edits(`${line}\n`), [], JSON.stringify(line));
    }
    assert.deepEqual(edits("dir /a 0755 0 0\n  "), [], "a last line of blanks, at which the tool stops");
    const stop = "\0\ndir   /a 0755 0 0\n";
    assert.deepEqual(edits(stop), [], "lines that the tool does not come to");
  });

  it("keeps line ends as they are", () => {
    assert.equal(format("dir   /a 0755 0 0 \r\n# x \r\n"), "dir /a 0755 0 0\r\n# x\r\n");
  });

  it("uses tabs where the editor does", () => {
    const tabs: LayoutOptions = { ...spaces, columns: { tabSize: 8 } };
    assert.equal(
      format("dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n", tabs),
      "dir\t/dev\t\t0755\t0\t0\nnod\t/dev/console\t0600\t0\t0\tc\t5\t1\n",
    );
  });

  it("ends the text as it is asked to", () => {
    const insert: LayoutOptions = { ...spaces, finalNewline: "insert" };
    assert.equal(format("# x\r\ndir /a 0755 0 0", insert), "# x\r\ndir /a 0755 0 0\r\n");
    assert.equal(format("dir /a", insert), "dir /a", "a refused line stays");
    assert.equal(format("", insert), "");
    assert.equal(format("dir /a 0755 0 0\n\n \n\n", { ...spaces, lastLines: "trim" }), "dir /a 0755 0 0\n");
  });

  it("does not make a line longer than the tool reads at once", () => {
    const long = `dir /a 0755 0 0 ${"x".repeat(8200)}\n`;
    const text = `slink /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b 0 0 0\n${long}`;
    assert.equal(format(text), text);
  });

  it("formats a part as the whole would have it", () => {
    const text = "dir /a 0755 0 0\nslink /bb c 0777 0 0\n\ndir   /x 0755 0 0\n";
    const part = layOutManifest(parseManifest(text), spaces, { start: 3, end: 3 });
    assert.equal(applied(text, part), "dir   /a  0755 0 0\nslink /bb c 0777 0 0\n\ndir   /x 0755 0 0\n");
  });

  it("changes no byte of the archive and no message, and does nothing the second time", function () {
    this.timeout(60_000);
    const options = fc.record({
      columns: fc.oneof(fc.constant("spaces" as const), fc.record({ tabSize: fc.integer({ min: 1, max: 8 }) })),
      finalNewline: fc.constantFrom("keep" as const, "insert" as const),
      lastLines: fc.constantFrom("keep" as const, "trim" as const),
    });
    const texts = fc.oneof(
      { weight: 3, arbitrary: manifests.map((bytes) => decodeBytes(bytes)) },
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    let changed = 0;
    fc.assert(
      fc.property(texts, options, (text, how) => {
        const after = format(text, how);
        if (after !== text) changed++;
        assert.deepEqual(whatTheToolDoes(after), whatTheToolDoes(text));
        assert.equal(format(after, how), after);
      }),
      { numRuns: 600 },
    );
    assert.ok(changed > 80, `only ${changed} texts were changed`);
  });
});

describe("layout of a command line", () => {
  it("takes away blanks that nobody can see, and nothing else", () => {
    assert.equal(layOut("  quiet   ro\t\tx=1 \n"), "quiet ro x=1\n");
    assert.equal(layOut('a="x   y"   b  --   init   args  \n\n'), 'a="x   y" b --   init   args\n\n');
    assert.equal(layOut("quiet \n  ro  \n"), "quiet\n  ro\n");
  });

  it("leaves a line with an open quote, or with quotes of other programs, as it is", () => {
    for (const text of ['a="b   ', "a='x   y'  b", "a\\   b", "a  b\0  "]) assert.equal(layOut(text), text);
  });

  it("keeps every word, for every text, and does nothing the second time", () => {
    const words = fc.constantFrom("a", "=", '"', "'", " ", "  ", "\t", "\n", "\r\n", "--", "\u00a0", "à", "\\", "\0");
    const texts = fc.oneof(
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const after = layOut(text);
        assert.deepEqual(meaning(after), meaning(text));
        assert.equal(layOut(after), after);
        assert.equal(after.split("\n").length, text.split("\n").length);
      }),
      { numRuns: 3000 },
    );
  });
});

function edits(text: string): readonly LayoutEdit[] {
  return layOutManifest(parseManifest(text), spaces);
}

function format(text: string, options = spaces): string {
  return applied(text, layOutManifest(parseManifest(text), options));
}

function layOut(text: string): string {
  return applied(text, layOutCommandLine(text));
}

function applied(text: string, changes: readonly LayoutEdit[]): string {
  return applyEdits(
    text,
    changes.map((edit) => ({ path: "", ...edit })),
  );
}

function meaning(text: string): unknown {
  const { parameters, initArguments, initParameters } = parseCommandLine(text);
  const shown = (words: typeof parameters) => words.map(({ name, value }) => [name, value]);
  return [shown(parameters), initArguments?.trimEnd(), shown(initParameters)];
}

/** Every source is there and has nothing in it. */
const emptyFiles: PackHost = {
  open: () => ({ size: 0, modificationTime: () => 0, read: () => 0, rewind: () => null, close: () => undefined }),
};

/** Archive, messages and status. Line numbers of messages do not change either. */
function whatTheToolDoes(text: string): unknown {
  const pieces: Buffer[] = [];
  const job = packArchive(
    parseManifest(text),
    { timestamps: { kind: "fixed", seconds: 1 }, checksum: "none", variables: new Map() },
    emptyFiles,
  );
  for (let step = job.next(); ; step = job.next()) {
    if (step.done === true) return [step.value, Buffer.concat(pieces).toString("latin1")];
    pieces.push(Buffer.from(step.value));
  }
}
