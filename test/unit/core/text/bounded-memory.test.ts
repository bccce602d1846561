import assert from "node:assert/strict";
import { createBoundedMemory } from "../../../../core/text/bounded-memory.js";

describe("core/text/bounded-memory", () => {
  it("makes each answer once while it is asked for", () => {
    const memory = createBoundedMemory<number>(4);
    let made = 0;
    const ask = (key: string) => memory(key, () => ++made);
    assert.equal(ask("a"), 1);
    for (const other of ["b", "c", "d", "e", "f", "g"]) {
      ask(other);
      assert.equal(ask("a"), 1, "what is in use stays");
    }
  });

  it("forgets what nobody asks for any more", () => {
    const memory = createBoundedMemory<number>(4);
    let made = 0;
    const ask = (key: string) => memory(key, () => ++made);
    for (const key of ["a", "b", "c", "d", "e", "f"]) ask(key);
    const before = made;
    ask("a");
    assert.equal(made, before + 1);
  });
});
