import assert from "node:assert/strict";
import { editDistance, nearestWord } from "../../../../core/rules/near-words.js";

describe("core/rules/near-words", () => {
  it("counts letters to add, take away, change or swap", () => {
    assert.equal(editDistance("", "abc"), 3);
    assert.equal(editDistance("slink", "slink"), 0);
    assert.equal(editDistance("silnk", "slink"), 1);
    assert.equal(editDistance("symlink", "slink"), 2);
    assert.equal(editDistance("kitten", "sitting"), 3);
  });

  it("takes another case for the same word", () => {
    assert.equal(nearestWord("DIR", ["file", "dir"], 1), "dir");
  });

  it("does not guess between two", () => {
    assert.equal(nearestWord("ab", ["aa", "bb"], 1), null);
    assert.equal(nearestWord("ab", ["aa", "abc", "xyz"], 1), null);
    assert.equal(nearestWord("ab", ["xyz", "aab"], 1), "aab");
  });

  it("does not propose the word itself, and none that is too far", () => {
    assert.equal(nearestWord("file", ["file"], 2), null);
    assert.equal(nearestWord("include", ["file", "dir"], 1), null);
  });
});
