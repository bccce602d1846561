import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { hoverWord, valueMarkdown } from "../../../../core/parameters/word-hover.js";
import { plainOfMarkdown } from "../../../../core/text/markdown.js";
import { valueSamples } from "../../../support/value-samples.js";

const pc = { kernelVersion: "6.12", arch: "x86" };

/** The hover where `|` stands in the line, and the text that it is about. */
function hover(line: string, kernel = pc, roles: readonly string[] = []): { about: string; text: string } | null {
  const offset = line.indexOf("|");
  const text = line.replace("|", "");
  const found = hoverWord(parseCommandLine(text), offset, kernel, { roles });
  return found === null ? null : { about: text.slice(found.range.start, found.range.end), text: found.markdown };
}

describe("hover of a word", () => {
  it("begins with the piece of the value at the cursor", () => {
    const found = hover("quiet console=ttyS0,11|5200n8");
    assert.equal(found?.about, "115200");
    assert.match(found.text, /^\*\*`115200`\*\*: 115200 bits per second\.\n\n- `ttyS0`: [^]*---[^]*\*\*\[console\]\(/);
  });

  it("is about the value as it stands in the line, also in quotes", () => {
    assert.equal(hover('console="ttyS0,96|00"')?.about, "9600");
    assert.equal(hover('"console=ttyS0,96|00"')?.about, "9600");
    assert.equal(hover('dyndbg="file x +|p"')?.about, "+p");
  });

  it("is the whole page on a name, with what the value comes to", () => {
    const found = hover("con|sole=ttyS0,115200 console=tty0");
    assert.equal(found?.about, "console=ttyS0,115200");
    assert.match(found.text, /^\*\*console\*\*\n\nSends the kernel's messages/);
    assert.match(found.text, /\*\*On this line\*\*: console= stands on the line twice/);
    assert.match(found.text, /- `115200`: /);
    assert.match(found.text, /- Kernels: in 6\.1, 6\.12 and 7\.2\n- Read: late/);
    assert.match(found.text, /- Defined: `kernel\/printk\/printk\.c:\d+ console_setup` \(7\.2\)/);
    assert.match(found.text, /\(https:\/\/docs\.kernel\.org\/6\.12\/admin-guide\/serial-console\.html\)/);
  });

  it("puts the role in the predicted boot in front of the description", () => {
    assert.match(
      hover("ro|ot=/dev/sda1", pc, ["**In this boot**: x"])?.text ?? "",
      /^\*\*In this boot\*\*: x\n\n---\n\n\*\*root\*\*/,
    );
    // What becomes of the others is the role's to tell.
    assert.doesNotMatch(hover("roo|t=a root=b", pc, ["**In this boot**: x"])?.text ?? "", /On this line/);
    assert.match(hover("roo|t=a root=b")?.text ?? "", /On this line/);
  });

  it("says which versions have a parameter, and no more", () => {
    assert.match(
      hover("sched_proxy_|exec")?.text ?? "",
      /\*\*Linux 6\.12 does not have this parameter\*\*, only 7\.2\./,
    );
    assert.match(hover("sched_proxy_|exec")?.text ?? "", /- Kernels: in 7\.2, not in 6\.1 and 6\.12\n/);
    assert.match(
      hover("nola|pic", { ...pc, arch: "arm64" })?.text ?? "",
      /\*\*Kernels for arm64 do not know this parameter\*\*, only those for x86/,
    );
    assert.match(
      hover("noini|trd")?.text ?? "",
      /Deprecated, though it still works,\*\* in Linux 7\.2, not in 6\.1 and 6\.12/,
    );
    assert.match(hover("slub_debu|g=F")?.text ?? "", /Write `slab_debug` instead/);
    assert.match(hover("intel_iommu=on,stri|ct")?.text ?? "", /This value: deprecated/);
  });

  it("links to the documentation of the version, as far as it is kept", () => {
    const link = (kernelVersion: string) =>
      /\((https:[^)]*)\)$/.exec(hover("loglev|el=3", { ...pc, kernelVersion })?.text ?? "")?.[1];
    assert.equal(link("6.1"), "https://docs.kernel.org/6.1/admin-guide/kernel-parameters.html");
    assert.equal(link("6.12.117"), "https://docs.kernel.org/6.12/admin-guide/kernel-parameters.html");
    assert.equal(link("7.2"), "https://docs.kernel.org/admin-guide/kernel-parameters.html");
    assert.equal(link("2.6.37"), "https://docs.kernel.org/admin-guide/kernel-parameters.html");
  });

  it("tells the separator and the words of the first program", () => {
    assert.match(hover("quiet |-- single x=1")?.text ?? "", /the kernel stops reading.*`single`, `x=1`/);
    assert.match(hover("quiet |--")?.text ?? "", /Nothing follows/);
    assert.match(hover("-- a |-- b")?.text ?? "", /reaches nobody/);
    assert.match(hover("-- sin|gle")?.text ?? "", /An argument of the first program/);
    assert.match(hover("fo|o=1")?.text ?? "", /environment of the first program, PID 1: `foo` has the value `1`/);
    assert.match(hover("fo|o")?.text ?? "", /as an argument/);
    assert.match(hover("fo|o init=/bin/sh")?.text ?? "", /forgets it when it comes to `init=\/bin\/sh`/);
    assert.match(hover("foo.b|ar=1")?.text ?? "", /names with a dot/);
    assert.match(hover("rd.bre|ak")?.text ?? "", /Read by dracut, not by the kernel/);
    assert.match(hover("fo|o=1", pc, ["role"])?.text ?? "", /^role$/);
  });

  it("is nothing between words and in an empty line", () => {
    assert.equal(hover("quiet | ro"), null);
    assert.equal(hover("|"), null);
  });

  it("fits on a screen", () => {
    for (const word of valueSamples) {
      const text = hoverWord(parseCommandLine(word), word.length, pc)?.markdown ?? "";
      assert.ok(text.split("\n").filter((line) => line !== "").length <= 24, word);
    }
  });

  it("takes any line and any offset, and leaves no mark of Markdown open", () => {
    const word = fc.oneof(
      fc.constantFrom(...valueSamples),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom('"', "--", "=", "`"),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(200), (words, offset) => {
        const text = words.join(" ");
        const found = hoverWord(parseCommandLine(text), Math.min(offset, text.length), pc);
        if (found === null) return;
        assert.ok(found.range.start >= 0 && found.range.start <= found.range.end && found.range.end <= text.length);
        assert.ok(!plainOfMarkdown(found.markdown).includes("**") || text.includes("*"));
      }),
    );
  });

  it("has a form for terminals", () => {
    assert.match(valueMarkdown("console", "ttyS0,9600", pc) ?? "", /- `9600`: 9600 bits per second\.\n\n\*Read by/);
    assert.equal(valueMarkdown("zzz", "1", pc), null);
  });
});
