import assert from "node:assert/strict";
import { diagnoseLog } from "../../../../core/log/diagnose.js";
import { lineSubjectAt, placeOfLineSubject } from "../../../../core/log/line-subjects.js";
import { placeDiagnosis, responsiblePlace } from "../../../../core/log/places.js";
import { repairsOf } from "../../../../core/log/repairs.js";
import { assembleTarget, type BootTarget } from "../../../../core/project/boot-target.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import { checkTarget } from "../../../../core/rules/run.js";

const shell = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh sh 0755 0 0\n";
const cannotMount = "[    0.6] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n";
const noDevice = (root: string) =>
  `[    0.6] VFS: Cannot open root device "${root}" or unknown-block(0,0): error -6\n${cannotMount}`;

function targetOf(cmdline: string, manifest: string | null): BootTarget {
  return assembleTarget({
    cmdline: { path: "cmdline", text: cmdline },
    manifests: manifest === null ? [] : [{ path: "list", text: manifest }],
    initramfs: "none",
    described: true,
  });
}

/** The texts after each repair of the first cause, by title. */
function repaired(log: string, cmdline: string, manifest: string | null): Readonly<Record<string, string>> {
  const target = targetOf(cmdline, manifest);
  const initramfs = manifest === null ? "none" : "given";
  const [placed] = placeDiagnosis(diagnoseLog(log, { cmdline, initramfs }), target, []);
  assert.ok(placed, "the cause has a place");
  return Object.fromEntries(
    repairsOf(placed, target, checkTarget(target)).map(({ fix }) => {
      const path = fix.edits[0]?.path;
      return [fix.title, applyEdits((path === "cmdline" ? cmdline : manifest) ?? "", fix.edits)];
    }),
  );
}

describe("repairs of causes", () => {
  it("take the word away that is the cause", () => {
    const log = "[    0.1] Malformed early option 'mem'\n";
    assert.deepEqual(repaired(log, "console=ttyS0 mem=much quiet", null)['Remove "mem=much"'], "console=ttyS0 quiet");
  });

  it("add rootwait where a device is missing, and only once", () => {
    const title = "Add rootwait: the kernel waits until the device appears";
    assert.equal(repaired(noDevice("/dev/sda9"), "root=/dev/sda9 quiet", null)[title], "root=/dev/sda9 quiet rootwait");
    assert.equal(repaired(noDevice("/dev/sda9"), "root=/dev/sda9 rootwait", null)[title], undefined);
  });

  it("add the line of a folder that is missing, behind the folder around it", () => {
    const log =
      "[    0.5] Run /bin/sh as init process\nmount: mounting proc on /mnt/proc failed: No such file or directory\n";
    const manifest = `${shell}dir /mnt 0755 0 0\n`;
    const texts = repaired(log, "rdinit=/bin/sh", manifest);
    assert.equal(texts['Add the folder "/mnt/proc"'], `${manifest}dir /mnt/proc 0755 0 0\n`);
    const without = repaired(log, "rdinit=/bin/sh", shell)['Add the folder "/mnt/proc"'] ?? "";
    assert.ok(without.includes("dir /mnt 0755 0 0\ndir /mnt/proc 0755 0 0\n"), without);
  });

  it("are those of rules about the same mistake, and say whether the rule shows them there", () => {
    const cmdline = "console=ttyS0 init=/bin/sh";
    const target = targetOf(cmdline, shell);
    const [entry] = diagnoseLog(cannotMount, { cmdline, initramfs: "given" });
    assert.equal(entry?.code, "init-missing");
    const place = responsiblePlace(entry, target);
    assert.ok(place);
    const repairs = repairsOf({ diagnosis: entry, ...place }, target, checkTarget(target));
    const rule = repairs.find(({ fix }) => fix.title.startsWith("Write rdinit="));
    assert.equal(rule?.offeredBy, "rule");
  });
});

describe("what a line of a log names", () => {
  const named = (line: string, text: string) => {
    const subject = lineSubjectAt(line, line.indexOf(text) + 1);
    return subject === null ? null : [subject.names, line.slice(subject.start, subject.end)];
  };

  it("is the program that the kernel speaks of", () => {
    for (const line of [
      "[    0.5] Run /bin/sh as init process",
      "[    0.5] Failed to execute /bin/sh (error -2)",
      "[    0.5] Starting init: /bin/sh exists but couldn't execute it (error -13)",
      "[    0.5] check access for rdinit=/bin/sh failed: -2, ignoring",
    ])
      assert.deepEqual(named(line, "/bin/sh"), ["path", "/bin/sh"], line);
    assert.equal(named("[    0.5] Run /bin/sh as init process", "init"), null);
  });

  it("is a word of the command line, quotes and what init gets included", () => {
    const line = '[    0.0] Kernel command line: console=ttyS0 dyndbg="file a +p" -- one';
    assert.deepEqual(named(line, "ttyS0"), ["word", "console=ttyS0"]);
    assert.deepEqual(named(line, "file a"), ["word", 'dyndbg="file a +p"']);
    assert.deepEqual(named(line, "one"), ["word", "one"]);
    assert.equal(named("[    0.0] Hello console=ttyS0", "ttyS0"), null);
  });

  it("has a place in the target: the same word, else the last of its name", () => {
    const text = "console=tty0 console=ttyS0 rdinit=/bin/sh";
    const target = targetOf(text, shell);
    const place = (word: string, names: "word" | "path" = "word") => {
      const found = placeOfLineSubject({ start: 0, end: 0, names, text: word }, target);
      return found === null ? null : (found.path === "cmdline" ? text : shell).slice(found.start, found.end);
    };
    assert.equal(place("console=tty0"), "console=tty0");
    assert.equal(place("console=ttyS1"), "console=ttyS0");
    assert.equal(place("quiet"), null);
    assert.equal(place("/bin/sh", "path"), "file /bin/sh sh 0755 0 0");
  });
});
