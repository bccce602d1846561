import assert from "node:assert/strict";
import { outlineLog } from "../../../../core/log/outline.js";
import { valueNoteAt } from "../../../../core/log/value-notes.js";

const boot = [
  "[    0.000000] Linux version 6.12.1 (a@b)",
  "[    0.500000] x",
  "[    0.600000] Run /init as init process",
  "hi",
];

describe("the outline of a log", () => {
  it("has the kernel and user space of each boot", () => {
    assert.deepEqual(outlineLog([...boot, ...boot.slice(0, 2), ""].join("\n")), [
      { kind: "kernel", title: "Linux version 6.12.1", firstLine: 1, lastLine: 2 },
      { kind: "userspace", title: "User space: /init", firstLine: 3, lastLine: 4 },
      { kind: "kernel", title: "Linux version 6.12.1", firstLine: 5, lastLine: 6 },
    ]);
  });

  it("has call traces, inside the phase and without what follows them", () => {
    const trace = [
      "[    0.700000] Call Trace:",
      "[    0.700000]  <TASK>",
      "[    0.700000]  dump_stack+0x1/0x2",
      "[    0.700000]  </TASK>",
    ];
    const parts = outlineLog([...boot.slice(0, 2), ...trace, "[    0.800000] next"].join("\n"));
    assert.deepEqual(
      parts.map(({ kind, firstLine, lastLine }) => [kind, firstLine, lastLine]),
      [
        ["kernel", 1, 7],
        ["trace", 3, 6],
      ],
    );
  });

  it("has a report from its mark to its end, named by its first line", () => {
    const report = [
      "[    0.700000] ------------[ cut here ]------------",
      "[    0.700000] WARNING: CPU: 0 PID: 1 at kernel/x.c:1 f+0x1/0x2",
      "[    0.700000] Call Trace:",
      "[    0.700000]  f+0x1/0x2",
      "[    0.700000] ---[ end trace 0000000000000000 ]---",
      "after",
    ];
    assert.deepEqual(outlineLog(report.join("\n")), [
      { kind: "trace", title: "WARNING: CPU: 0 PID: 1 at kernel/x.c:1 f+0x1/0x2", firstLine: 1, lastLine: 5 },
    ]);
  });

  it("has nothing of other texts", () => {
    assert.deepEqual(outlineLog(""), []);
    assert.deepEqual(outlineLog("Call me\nLinux is fine\n"), []);
  });
});

describe("values in a log", () => {
  const note = (line: string, word: string) => valueNoteAt(line, line.indexOf(word))?.text ?? null;

  it("are explained where the cursor is on them", () => {
    const panic = "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000300";
    assert.equal(note(panic, "exitcode"), "The first program ended by itself with exit status 3.");
    assert.equal(note("exitcode=0x0000000b", "0b"), "The first program was killed by SIGSEGV (11).");
    assert.equal(note(panic, "panic"), null);
    assert.equal(
      note("unknown-block(8,1)", "8"),
      "Block device with major number 8 and minor number 1: a SCSI, SATA or USB disk, /dev/sd.",
    );
    assert.equal(note("Failed to execute /init (error -2)", "-2"), "error -2, ENOENT: no such file or directory.");
    assert.equal(note("Failed to execute /init (error -2)", "Failed"), null);
  });
});
