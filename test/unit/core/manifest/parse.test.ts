import assert from "node:assert/strict";
import type { Entry } from "../../../../core/manifest/entry.js";
import { isAccepted, parseManifest, type ManifestLine } from "../../../../core/manifest/parse.js";
import { explainVerdict } from "../../../../core/manifest/verdict.js";

describe("core/manifest/parse", () => {
  it("reads every kind of entry", () => {
    const entries = parseManifest(
      "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /init ${OUT}/init 0755 1 2 /sbin/init /bin/init\n" +
        "slink /lib usr/lib 0777 0 0\npipe /p 0600 0 0\nsock /s 0600 0 0\n",
    ).lines.map((line) => plain(line.entry));
    assert.deepEqual(entries, [
      { kind: "dir", name: "/dev", mode: 0o755, uid: 0, gid: 0, ignored: null },
      {
        kind: "nod",
        name: "/dev/console",
        mode: 0o600,
        uid: 0,
        gid: 0,
        device: "c",
        major: 5,
        minor: 1,
        ignored: null,
      },
      {
        kind: "file",
        name: "/init",
        location: "${OUT}/init",
        mode: 0o755,
        uid: 1,
        gid: 2,
        links: ["/sbin/init", "/bin/init"],
        ignored: null,
      },
      { kind: "slink", name: "/lib", target: "usr/lib", mode: 0o777, uid: 0, gid: 0, ignored: null },
      { kind: "pipe", name: "/p", mode: 0o600, uid: 0, gid: 0, ignored: null },
      { kind: "sock", name: "/s", mode: 0o600, uid: 0, gid: 0, ignored: null },
    ]);
  });

  it("says where each field stands, in UTF-16 units", () => {
    const text = "# 😀\nfile /é ü 0644 0 1 /日本\r\n";
    const entry = parseManifest(text).lines[1]?.entry;
    assert.ok(entry?.kind === "file");
    const link = entry.links[0];
    assert.ok(link !== undefined);
    const fields = [entry.name, entry.location, entry.mode, entry.uid, entry.gid, link];
    const found = fields.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, ["/é", "ü", "0644", "0", "1", "/日本"]);
    assert.deepEqual([entry.name.text, link.text], ["/é", "/日本"]);
  });

  it("reads a wrong mode as the tool does: the digits up to the 8 are the mode, the rest is the owner", () => {
    const text = "dir /dev 0899 0 0\n";
    const entry = parseManifest(text).lines[0]?.entry;
    assert.ok(entry?.kind === "dir");
    assert.deepEqual([entry.mode.value, entry.uid.value, entry.gid.value], [0, 899, 0]);
    assert.equal(text.slice(entry.mode.start, entry.mode.end), "0");
    assert.equal(text.slice(entry.uid.start, entry.uid.end), "899");
    assert.equal(entry.ignored?.text, "0");
  });

  it("drops an indented line, and yet has its fields for the editor", () => {
    const [line] = parseManifest("  dir /dev 0755 0 0\n").lines;
    assert.equal(line?.verdict.kind, "dropped");
    assert.equal(line.verdict.stderr, "unknown file type line 1: '  dir'\n");
    assert.equal(line.entry?.name.text, "/dev");
    assert.deepEqual(line.type, { text: "dir", start: 2, end: 5 });
  });

  const verdicts: readonly [title: string, text: string, kind: string, code: string, stderr: string][] = [
    ["a comment", "# x\n", "ignored", "comment", ""],
    ["an empty line", "\n", "ignored", "blank", ""],
    ["blanks with a newline", " \t\n", "ignored", "blank", ""],
    ["an empty line with CRLF", "\r\n", "ignored", "blank", ""],
    ["a type alone", "dir\n", "ignored", "lone-word", ""],
    ["a type alone with CRLF", "dir\r\n", "ignored", "lone-word", ""],
    ["another case", "DIR /a 0755 0 0\n", "dropped", "unknown-type", "unknown file type line 1: 'DIR'\n"],
    ["an indented comment", " # x\n", "dropped", "unknown-type", "unknown file type line 1: ' #'\n"],
    ["a missing field", "dir /a 0755 0\n", "refused", "bad-fields", "Unrecognized /a 0755 0 format 'dir' line 1\n"],
    [
      "a slink without target",
      "slink /a 0777 0 0\n",
      "refused",
      "bad-fields",
      "Unrecognized dir format '/a 0777 0 0' line 1\n",
    ],
    [
      "blanks without a newline",
      "  ",
      "refused",
      "no-type",
      "ERROR: incorrect format, could not locate file type line 1: '  '\n",
    ],
    [
      "an indented word alone",
      "  #\n",
      "refused",
      "no-fields",
      "ERROR: incorrect format, newline required line 1: '  #\n'\nunknown file type line 1: '  #\n'\n",
    ],
    ["a type and a blank", "dir \n", "refused", "crash", "ERROR: incorrect format, newline required line 1: 'dir'\n"],
  ];
  for (const [title, text, kind, code, stderr] of verdicts) {
    it(`judges ${title} as gen_init_cpio does`, () => {
      const manifest = parseManifest(text);
      assert.equal(manifest.lines.length, 1);
      const verdict = manifest.lines[0]?.verdict;
      assert.deepEqual([verdict?.kind, verdict?.code, verdict?.stderr], [kind, code, stderr]);
      assert.equal(isAccepted(manifest), kind !== "refused");
      assert.ok((explainVerdict(verdict ?? assert.fail(), "dir") ?? "").length > 10);
    });
  }

  it("does not judge lines behind the one where the tool crashes, and parses them all the same", () => {
    const manifest = parseManifest("dir /a 0755 0 0\nfile \ndir /b 0755 0 0\n");
    assert.equal(manifest.stoppedAt, 1);
    assert.deepEqual(kinds(manifest.lines), ["kept", "refused", "unread"]);
    assert.equal(manifest.lines[2]?.entry?.name.text, "/b");
  });

  it("goes on behind other refused lines, as the tool does", () => {
    const manifest = parseManifest("dir /a\ndir /b 0755 0 0\n");
    assert.equal(manifest.stoppedAt, null);
    assert.deepEqual(kinds(manifest.lines), ["refused", "kept"]);
  });

  it("cuts a long line into pieces of 8241 bytes, each a line of its own", () => {
    const text = `#${"x".repeat(8240)}dir /b 0755 0 0\ndir /c 0755 0 0\n`;
    const { lines } = parseManifest(text);
    assert.deepEqual(kinds(lines), ["ignored", "kept", "kept"]);
    assert.deepEqual(
      lines.map(({ number, continued, start }) => ({ number, continued, start })),
      [
        { number: 1, continued: false, start: 0 },
        { number: 2, continued: true, start: 8241 },
        { number: 3, continued: false, start: text.indexOf("dir /c") },
      ],
    );
  });

  it("counts that limit in bytes, also where it cuts a character in two", () => {
    const text = `#${"é".repeat(4200)}\n`;
    const { lines } = parseManifest(text);
    assert.equal(lines.length, 2);
    assert.equal(lines[1]?.start, 4121);
    assert.equal(parseManifest(`#x${"é".repeat(4200)}\n`).lines[1]?.type?.text.charCodeAt(0), 0xdca9);
  });

  it("sees nothing behind a NUL byte", () => {
    const { lines } = parseManifest("dir /a 0755 0 0 \0 x\ndir\0 /b 0755 0 0\n\0\n");
    assert.deepEqual(
      lines.map((line) => line.verdict.code),
      ["kept", "lone-word", "no-type"],
    );
    assert.equal(lines[0]?.entry?.ignored, null);
  });

  it("stops reading hard links at a name that does not start with printable ASCII", () => {
    const entry = parseManifest("file /a b 0644 0 0 /c é /d\n").lines[0]?.entry;
    assert.ok(entry?.kind === "file");
    assert.deepEqual(
      entry.links.map((link) => link.text),
      ["/c"],
    );
    assert.equal(entry.ignored?.text, "é /d");
  });
});

function kinds(lines: readonly ManifestLine[]): string[] {
  return lines.map((line) => line.verdict.kind);
}

/** An entry without its positions. */
function plain(entry: Entry | null | undefined): unknown {
  return JSON.parse(
    JSON.stringify(entry, (_, value: unknown) => {
      if (typeof value !== "object" || value === null) return value;
      if ("value" in value) return value.value;
      return "text" in value ? value.text : value;
    }),
  );
}
