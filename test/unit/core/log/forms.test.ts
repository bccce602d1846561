import assert from "node:assert/strict";
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
  "from a CI job": (line) => `2025-11-21T07:46:31.1234567Z ${line}`,
  "in colour": (line) => line.replace(time, (mark) => `\u001b[32m${mark}\u001b[0m`),
};

describe("a log in its many forms", () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`means the same ${name}`, () => {
      for (const { name: fixture, log, description } of fixtures) {
        const lines = log.replaceAll("\r\n", "\n").split("\n");
        const changed = lines.map(form).join("\n");
        const summary = (text: string) =>
          diagnoseLog(text, description.context).map(({ code, severity, line }) => `${line} ${severity} ${code}`);
        assert.deepEqual(summary(changed), summary(log), fixture);
      }
    });
  }
});
