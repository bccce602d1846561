import assert from "node:assert/strict";
import fc from "fast-check";
import { describeManifestWord } from "../../../../core/manifest/describe-word.js";
import { describeDevice } from "../../../../core/manifest/device-names.js";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { deviceNodes } from "../../../../core/completion/device-nodes.js";

/** The hover where `|` stands in the text. */
function hover(text: string, variables: ReadonlyMap<string, string> | null = null) {
  const offset = text.indexOf("|");
  return describeManifestWord(parseManifest(text.replace("|", "")), offset, variables);
}

/** What is said of the field at `|`. */
function field(text: string): string {
  return hover(text)?.field ?? "";
}

describe("hover of a manifest line", () => {
  it("tells the mode in letters and in words", () => {
    assert.match(
      field("dir /tmp |1777 0 0"),
      /^\*\*`1777`\*\*: rwxrwxrwt\. The owner may read, write, execute.*Sticky/,
    );
    assert.match(field("file /bin/su su 47|50 0 0"), /rwsr-x---.*others do nothing.*Set-user-id/);
    assert.match(field("file /a a 100|644 0 0"), /rw-r--r--.*added to the kind/);
  });

  it("tells devices by their names", () => {
    for (const place of ["|c 5 1", "c |5 1", "c 5 |1"]) {
      assert.match(
        field(`nod /dev/console 0600 0 0 ${place}`),
        /Character device 5:1: `\/dev\/console`, the console that console= chooses\./,
      );
    }
    assert.match(field("nod /dev/x 0600 0 0 b |8 17"), /Block device 8:17: `\/dev\/sdb1`, partition 1/);
    assert.match(field("nod /dev/x 0600 0 0 |x 1 3"), /Every letter but b makes a character device/);
    assert.match(field("nod /dev/x 0600 0 0 c 245 |0"), /hands out anew/);
  });

  it("tells types, owners, sources and targets", () => {
    assert.match(field("d|ir /dev 0755 0 0"), /A folder/);
    assert.match(field("dir /dev 0755 |0 0"), /root/);
    assert.match(field("dir /dev 0755 0 1|00"), /group with the number 100/);
    assert.match(
      hover("file /init ${OUT}/in|it 0755 0 0", new Map([["OUT", "/out"]]))?.field ?? "",
      /Here: `\/out\/init`/,
    );
    assert.match(field("slink /bin/a ../|lib/b 0777 0 0"), /`\/lib\/b`/);
    assert.match(field("slink /bin/a /|b 0777 0 0"), /from the root folder/);
    assert.match(field("file /a a 0755 0 0 /|b"), /hard link/);
    assert.match(field("dir /a 0755 0 0 ex|tra"), /does not read/);
  });

  it("tells what becomes of the line", () => {
    const line = (text: string) => hover(text)?.line ?? "";
    assert.equal(
      line("nod /dev/co|nsole 0600 0 0 c 5 1"),
      "`/dev/console`: the character device 5:1 (the console that console= chooses), `rw-------`, owned by root.",
    );
    assert.equal(line("dir /d|ev 0755 0 0"), "`/dev`: a folder, `rwxr-xr-x`, owned by root.");
    assert.equal(
      line("file in|it init 0755 1 2 /a"),
      "`/init`: a file with the contents of `init`, under 2 names, `rwxr-xr-x`, owned by 1:2.",
    );
    assert.match(line("slink /a |b 0777 0 0"), /a symbolic link to `b`/);
    assert.match(line("pipe /|p 0600 0 0"), /a named pipe/);
    assert.match(line("sock /|s 0600 0 0"), /a socket/);
    assert.match(line("DIR /|dev 0755 0 0"), /^\*\*No entry\*\*: No entry type stands in the first column/);
    assert.match(line("dir /|dev"), /^\*\*No entry\*\*: A field is missing/);
  });

  it("is about the word at the cursor, and nothing in comments and between words", () => {
    const found = hover("dir /dev 07|55 0 0");
    assert.deepEqual(found && [found.range.start, found.range.end], [9, 13]);
    assert.equal(hover("# com|ment"), null);
    assert.equal(hover("dir /dev  |  0755 0 0"), null);
    assert.equal(hover("|"), null);
  });

  it("takes any text", () => {
    const word = fc.oneof(
      fc.constantFrom("dir", "nod", "file", "slink", "c", "b", "5", "0755", "/a", "${X}", "\n", "#"),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(60), (words, offset) => {
        const text = words.join(" ");
        const found = describeManifestWord(parseManifest(text), offset);
        if (found !== null) assert.ok(found.range.start <= offset && offset <= found.range.end);
      }),
    );
  });
});

describe("names of device numbers", () => {
  it("are those that completion writes", () => {
    const differing = deviceNodes().filter((node) => describeDevice(node)?.name !== node.path);
    assert.deepEqual(
      differing.map(({ path }) => path),
      [],
    );
  });
});
