import assert from "node:assert/strict";
import fc from "fast-check";
import { assembleTarget, type BootTarget } from "../../../../core/project/boot-target.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import type { Finding, Fix } from "../../../../core/rules/finding.js";
import { fusedAt } from "../../../../core/rules/fused-words.js";
import { rootFault } from "../../../../core/rules/root-forms.js";
import { areWellFormed, readSerialOptions, repairedOptions } from "../../../../core/rules/serial-options.js";
import { checkTarget } from "../../../../core/rules/run.js";
import { textRules } from "../../../../core/rules/text-rules.js";
import { listed, quoted, removeWord, removeWords } from "../../../../core/rules/word-edits.js";

const path = "cmdline";

function targetOf(text: string, described: boolean): BootTarget {
  return assembleTarget({ cmdline: { path, text }, described, initramfs: described ? "none" : "unknown" });
}

function textFindings(target: BootTarget): readonly Finding[] {
  return textRules.flatMap((rule) => rule.check(target));
}

function repair(text: string, fix: Fix): string {
  return applyEdits(
    text,
    fix.edits.filter((edit) => edit.path === path),
  );
}

function removed(text: string, word: string): string {
  const start = text.indexOf(word);
  return applyEdits(text, [removeWord({ path, text }, { start, end: start + word.length })]);
}

/** Pieces that the rules look for, so that random lines are full of mistakes. */
const pieces = fc.constantFrom(
  ..."console=ttyS0 console=ttyS0, 115200n8 console=ttyS1:9600 root=/dev/sda1 root= root = sda1 root=uuid=a ro rw".split(
    " ",
  ),
  ..."quiet debug loglevel=7 quietsplash console=ttyS0root=/dev/sda1 # -- ' \" \\ \\n a=\\\"b c\\\" 'x y' x= =y".split(
    " ",
  ),
  ..."init=/bin/sh rdinit=/init panic=no hello rootwait root=/dev/mmcblk0p2 root=/dev/mmcblk0p 2 memmap=1\\$2 \u00a0".split(
    " ",
  ),
);
const separators = fc.constantFrom(" ", " ", "\n", "\r\n", "\t", "", "  ");
const lines = fc
  .array(fc.tuple(pieces, separators), { maxLength: 12 })
  .map((parts) => parts.map((part) => part.join("")).join(""));

