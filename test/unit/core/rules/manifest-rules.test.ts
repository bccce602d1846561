/** What holds for all rules about manifests, on manifests that nobody would write. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { assembleTarget, type BootTarget, type Delivery } from "../../../../core/project/boot-target.js";
import { applyEdits, compatibleFixes } from "../../../../core/rules/edits.js";
import type { Finding } from "../../../../core/rules/finding.js";
import { allRules } from "../../../../core/rules/all.js";
import { checkTarget } from "../../../../core/rules/run.js";

const rules = allRules.filter(({ language }) => language === "manifest");

const name = fc.constantFrom(
  ...["/a", "/a/b", "/a/b/c", "/lib", "/lib/x", "./a", "a", "/dev", "/dev/console", "/dev/null", "/init", "/root", "/"],
  ...["/a/", "/usr/lib/y", "/usr", "/bin/sh", "b/..", ".", "/c", "/TRAILER!!!", `/${"z".repeat(256)}`, "ü"],
);
const linkTarget = fc.constantFrom("a", "/a", "b", "usr/lib", "../lib", "lib", "bin/sh", "/c", "/proc/x", "..", "/");
const mode = fc.constantFrom(
  "0755",
  "755",
  "0",
  "0899",
  "rwxr-xr-x",
  "0o755",
  "0100755",
  "040755",
  "-1",
  "493",
  "root",
);
const id = fc.constantFrom("0", "0", "0", "1000", "root", "-1", "0:0", "5000000000", "1x");
const extra = fc.constantFrom("", "", "", " 0", " # see docs/x", " /link", " /bin/ln", " /a", " ü", " #");
const indent = fc.constantFrom("", "", "", "", " ", "\t");
const device = fc.constantFrom("c 5 1", "b 8 0", "B 1 2", "x 1", "c 1:3", "char 1 3", "", "c 5000 1");
const type = fc.constantFrom("dir", "dir", "pipe", "sock", "DIR", "dri");
const location = fc.constantFrom("src", "${X}/s", "${OUT}/s");

const line = fc.oneof(
  fc.tuple(type, name, mode, id, id),
  fc.tuple(fc.constant("file"), name, location, mode, id, id),
  fc.tuple(fc.constant("slink"), name, linkTarget, mode, id, id),
  fc.tuple(fc.constant("nod"), name, mode, id, id, device),
  fc.tuple(fc.constantFrom("", "# c", "  # c", " #c", "dir", "dir ", "foo", "foo ", "\ufeffdir /q 0755 0 0", "   ")),
);
const words = fc.tuple(indent, line, extra).map(([before, fields, after]) => before + fields.join(" ") + after);
const text = fc
  .tuple(fc.array(words, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"))
  .map(([all, end]) => all.join(end));
const texts = fc.array(text, { minLength: 1, maxLength: 2 });

interface Sources {
  readonly texts: readonly string[];
  readonly cmdline: string;
  readonly delivery: Delivery;
}

const sources = fc.record({
  texts,
  cmdline: fc.constantFrom("console=ttyS0", "root=/dev/sda1", "rdinit=/bin/sh"),
  delivery: fc.constantFrom<Delivery>("builtin", "external"),
});

function targetOf(from: Sources): BootTarget {
  return assembleTarget({
    cmdline: { path: "cmdline", text: from.cmdline },
    manifests: from.texts.map((one, index) => ({ path: `${index}.list`, text: one })),
    delivery: from.delivery,
    variables: new Map([["OUT", "build"]]),
    described: true,
  });
}

function lengthOf(path: string, { texts: all, cmdline }: Sources): number {
  return (path === "cmdline" ? cmdline : (all[Number.parseInt(path, 10)] ?? "")).length;
}

function assertSound(finding: Finding, from: Sources): void {
  assert.match(finding.message, /^[^\s].*[.)]$/s);
  const places = [finding, ...finding.related, ...finding.fixes.flatMap((fix) => fix.edits)];
  for (const { path, start, end } of places) {
    assert.ok(0 <= start && start <= end && end <= lengthOf(path, from), `${finding.code} ${path} ${start}-${end}`);
  }
  for (const { edits } of finding.fixes) {
    assert.ok(edits.length > 0);
    const changed = edits.some(({ start, end, newText }) => newText !== "" || end > start);
    assert.ok(changed, `${finding.code} changes nothing`);
  }
}

describe("rules about manifests", () => {
  it("say sentences about places that exist", () => {
    fc.assert(
      fc.property(sources, (from) => {
        const target = targetOf(from);
        for (const rule of rules) for (const finding of rule.check(target)) assertSound(finding, from);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("come to an end when their preferred fixes are made again and again", () => {
    fc.assert(
      fc.property(sources, (first) => {
        let from: Sources = first;
        for (let round = 0; round < 40; round++) {
          const fixes = compatibleFixes(checkTarget(targetOf(from)));
          if (fixes.length === 0) return;
          const edits = fixes.flatMap((fix) => fix.edits);
          const changed = (path: string, before: string) =>
            applyEdits(
              before,
              edits.filter((edit) => edit.path === path),
            );
          from = {
            ...from,
            cmdline: changed("cmdline", from.cmdline),
            texts: from.texts.map((one, index) => changed(`${index}.list`, one)),
          };
        }
        assert.fail(`no end: ${JSON.stringify(from)}`);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("name another manifest with the line in it", () => {
    const target = targetOf({
      texts: ["dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /bin/a a 0755 0 0\n", "dir /bin 0755 0 0\n"],
      cmdline: "console=ttyS0",
      delivery: "builtin",
    });
    const finding = checkTarget(target).find(({ code }) => code === "parent-after-child");
    assert.match(finding?.message ?? "", /the line that makes \/bin \(line 1 of 1\.list\)/);
  });

  it("keep the line ends of the document", () => {
    const before =
      "dir /dev 0755 0 0\r\nnod /dev/console 0600 0 0 c 5 1\r\nfile /bin/a a 0755 0 0 # the a\r\ndir /bin 0755 0 0";
    let after = before;
    for (let round = 0; round < 3; round++) {
      const target = targetOf({ texts: [after], cmdline: "console=ttyS0 rdinit=/bin/a", delivery: "builtin" });
      after = applyEdits(
        after,
        compatibleFixes(checkTarget(target)).flatMap((fix) => fix.edits),
      );
    }
    assert.equal(
      after,
      "dir /dev 0755 0 0\r\nnod /dev/console 0600 0 0 c 5 1\r\ndir /bin 0755 0 0\r\n# the a\r\nfile /bin/a a 0755 0 0",
    );
  });
});
