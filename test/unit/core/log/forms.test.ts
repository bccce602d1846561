import assert from "node:assert/strict";
import type { BootContext } from "../../../../core/log/boot-context.js";
import { diagnoseLog } from "../../../../core/log/diagnose.js";
import { loadCauseFixtures } from "../../../support/cause-fixtures.js";

// A log without a byte has one form only.
const fixtures = (await loadCauseFixtures()).filter(({ log }) => log !== "");
const time = /\[ *\d+\.\d{6}\] /;

/** Ways in which the same log reaches us. Each takes a line without its line end. */
const forms: Readonly<Record<string, (line: string) => string>> = {
  "with line feeds only": (line) => line,
  "with two carriage returns": (line) => `${line}\r\r`,
  "with levels": (line) => line.replace(/^(?=\[ *\d)/, "<6>"),
  "without times": (line) => line.replace(time, ""),
  "with callers": (line) => line.replace(time, (mark) => mark.replace("] ", "][    T1] ")),
  "from the journal": (line) => (time.test(line) ? line.replace(time, "Nov 21 07:46:31 box kernel: ") : line),
  "from dmesg --ctime": (line) => line.replace(time, "[Fri Nov 21 07:46:31 2025] "),
  "from journalctl -o short-full": (line) =>
    time.test(line) ? line.replace(time, "Fri 2025-11-21 07:46:31 UTC box kernel: ") : line,
  "from dmesg --decode": (line) => line.replace(time, (mark) => `kern  :warn  : ${mark}`),
  "from dmesg --time-format iso": (line) => line.replace(time, "2025-11-21T07:46:31,123456+00:00 "),
  "from dmesg --show-delta": (line) => line.replace(time, (mark) => mark.replace("] ", " <    0.000012>] ")),
  "from /dev/kmsg": (line) =>
    line.replace(time, (mark) => `6,301,${Math.round(Number(/[\d.]+/.exec(mark)?.[0]) * 1e6)},-;`),
  "from GitLab": (line) => `2025-11-21T07:46:31.123456Z 01O ${line}`,
  "from Jenkins": (line) => `[2025-11-21T07:46:31.123Z] ${line}`,
  "from a CI job": (line) => `2025-11-21T07:46:31.1234567Z ${line}`,
  "in colour": (line) => line.replace(time, (mark) => `\u001b[32m${mark}\u001b[0m`),
};

/** A log from the first line of the kernel on, at the time 0. */
const startsOver = /^\[ {4}0\.000000\] Linux version/;

function summary(text: string, context: BootContext = {}): readonly string[] {
  return diagnoseLog(text, context).map(({ code, severity, line }) => `${line} ${severity} ${code}`);
}

describe("a log in its many forms", () => {
  it("means the same behind another boot", () => {
    const before = fixtures.find(({ name }) => name === "healthy/debian-6.1")?.log ?? "";
    const shift = before.split("\n").length;
    for (const { name: fixture, log, description } of fixtures.filter(({ log }) => startsOver.test(log))) {
      const shifted = diagnoseLog(`${before}\n${log}`, description.context).map(
        ({ code, severity, line }) => `${line - shift} ${severity} ${code}`,
      );
      assert.deepEqual(shifted, summary(log, description.context), fixture);
    }
  });

  it("has an error wherever its last line is a panic", () => {
    for (const { name: fixture, log } of fixtures) {
      const lines = log.split("\n");
      const panic = lines.findIndex((line) => line.includes("Kernel panic - not syncing: "));
      if (panic < 0) continue;
      for (const start of [0, 10, panic - 60, panic - 15, panic - 2, panic].filter((at) => at >= 0 && at <= panic)) {
        const found = diagnoseLog(lines.slice(start, panic + 1).join("\n"));
        assert.ok(
          found.some(({ severity }) => severity === "error"),
          `${fixture} from line ${start}`,
        );
      }
    }
  });

  for (const [name, form] of Object.entries(forms)) {
    it(`means the same ${name}`, () => {
      for (const { name: fixture, log, description } of fixtures) {
        const lines = log.replaceAll("\r\n", "\n").split("\n");
        const changed = lines.map(form).join("\n");
        assert.deepEqual(summary(changed, description.context), summary(log, description.context), fixture);
      }
    });
  }
});
