import assert from "node:assert/strict";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { lineAt, wordAt, wordsOf } from "../../../../core/manifest/words.js";

describe("core/manifest/words", () => {
  it("names the words of good and of broken lines", () => {
    assert.deepEqual(roles("nod /dev/x 0600 0 0 c 5 1 more"), [
      "type nod",
      "name /dev/x",
      "mode 0600",
      "uid 0",
      "gid 0",
      "device c",
      "major 5",
      "minor 1",
      "extra more",
    ]);
    assert.deepEqual(roles("file /a b 0644 0 0 /c\t# d").slice(3), [
      "mode 0644",
      "uid 0",
      "gid 0",
      "link /c",
      "link #",
      "link d",
    ]);
    assert.deepEqual(roles("  SLINK /a"), ["type SLINK", "name /a"]);
    assert.deepEqual(roles("folder /a 0755"), ["type folder", "argument /a", "argument 0755"]);
    assert.deepEqual(roles("dir /a 0899 0 0"), ["type dir", "name /a", "mode 0899", "uid 0", "gid 0"]);
    assert.deepEqual(roles("dir /a\0b 0755"), ["type dir", "name /a"]);
    assert.deepEqual(roles(" # comment"), []);
    assert.deepEqual(roles(" "), []);
  });

  it("delimits words as the C locale does", () => {
    assert.deepEqual(roles("dir\v/a\u00a0b\f0755\r"), ["type dir", "name /a\u00a0b", "mode 0755"]);
  });

  it("finds line and word at an offset", () => {
    const manifest = parseManifest("dir /dev 0755 0 0\n\nnod /dev/x 0600\n");
    assert.equal(wordAt(manifest, 4)?.word?.role, "name");
    assert.equal(wordAt(manifest, 8)?.word?.role, "name");
    assert.equal(wordAt(manifest, 17)?.word?.role, "gid");
    assert.equal(wordAt(manifest, 18)?.line.number, 2);
    assert.equal(wordAt(manifest, 18)?.word, null);
    assert.equal(wordAt(manifest, 30)?.word?.role, "mode");
    assert.equal(lineAt(manifest, manifest.text.length + 1), null);
    assert.equal(lineAt(parseManifest(""), 0), null);
  });
});

function roles(text: string): string[] {
  const manifest = parseManifest(`\n${text}\n`);
  const line = manifest.lines[1];
  assert.ok(line !== undefined);
  return wordsOf(manifest, line).map((word) => {
    assert.equal(manifest.text.slice(word.start, word.end), word.text);
    return `${word.role} ${word.text}`;
  });
}
