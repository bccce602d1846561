import assert from "node:assert/strict";
import fc from "fast-check";
import { codeMarkdown, escapeMarkdown, plainOfMarkdown } from "../../../../core/text/markdown.js";

describe("Markdown", () => {
  it("shows any text as it is", () => {
    assert.equal(escapeMarkdown("a_b*[c]"), "a\\_b\\*\\[c\\]");
    assert.equal(codeMarkdown("a\tb"), "`a b`");
    assert.equal(codeMarkdown("a`b"), "`` a`b ``");
  });

  it("becomes plain text", () => {
    const markdown = "**`x`**: a *b* c\\_d `e*f*`\n\n---\n\n- [Manual](https://x.y/z)";
    assert.equal(plainOfMarkdown(markdown), "x: a b c_d e*f*\n\n- Manual: https://x.y/z");
    assert.equal(plainOfMarkdown("`a` ``b `c` d``"), "a b `c` d");
    assert.equal(plainOfMarkdown("a\n\n```text\n**b** `c`\n```\n\nd"), "a\n\n**b** `c`\n\nd");
  });

  it("gives escaped text back", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = text.replace(/[\n`]/g, "");
        if (line.trim() === "" || /^---$/.test(line)) return;
        assert.equal(plainOfMarkdown(escapeMarkdown(line)), line);
      }),
    );
  });
});
