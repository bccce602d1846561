import assert from "node:assert/strict";
import { diagnoseLog } from "../../../../core/log/diagnose.js";
import type { Diagnosis } from "../../../../core/log/diagnosis.js";
import { createLogReader } from "../../../../core/log/reader.js";
import { joinScreenRows } from "../../../../core/log/screen.js";
import { expectedOf, loadCauseFixtures, type CauseFixture } from "../../../support/cause-fixtures.js";

const fixtures = await loadCauseFixtures();

describe("causes in recorded logs", () => {
  for (const fixture of fixtures) {
    describe(fixture.name, () => {
      const diagnosis = diagnose(fixture);

      it(`finds what is wrong: ${fixture.description.about}`, () => {
        assert.deepEqual(diagnosis.map(expectedOf), fixture.description.diagnosis);
      });

      if (fixture.code === "healthy") {
        it("finds neither an error nor a warning", () => {
          assert.deepEqual(diagnosis.filter(({ severity }) => severity !== "information").map(expectedOf), []);
        });
      } else {
        it(`names ${fixture.code} among the causes of the first problem`, () => {
          const group = firstGroup(diagnosis).map(({ code }) => code as string);
          assert.ok(group.includes(fixture.code), group.join(", "));
        });
      }

      it("quotes the lines that it names", () => {
        const screen = joinScreenRows(fixture.description.context?.screen ?? []);
        const lines = { log: fixture.log.split("\n"), screen: screen.split("\n") };
        for (const { source, line, excerpt } of diagnosis)
          assert.ok(lines[source][line - 1]?.includes(excerpt), excerpt);
      });

      it("says in sentences what happened and what to do", () => {
        for (const { cause, fix } of diagnosis) for (const text of [cause, fix]) assertSentences(text);
      });

      it("comes to the same result when the log arrives in pieces", () => {
        const reader = createLogReader(fixture.description.context ?? {});
        for (let at = 0; at < fixture.log.length; at += 7) reader.feed(fixture.log.slice(at, at + 7));
        assert.deepEqual(reader.finish().diagnosis, diagnosis);
      });
    });
  }
});

function diagnose(fixture: CauseFixture): readonly Diagnosis[] {
  return diagnoseLog(fixture.log, fixture.description.context ?? {});
}

/** The first root cause with its consequences. */
function firstGroup(diagnosis: readonly Diagnosis[]): readonly Diagnosis[] {
  const next = diagnosis.findIndex(({ consequenceOf }, index) => index > 0 && consequenceOf === null);
  return next < 0 ? diagnosis : diagnosis.slice(0, next);
}

function assertSentences(text: string): void {
  assert.match(text, /^[A-Z/"0-9a-z]/, text);
  assert.match(text, /[.]$/, text);
  assert.doesNotMatch(text, /undefined|NaN|\bnull\b(?! pointer)|\[object| {2}|\n/, text);
  assert.ok(text.length <= 500, `${text.length} characters: ${text}`);
}
