import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { documentPath } from "../../core/documents.js";
import { diagnoseLog } from "../../core/log/diagnose.js";
import { allCauses } from "../../core/log/causes/all.js";
import type { Cause } from "../../core/log/cause.js";
import type { KernelSource } from "../../core/rules/rule.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import { causeFixtureFolder, loadCauseFixtures } from "../support/cause-fixtures.js";

const codes = allCauses.map(({ code }) => code as string);
const fixtures = await loadCauseFixtures();

/** The codes that are promised to scripts and other editors. Codes may be added, never renamed or removed. */
const promisedCodes: readonly string[] = [
  // Before the console
  "kernel-is-64-bit",
  "cpu-feature-missing",
  "bad-video-mode",
  "no-output",
  "malformed-early-option",
  // Command line
  "unknown-parameters",
  "invalid-parameter-value",
  "too-many-init-vars",
  "deprecated-parameter",
  "bootconfig-missing",
  "bootconfig-invalid",
  "bootconfig-not-built",
  // Initramfs
  "initrd-not-found",
  "initrd-outside-memory",
  "initramfs-bad-magic",
  "initramfs-compression-unsupported",
  "initramfs-junk",
  "initramfs-decode-error",
  "initramfs-out-of-space",
  "out-of-memory",
  "initrd-not-cpio",
  "ramdisk-truncated",
  "init-missing",
  "init-inaccessible",
  // PID 1
  "no-initial-console",
  "init-exec-not-found",
  "init-exec-format",
  "init-exec-permission",
  "init-exec-loop",
  "init-exec-bad-interpreter",
  "requested-init-failed",
  "default-init-failed",
  "no-working-init",
  "init-exited",
  "init-killed",
  "init-library-missing",
  "init-illegal-instruction",
  "init-isa-level",
  "no-controlling-tty",
  "mount-point-missing",
  "devtmpfs-mount-failed",
  "switch-root-failed",
  // Root
  "root-not-specified",
  "root-device-missing",
  "root-needs-initramfs",
  "root-waiting",
  "root-filesystem-unsupported",
  "root-filesystem-type-unknown",
  "root-is-ramdisk",
  "root-mount-point-missing",
  "root-nfs-failed",
  "initramfs-root-missing",
  // Kernel
  "oops",
  "kernel-bug",
  "hung-task",
  "soft-lockup",
  "rcu-stall",
  "panic-other",
];

describe("the promised codes", () => {
  it("all exist, in this order", () => {
    assert.deepEqual(
      codes.filter((code) => promisedCodes.includes(code)),
      promisedCodes,
    );
  });
});

describe("one cause, one file, one fixture, one document", () => {
  it("lists each code once", () => {
    assert.equal(new Set(codes).size, codes.length);
  });

  it("has a cause for each file", () => {
    const files = readdirSync(join(projectRoot, "core/log/causes")).map((file) => basename(file, ".ts"));
    assert.deepEqual(files.filter((name) => name !== "all").sort(), [...codes].sort());
  });

  it("has a code for each cause in the type", () => {
    const text = readFileSync(join(projectRoot, "core/log/cause-codes.ts"), "utf8");
    const listed = [...text.matchAll(/^ {2}\| "([^"]+)"/gm)].map(([, code]) => code);
    assert.deepEqual(listed, [...codes].sort());
  });

  it("has a folder with fixtures for each cause, and one for healthy boots", () => {
    assert.deepEqual(readdirSync(causeFixtureFolder).sort(), [...codes, "healthy"].sort());
    assert.deepEqual([...new Set(fixtures.map(({ code }) => code))].sort(), [...codes, "healthy"].sort());
  });

  it("has a log beside each description, and no other file", () => {
    for (const code of [...codes, "healthy"]) {
      const names = readdirSync(join(causeFixtureFolder, code));
      const cases = new Set(names.map((name) => name.replace(/\.(?:json|log)$/, "")));
      assert.deepEqual(names.sort(), [...cases].flatMap((name) => [`${name}.json`, `${name}.log`]).sort());
    }
  });

  it("has a document for each cause", () => {
    assert.deepEqual(readdirSync(join(projectRoot, "docs/causes")).sort(), codes.map((code) => `${code}.md`).sort());
  });

  it("leads from causes to causes", () => {
    for (const cause of allCauses) assert.ok(!cause.leadsTo.includes(cause.code), cause.code);
  });
});

describe("documents of causes", () => {
  for (const cause of allCauses) {
    describe(cause.code, () => {
      const document = readFileSync(join(projectRoot, documentPath("causes", cause.code)), "utf8");

      it("begins with title and severity", () => {
        assert.ok(document.startsWith(`# ${cause.code}: ${cause.title}\n\nSeverity: ${cause.severity}.\n`));
      });

      it("has all its parts", () => {
        const headings = [...document.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
        assert.deepEqual(headings, [
          "What you see",
          "What happens",
          "How to find out more",
          "How to fix it",
          "In the kernel",
        ]);
      });

      it("names the places in the kernel", () => {
        for (const { file, function: name } of cause.sources) {
          assert.ok(document.includes(`\`${file} ${name ?? ""}\``), `${file} ${name ?? ""}`);
        }
        const places = messagePlaces(cause);
        assert.ok(places.length === 0 || cause.sources.length > 0 || places.some((place) => document.includes(place)));
      });

      it("shows lines in which the cause is recognised", () => {
        const [, example] = /^## What you see\n[^#]*?^```\n([^]*?)^```$/m.exec(document) ?? [];
        // What cannot be seen is known from the boot itself.
        const context = example === undefined ? ({ endedBy: "silence", cmdline: "quiet" } as const) : {};
        const found = diagnoseLog(example ?? "", context).map(({ code }) => code);
        assert.ok(found.includes(cause.code), found.join(", "));
      });
    });
  }
});

function messagePlaces(cause: Cause): readonly string[] {
  return cause.messages.flatMap(({ source }) => {
    if ("program" in source) return [];
    const { file, function: name }: KernelSource = source;
    return [`\`${file} ${name ?? ""}\``];
  });
}
