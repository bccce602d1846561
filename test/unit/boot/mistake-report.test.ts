import assert from "node:assert/strict";
import { mistakeReport, reportAddress } from "../../../boot/mistake-report.js";
import type { PreparedBoot } from "../../../boot/prepare.js";
import type { BootReport } from "../../../boot/report.js";
import { mistakeText, verdictLines } from "../../../boot/verdict.js";
import type { BootExplanation } from "../../../core/bootpath/explain.js";

const predicted: BootExplanation = {
  outcome: "userspace",
  init: { path: "/init", argv: ["/init"], env: ["HOME=/"], console: "open" },
  messages: ["Run /init as init process"],
  steps: [],
  decisive: -1,
};

const boot: PreparedBoot = {
  plan: {
    name: "rescue",
    cmdline: { kind: "file", path: "cmdline" },
    initramfs: { kind: "manifests", paths: ["initramfs.list"], base: null },
    kernelPath: null,
    delivery: "external",
    engine: "v86",
    memory: 128,
    variables: {},
  },
  machine: { kernel: new Uint8Array(), initramfs: null, cmdline: new Uint8Array(), memoryMiB: 128 },
  cmdline: "console=ttyS0 token=```secret```",
  kernelPath: "bzImage",
  manifest: "file /init init 0755 0 0\n",
  predicted: () => predicted,
  notes: [],
};

const report: BootReport = {
  outcome: "panic",
  engine: "v86",
  kernel: "bzImage",
  firstOutputMs: 300,
  endedMs: 1240,
  endedBy: "panic",
  log: "Run /init as init process\r\nKernel panic - not syncing: No working init found.\r\n",
  screen: [],
  predicted,
  agrees: false,
  diagnosis: [],
};

const origin = { version: "0.1.0", address: null, surroundings: "linux x64, VS Code 1.100.3" };

describe("boot/mistake-report", () => {
  it("has everything that is needed to repeat the boot, and says what to look at before it is sent", () => {
    const text = mistakeReport(boot, report, origin);
    assert.match(
      text,
      /^# A boot that Bootpath predicted wrongly\n\nNothing has been sent\. .*take out what is private/,
    );
    assert.match(
      text,
      /- Bootpath 0\.1\.0, linux x64, VS Code 1\.100\.3\n- Kernel: the bundled [\d.]+ for x86, initramfs external\n- Machine: v86, 128 MiB/,
    );
    assert.match(text, /## What was predicted\n\n\/init becomes PID 1\n\n```\nRun \/init as init process\n```/);
    assert.match(text, /## What happened\n\npanic: kernel panic after 1\.2 s\./);
    assert.match(text, /## The command line\n\n````\nconsole=ttyS0 token=```secret```\n````/);
    assert.match(text, /## The manifest\n\n```\nfile \/init init 0755 0 0\n```/);
    assert.match(text, /No working init found\.\n```\n$/);
    assert.doesNotMatch(text, /\r|undefined/);
  });

  it("takes the screen where the serial line was silent, and says that there is no manifest", () => {
    const text = mistakeReport({ ...boot, manifest: null }, { ...report, log: "", screen: ["a", "b"] }, origin);
    assert.match(text, /## The manifest\n\nThere is none\.\n\n## What the kernel said\n\n```\na\nb\n```\n$/);
  });

  it("says where to send it", () => {
    assert.match(mistakeReport(boot, report, origin), /to those who gave you Bootpath/);
    assert.match(
      mistakeReport(boot, report, { ...origin, address: "https://bugs.example" }),
      /send it to https:\/\/bugs\.example\./,
    );
    assert.equal(reportAddress({ bugs: { url: "https://bugs.example" }, repository: "x" }), "https://bugs.example");
    assert.equal(reportAddress({ bugs: { email: "bugs@example" } }), "bugs@example");
    assert.equal(reportAddress({ repository: { type: "git", url: "https://code.example" } }), "https://code.example");
    for (const nothing of [{}, null, "text", { bugs: "" }, { bugs: { url: "" } }])
      assert.equal(reportAddress(nothing), null);
  });
});

describe("boot/verdict about a wrong prediction", () => {
  it("names what was predicted, and takes the blame", () => {
    const text =
      "Bootpath had predicted something else: /init becomes PID 1. That is a mistake of ours, not of your files; please report it.";
    assert.equal(mistakeText(report), text);
    assert.equal(verdictLines(report).at(-1), text);
  });

  it("says nothing where the prediction held, or where there was none", () => {
    assert.equal(mistakeText({ ...report, agrees: true }), null);
    assert.equal(mistakeText({ ...report, agrees: null, predicted: null }), null);
  });
});
