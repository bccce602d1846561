import assert from "node:assert/strict";
import { terminalQuestionFilter } from "../../../cli/terminal.js";

/** What a terminal gets of `pieces`. */
function filtered(...pieces: readonly string[]): string {
  const filter = terminalQuestionFilter();
  return pieces.map((piece) => Buffer.from(filter(Buffer.from(piece, "latin1"))).toString("latin1")).join("");
}

describe("terminalQuestionFilter", () => {
  it("takes out what a terminal would answer", () => {
    assert.equal(filtered("/ # \u001b[6n"), "/ # ");
    assert.equal(filtered("a\u001b[5nb\u001b[cc\u001b[>0cd\u001bZe\u001b[?6n"), "abcde");
  });

  it("leaves colours, places and other bytes alone", () => {
    const text = "\u001b[1;31mred\u001b[0m\u001b[2J\u001b[Hn c \u00ff\u0000\r\n";
    assert.equal(filtered(text), text);
  });

  it("finds them wherever the bytes are cut", () => {
    const text = "one\u001b[6ntwo\u001b[31mthree";
    for (let at = 0; at <= text.length; at++)
      assert.equal(filtered(text.slice(0, at), text.slice(at)), "onetwo\u001b[31mthree");
    assert.equal(filtered(...(text.match(/[^]/g) ?? [])), "onetwo\u001b[31mthree");
  });
});
