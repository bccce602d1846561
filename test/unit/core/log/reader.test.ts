import assert from "node:assert/strict";
import fc from "fast-check";
import { diagnoseLog, explainLog } from "../../../../core/log/diagnose.js";
import { allMessages } from "../../../../core/log/messages.js";
import { createLogReader, type LogEvent } from "../../../../core/log/reader.js";

const codes = (text: string, context = {}) => diagnoseLog(text, context).map(({ code }) => code);

const rootPanic = "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)";
const healthyBoot = "[    0.000000] Linux version 6.12\n[    0.500000] Run /init as init process\nwelcome\n";
const failedBoot = `[    0.000000] Linux version 6.12\n[    0.500000] ${rootPanic}\n`;

describe("core/log/reader", () => {
  it("tells of a finding with the line that shows it", () => {
    const reader = createLogReader();
    assert.deepEqual(reader.feed("[    0.1"), []);
    const events = [...reader.feed("00000] Malformed early option 'mem'\n[    0.200000] x"), ...reader.feed("\n")];
    assert.deepEqual(events.map(summary), ["phase 1 kernel", "finding 1 malformed-early-option"]);
  });

  it("tells of the phases", () => {
    const text = healthyBoot
      .replace("welcome", "[    0.700000] x")
      .replace(
        "[    0.500000]",
        "[    0.300000] Unpacking initramfs...\n[    0.400000] Freeing initrd memory: 12K\n[    0.500000]",
      );
    assert.deepEqual(createLogReader().feed(text).map(summary), [
      "phase 1 kernel",
      "phase 2 initramfs",
      "phase 4 userspace",
    ]);
    assert.deepEqual(explainLog(text).timeline, [
      { phase: "kernel", startMs: 0, endMs: 500 },
      { phase: "initramfs", startMs: 300, endMs: 400 },
      { phase: "userspace", startMs: 500, endMs: 700 },
    ]);
  });

  it("has no timeline for a log without times", () => {
    assert.deepEqual(explainLog("Run /init as init process\n").timeline, []);
  });

  it("reads a last line without a line feed", () => {
    assert.deepEqual(codes(rootPanic), ["root-not-specified"]);
  });

  it("looks at the last of several boots", () => {
    assert.deepEqual(codes(failedBoot + healthyBoot), []);
    assert.deepEqual(codes(healthyBoot + failedBoot), ["root-not-specified"]);
    const reader = createLogReader();
    assert.deepEqual(
      reader.feed(failedBoot + healthyBoot).filter(({ kind }) => kind === "boot"),
      [{ kind: "boot", line: 3 }],
    );
  });

  it("does not take the output of a program for another boot", () => {
    const panic = "[    0.900000] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000000";
    const [entry] = diagnoseLog(`${healthyBoot}Linux version 6.12 (builder)\n${panic}\n`);
    assert.match(entry?.cause ?? "", /^\/init ran/);
  });

  it("sees another boot in a log without times once the first one panicked", () => {
    const untimed = (text: string) => text.replaceAll(/^\[.*?\] /gm, "");
    assert.deepEqual(codes(untimed(failedBoot + healthyBoot)), []);
  });

  it("looks at the boot before when the capture ends early in the next one", () => {
    assert.deepEqual(codes(`${failedBoot}[    0.000000] Linux version 6.12\n[    0.100000] x\n`), [
      "root-not-specified",
    ]);
  });

  it("takes nothing from the trace behind a panic", () => {
    assert.deepEqual(codes(`${rootPanic}\nBUG: kernel NULL pointer dereference, address: 00000000\n`), [
      "root-not-specified",
    ]);
  });

  it("reads the last line that a panic repeats when that is all there is", () => {
    assert.deepEqual(codes(`---[ end ${rootPanic} ]---\n`), ["root-not-specified"]);
    const [other] = diagnoseLog("---[ end Kernel panic - not syncing: Fatal exception ]---\n");
    assert.match(other?.cause ?? "", /"Fatal exception"/);
  });

  it("uses a context that comes at the end", () => {
    const reader = createLogReader();
    const { diagnosis } = reader.finish({ endedBy: "silence", cmdline: "panic=1" });
    assert.match(diagnosis[0]?.cause ?? "", /has no console=/);
    assert.deepEqual(
      diagnosis.map(({ code }) => code),
      ["no-output"],
    );
  });

  it("says nothing of a log that is empty, as far as is known", () => {
    assert.deepEqual(codes(""), []);
    assert.deepEqual(codes("\r\n\r\n", { cmdline: "panic=1" }), []);
  });

  it("keeps few of many repetitions", () => {
    const lines = Array.from({ length: 500 }, (_, index) => `Malformed early option 'p${index}'\n`.repeat(2)).join("");
    const diagnosis = diagnoseLog(lines);
    assert.ok(diagnosis.length > 1 && diagnosis.length <= 20, String(diagnosis.length));
  });

  it("does not keep a line that never ends", () => {
    const reader = createLogReader();
    for (let i = 0; i < 100; i++) reader.feed("x".repeat(10_000));
    reader.feed(`\n${rootPanic}\n`);
    assert.deepEqual(
      reader.finish().diagnosis.map(({ code }) => code),
      ["root-not-specified"],
    );
  });

  it("takes any text and any context", () => {
    const word = fc.oneof(
      fc.constantFrom(...allMessages.map(({ format }) => format.replace(/%[^ \])'"]*/g, "7"))),
      fc.constantFrom("[    1.000000] ", "\n", "\r\n", "Kernel panic - not syncing: ", "Linux version"),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    const context = fc.record(
      {
        cmdline: fc.string({ unit: "binary", maxLength: 40 }),
        initramfs: fc.constantFrom("given", "none", "unknown"),
        endedBy: fc.constantFrom("silence", "panic", "timeout"),
        screen: fc.array(fc.string({ maxLength: 90 }), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), context, (words, known) => {
        for (const entry of diagnoseLog(words.join(""), known)) assert.doesNotMatch(entry.cause, /undefined|NaN/);
      }),
      { numRuns: 1000 },
    );
  });
});

function summary(event: LogEvent): string {
  if (event.kind === "phase") return `phase ${event.line} ${event.phase}`;
  return event.kind === "finding" ? `finding ${event.line} ${event.finding.code}` : `boot ${event.line}`;
}
