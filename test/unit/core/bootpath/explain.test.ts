import assert from "node:assert/strict";
import fc from "fast-check";
import { explainBoot, type BootExplanation, type BootInput } from "../../../../core/bootpath/explain.js";
import { bundledKernelFacts } from "../../../../core/bootpath/kernel-facts.js";
import { wholeContent } from "../../../../core/binary/file-content.js";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { buildTree } from "../../../../core/manifest/tree.js";
import { bootFile } from "../../../conformance/boot/files.js";
import { randomBoots } from "../../../conformance/boot/random.js";
import { predict } from "../../../conformance/boot/predict.js";

const devices = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\n";

function explain(cmdline: string, manifest: string, options: Partial<BootInput> = {}): BootExplanation {
  const contents = new Map(
    ["init32", "init64", "empty"].map((name) => [name, wholeContent(bootFile(name) ?? new Uint8Array())]),
  );
  const tree = buildTree([parseManifest(manifest)], { delivery: "builtin" });
  const input = { commandLine: parseCommandLine(cmdline), tree, contents, kernelVersion: "6.12", arch: "x86" };
  return explainBoot({ ...input, ...options });
}

describe("core/bootpath/explain", () => {
  it("names the missing /init as what decides, not the root device that follows", () => {
    const { steps, decisive } = explain("console=ttyS0", devices);
    assert.match(steps[decisive]?.because ?? "", /^\/init does not exist/);
    const withRoot = explain("console=ttyS0 root=/dev/sda1", devices);
    assert.match(withRoot.steps[withRoot.decisive]?.what ?? "", /cannot mount a root file system \(error -19\)/);
  });

  it("names the first program that failed as what decides, also where a shell stands in for it", () => {
    const manifest = `${devices}dir /bin 0755 0 0\nfile /bin/sh init32 0755 0 0\nfile /init init64 0755 0 0\n`;
    const { outcome, steps, decisive } = explain("console=ttyS0", manifest);
    assert.equal(outcome, "userspace");
    assert.match(steps[decisive]?.because ?? "", /\/init is made for 64-bit x86/);
  });

  it("runs 64-bit programs on a 64-bit kernel, and 32-bit ones too", () => {
    for (const file of ["init64", "init32"]) {
      const { outcome } = explain("console=ttyS0", `${devices}file /init ${file} 0755 0 0\n`, { arch: "x86_64" });
      assert.equal(outcome, "userspace", file);
    }
    assert.equal(explain("", `${devices}file /init init32 0755 0 0\n`, { arch: "arm64" }).outcome, "panic");
  });

  it("says so where it does not know", () => {
    const file = `${devices}file /init elsewhere 0755 0 0\n`;
    const unknownContent = explain("", file);
    assert.equal(unknownContent.outcome, "userspace");
    assert.match(unknownContent.steps.at(-1)?.because ?? "", /is not known here/);
    const unknownArch = explain("", file, { arch: "vax" });
    assert.match(unknownArch.steps[0]?.because ?? "", /"vax"/);
    assert.match(explain("", file, { kernelVersion: "5.10" }).steps[0]?.because ?? "", /6\.1, 6\.12 and 7\.2/);
  });

  it("uses the configuration that it is given", () => {
    const bundled = bundledKernelFacts("6.12", "x86");
    const manifest = `${devices}file /init empty 0755 0 0\nfile /own init32 0755 0 0\n`;
    const found = explain("", manifest, { kernel: { ...bundled, defaultInit: "/own" } });
    assert.equal(found.init?.path, "/own");
    const missing = explain("", manifest, { kernel: { ...bundled, defaultInit: "/none" } });
    assert.ok(missing.messages.includes("Default init /none failed (error -2)"));
    const { messages } = explain("a b", manifest, { kernel: { ...bundled, initArgumentLimit: 1 } });
    assert.deepEqual(messages, ["Kernel panic - not syncing: Too many boot init vars at `b'"]);
  });

  it("sees no more of the command line than the kernel", () => {
    const filler = "x".repeat(2040);
    const { init } = explain(`${filler} abcdefghijk`, `${devices}file /init init32 0755 0 0\n`);
    assert.deepEqual(init?.argv, ["/init", filler, "abcdef"]);
  });

  it("knows what 2.6.37 printed", () => {
    const manifest = `${devices}file /init empty 0755 0 0\n`;
    const { messages } = explain("init=/none", manifest, { kernelVersion: "2.6.37" });
    assert.deepEqual(messages, [
      "Failed to execute /init",
      "Failed to execute /none.  Attempting defaults...",
      "Kernel panic - not syncing: No init found.  Try passing init= option to kernel. See Linux Documentation/init.txt for guidance.",
    ]);
  });

  it("knows the classic text of a root that cannot be mounted, and says where it is from", () => {
    const { messages, steps } = explain("root=/dev/sda1", devices, { kernelVersion: "2.6.37" });
    assert.deepEqual(messages, [
      'VFS: Cannot open root device "sda1" or unknown-block(0,0)',
      "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)",
    ]);
    assert.match(steps[0]?.because ?? "", /articles that quote its source/);
  });

  it("marks versions between as not compared, each with what it prints", () => {
    const manifest = `${devices}file /init empty 0755 0 0\nfile /sbin init64 0755 0 0\n`;
    const classic = explain("init=/none", manifest, { kernelVersion: "3.18" });
    assert.deepEqual(classic.messages, [
      "Failed to execute /init (error -8)",
      "Failed to execute /none (error -2).  Attempting defaults...",
      "Starting init: /sbin/init exists but couldn't execute it (error -20)",
      "Kernel panic - not syncing: No working init found.  Try passing init= option to kernel. See Linux Documentation/init.txt for guidance.",
    ]);
    assert.match(classic.steps[0]?.because ?? "", /Only 6\.1, 6\.12 and 7\.2 have been compared/);
    const later = explain("init=/none", manifest, { kernelVersion: "4.19" });
    assert.deepEqual(later.messages, [
      "Failed to execute /init (error -8)",
      "Kernel panic - not syncing: Requested init /none failed (error -2).",
    ]);
  });

  it("logs the failed access check as each version does", () => {
    const logged = (version: string, cmdline: string) =>
      explain(cmdline, devices, { kernelVersion: version }).messages.filter((line) => line.startsWith("check access"));
    assert.deepEqual(logged("6.12", "rdinit=/x"), []);
    assert.deepEqual(logged("6.17", ""), ["check access for rdinit=/init failed: -2, ignoring"]);
    assert.deepEqual(logged("7.2", ""), []);
    assert.deepEqual(logged("7.2", "rdinit=/x"), ["check access for rdinit=/x failed: -2, ignoring"]);
  });

  it("throws for no command line and no manifest", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "init=",
        "rdinit=",
        "root=",
        "rootwait=",
        "rootdelay=",
        "rootfstype=",
        "rootflags=",
        "console=",
        "--",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const cmdlines = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
    const versions = fc.constantFrom("2.6.37", "4.19", "6.1", "6.12", "7.2", "99.1", "", "x");
    fc.assert(
      fc.property(cmdlines, fc.string({ maxLength: 80 }), versions, (cmdline, manifest, kernelVersion) => {
        const { steps, decisive } = explain(cmdline, devices + manifest, { kernelVersion });
        assert.ok(steps[decisive] !== undefined);
      }),
    );
    for (const boot of randomBoots(500, 7)) predict({ kernelVersion: "7.2", delivery: "external", ...boot });
  });
});