describe("core/rules: the text of command lines", () => {
  it("find something or nothing in any text, inside of it", () => {
    fc.assert(
      fc.property(fc.oneof(lines, fc.string({ unit: "binary" })), fc.boolean(), (text, described) => {
        for (const { start, end, fixes } of checkTarget(targetOf(text, described))) {
          assert.ok(0 <= start && start <= end && end <= text.length);
          const edits = fixes.flatMap((fix) => fix.edits).filter((edit) => edit.path === path);
          for (const edit of edits) assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("have fixes after which a finding is gone", () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (text, described) => {
        const before = textFindings(targetOf(text, described));
        for (const finding of before) for (const fix of finding.fixes) assertGone(text, described, finding, fix);
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});

/** Other findings may come to light by a fix, but not the same one again. */
function assertGone(text: string, described: boolean, finding: Finding, fix: Fix): void {
  const after = repair(text, fix);
  const same = (found: Finding, source: string) =>
    found.code === finding.code && source.slice(found.start, found.end) === text.slice(finding.start, finding.end);
  const count = (source: string) => textFindings(targetOf(source, described)).filter((one) => same(one, source)).length;
  assert.ok(count(after) < count(text), `${finding.code} in ${JSON.stringify(text)}, then ${JSON.stringify(after)}`);
}

describe("core/rules/word-edits", () => {
  it("removes a word with the blanks on one side", () => {
    assert.equal(removed("a b c", "a"), "b c");
    assert.equal(removed("a  b  c", "b"), "a  c");
    assert.equal(removed("a b\n", "b"), "a\n");
    assert.equal(removed("a b", "b"), "a");
  });

  it("removes the line of a word that is alone there, whatever the line end", () => {
    assert.equal(removed("a\n  b\nc\n", "b"), "a\nc\n");
    assert.equal(removed("a\r\nb\r\nc", "b"), "a\r\nc");
    assert.equal(removed("b", "b"), "");
  });

  it("removes neighbours together", () => {
    const text = "a quiet loglevel=3\n";
    const words = [
      { start: 2, end: 7 },
      { start: 8, end: 18 },
    ];
    assert.equal(applyEdits(text, removeWords({ path, text }, words)), "a\n");
  });

  it("quotes on one line and lists like a sentence", () => {
    assert.equal(quoted("a\n b"), '"a b"');
    assert.equal(quoted("x".repeat(60)).length, 50);
    assert.equal(listed(["a"]), "a");
    assert.equal(listed(["a", "b", "c"]), "a, b and c");
    assert.equal(listed(["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
  });
});

describe("core/rules/serial-options", () => {
  it("reads as uart_parse_options() does", () => {
    assert.deepEqual(readSerialOptions("115200n8"), { baud: 115200, parity: "no", bits: 8, flow: "none" });
    assert.deepEqual(readSerialOptions("9600E7r"), { baud: 9600, parity: "even", bits: 7, flow: "rts" });
    assert.deepEqual(readSerialOptions("115200,o7"), { baud: 115200, parity: "no", bits: 8, flow: "none" });
    assert.deepEqual(readSerialOptions(""), { baud: 9600, parity: "no", bits: 8, flow: "none" });
  });

  it("knows good forms, and what bad ones mean", () => {
    for (const good of ["115200", "9600n", "115200n8", "19200o7r", "38400n8d"]) assert.ok(areWellFormed(good), good);
    const bad = { "115200,n8": "115200n8", "1152008n1": "115200n8", "9600 7E1": "9600e7", "115200n81": "115200n8" };
    for (const [options, meant] of Object.entries(bad)) {
      assert.ok(!areWellFormed(options), options);
      assert.equal(repairedOptions(options), meant);
    }
    assert.equal(repairedOptions("fast"), null);
  });
});

describe("core/rules/fused-words", () => {
  it("finds the seams", () => {
    const partsOf = (word: string) =>
      [0, ...fusedAt(word)].map((start, index, all) => word.slice(start, all[index + 1] ?? word.length));
    assert.deepEqual(partsOf("quietroot=/dev/sda1rw"), ["quiet", "root=/dev/sda1", "rw"]);
    assert.deepEqual(partsOf("BOOT_IMAGE=/vmlinuzroot=/dev/sda1"), ["BOOT_IMAGE=/vmlinuz", "root=/dev/sda1"]);
    assert.deepEqual(partsOf("rorootwaitquiet"), ["ro", "rootwait", "quiet"]);
  });

  it("leaves single words alone", () => {
    const words =
      "nfsroot=a ignore_loglevel rdinit=/init rootflags=subvol=@root noinitrd dm_mod.waitroot=1 root=/dev/vdb " +
      "rd.luks.name=uuid=root nolapic_timer console=ttyS0,115200n8r rootfstype=ext4 systemd.unit=quietroot.target";
    for (const word of words.split(" ")) assert.deepEqual(fusedAt(word), [], word);
  });
});

describe("core/rules/root-forms", () => {
  it("accepts what the kernel or an initramfs reads, and what a script will replace", () => {
    const values =
      "/dev/sda1 8:1 8:1:0 0801 fd0 PARTUUID=0a1b2c3d-02 PARTUUID=0a1b2c3d-02/PARTNROFF=-1 PARTLABEL=x LABEL=x UUID=ABCD-1234 " +
      "UUID=2023-06-06-16-22-33-00 live:LABEL=x gpt-auto nfs:10.0.0.1:/srv mtd3 ubi0:rootfs /dev/nfs ZFS=rpool/ROOT dhcp " +
      "PARTUUID=@ID@ PARTUUID=${id} ROOTDEV UUID=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx tmpfs block:/dev/sda1";
    for (const value of values.split(" ")) assert.equal(rootFault(value), null, value);
  });

  it("repairs what can be guessed", () => {
    const id = "0a3407de-014b-458b-b5c1-848e92a327a3";
    const repairs = {
      [`uuid=${id}`]: `UUID=${id}`,
      [`/dev/PARTUUID=${id}`]: `PARTUUID=${id}`,
      [`PARTUUID=${id.replaceAll("-", "")}`]: `PARTUUID=${id}`,
      "part-label=root": "PARTLABEL=root",
      nvme0n1p2: "/dev/nvme0n1p2",
      "/sda1": "/dev/sda1",
    };
    for (const [value, repaired] of Object.entries(repairs)) assert.equal(rootFault(value)?.repaired, repaired, value);
  });
});
