import assert from "node:assert/strict";
import { diagnoseLog } from "../../../../core/log/diagnose.js";
import { lineCases, panic } from "./line-cases.js";

describe("causes in single lines", () => {
  for (const { about, lines, context, codes } of lineCases) {
    it(`${codes.join(", ") || "nothing"}: ${about}`, () => {
      const text = lines.map((line) => `${line}\n`).join("");
      assert.deepEqual(
        diagnoseLog(text, context).map(({ code }) => code),
        codes,
      );
    });
  }

  it("names quiet as the reason of silence", () => {
    const [entry] = diagnoseLog("", { endedBy: "silence", cmdline: "console=ttyS0 quiet" });
    assert.match(entry?.fix ?? "", /Remove quiet /);
  });

  it("says what a signal means", () => {
    for (const [code, name] of [
      ["04", "SIGILL"],
      ["07", "SIGBUS"],
      ["0f", "SIGTERM"],
      ["3f", "signal 63"],
    ] as const) {
      const [entry] = diagnoseLog(`${panic}Attempted to kill init! exitcode=0x000000${code}\n`);
      assert.ok(entry?.cause.includes(name), entry?.cause);
    }
  });

  it("says what an exit status means", () => {
    for (const [code, words] of [
      ["00", "no error"],
      ["02", "syntax"],
      ["7e", "cannot be executed"],
      ["7f", "not found"],
      ["65", "status 101."],
      ["84", "signal 4, SIGILL"],
      ["8b", "signal 11, SIGSEGV"],
      ["ff", "status 255."],
    ] as const) {
      const [entry] = diagnoseLog(`${panic}Attempted to kill init! exitcode=0x0000${code}00\n`);
      assert.ok(entry?.cause.includes(words), entry?.cause);
    }
  });
});
