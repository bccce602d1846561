import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine } from "../../../../../core/cmdline/parse.js";
import { effectiveValue } from "../../../../../core/parameters/values/effective.js";
import { valueSamples } from "../../../../support/value-samples.js";
import { pc } from "./explained.js";

/** What is said of the word with that number, and which word counts. */
function effective(line: string, index: number, kernel = pc): { text: string; winner: number | null } | null {
  const commandLine = parseCommandLine(line);
  const word = commandLine.parameters[index];
  assert.ok(word !== undefined);
  const found = effectiveValue(commandLine, word, kernel);
  if (found === null) return null;
  return {
    text: found.sentences.join(" "),
    winner: found.winner === null ? null : commandLine.parameters.indexOf(found.winner),
  };
}

describe("what counts of a parameter that is given again", () => {
  it("is nothing to speak of where it stands once", () => {
    assert.equal(effective("root=/dev/sda1 quiet", 0), null);
    assert.equal(effective("root=/dev/sda1 quiet", 1), null);
    assert.equal(effective("root=/dev/sda1 -- root=/dev/sdb1", 0), null);
  });

  it("is the last one, the first one, or all of them", () => {
    assert.deepEqual(effective("root=a root=b", 0), {
      text: "root= stands on the line twice. The last one counts: root=b.",
      winner: 1,
    });
    assert.match(effective("root=a root=b", 1)?.text ?? "", /this one/);
    assert.match(
      effective("default_hugepagesz=1G default_hugepagesz=2M", 1)?.text ?? "",
      /first one counts: default_hugepagesz=1G/,
    );
    assert.match(effective("initcall_blacklist=a initcall_blacklist=b", 0)?.text ?? "", /all of them/);
    assert.match(
      effective("console=tty0 console=ttyS0", 0)?.text ?? "",
      /to each of them; the last one becomes \/dev\/console: console=ttyS0/,
    );
  });

  it("leaves a bare name alone where only one with a value is the parameter", () => {
    assert.equal(effective("console console=ttyS0", 0), null);
    assert.equal(effective("console console=ttyS0", 1), null);
    assert.match(effective("console console=tty0 console=ttyS0", 1)?.text ?? "", /^console= stands on the line twice/);
  });

  it("depends on the architecture", () => {
    assert.match(effective("mem=1G mem=2G", 0)?.text ?? "", /smallest/);
    assert.match(effective("mem=1G mem=2G", 0, { ...pc, arch: "aarch64" })?.text ?? "", /last one/);
    assert.match(effective("mem=1G mem=2G", 0, { ...pc, arch: "arm" })?.text ?? "", /each adds/);
    assert.match(
      effective("mem=1G mem=2G", 0, { ...pc, arch: "s390" })?.text ?? "",
      /^mem= stands on the line twice\.$/,
    );
  });

  it("does not count what the kernel cannot read", () => {
    const found = effective("printk.time=1 printk.time=x", 1);
    assert.equal(found?.winner, 0);
    assert.match(found.text, /last one that the kernel can read counts: printk\.time=1/);
    assert.match(effective("usbcore.autosuspend=x usbcore.autosuspend=y", 0)?.text ?? "", /none of them/);
    assert.equal(effective("mitigations=off mitigations=foo", 0)?.winner, 0);
  });

  it("takes - for _, and different names of one thing together", () => {
    assert.equal(
      effective("printk-time=1 quiet printk_time=0", 0)?.text,
      "printk-time= and printk_time= stand on the line twice in all.",
    );
    assert.match(
      effective("ro rw", 0)?.text ?? "",
      /ro and rw stand on the line twice in all\. The last one counts: rw/,
    );
  });

  it("tells the level that the console shows in the end", () => {
    assert.match(effective("quiet loglevel=7", 0)?.text ?? "", /last one counts: loglevel=7\..*not debugging messages/);
    assert.match(effective("loglevel=7 quiet", 1)?.text ?? "", /last one counts: this word\..*to errors/);
    assert.match(
      effective("quiet ignore_loglevel", 0)?.text ?? "",
      /everything because of ignore_loglevel, whatever quiet/,
    );
    assert.equal(effective("quiet", 0), null);
  });

  it("keeps crashkernel= of different kinds apart", () => {
    assert.match(effective("crashkernel=1G,high crashkernel=128M,low", 0)?.text ?? "", /of its own kind/);
    assert.match(effective("crashkernel=1G,high crashkernel=256M", 0)?.text ?? "", /this one does not/);
  });

  it("claims no more than the number where nothing is known", () => {
    assert.deepEqual(effective("acpi=noirq acpi=off", 0), { text: "acpi= stands on the line twice.", winner: null });
    assert.deepEqual(effective("zzz=1 zzz=2 zzz=3", 0), { text: "zzz= stands on the line 3 times.", winner: null });
  });

  it("takes any line", () => {
    const word = fc.oneof(
      fc.constantFrom(...valueSamples),
      fc.constantFrom("quiet", "--", "rw", "ro", "x"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const commandLine = parseCommandLine(words.join(" "));
        for (const one of commandLine.parameters) effectiveValue(commandLine, one, pc);
      }),
    );
  });
});
