import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { commandLineSymbols } from "../../../../core/navigation/cmdline-symbols.js";
import { manifestSymbols } from "../../../../core/navigation/manifest-symbols.js";
import { matcher, searchSymbols } from "../../../../core/navigation/symbol-search.js";
import { flatSymbols, type DocumentSymbol } from "../../../../core/navigation/symbol.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";

/** A tree as lines: name, kind, detail and the lines that its range goes over, counted from 0. */
function outline(symbols: readonly DocumentSymbol[], text: string, depth = 0): readonly string[] {
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length - 1;
  return symbols.flatMap(({ name, kind, detail, range, children }) => [
    `${"  ".repeat(depth)}${name} ${kind} ${detail}`.trimEnd() + ` ${lineAt(range.start)}-${lineAt(range.end)}`,
    ...outline(children, text, depth + 1),
  ]);
}

describe("the outline of a manifest", () => {
  it("is a tree of its files, whose folders go on as long as what follows is in them", () => {
    const text = [
      "# top",
      "dir /usr 0755 0 0",
      "dir /usr/bin 0755 0 0",
      "file /usr/bin/busybox out/bb 0755 0 0 /usr/bin/sh /sh",
      "# more",
      "slink /usr/bin/ls busybox 0777 0 0",
      "nod /dev/console 0600 0 0 c 5 1",
      "file /usr/lib/x y 0644 0 0",
      "",
    ].join("\n");
    assert.deepEqual(outline(manifestSymbols(parseManifest(text)), text), [
      "/usr folder 1-2",
      "  bin folder 2-2",
      "    busybox program out/bb 3-3",
      "    sh program hard link to /usr/bin/busybox 3-3",
      "    ls link → busybox 5-5",
      "  lib/x file y 7-7",
      "/sh program hard link to /usr/bin/busybox 3-3",
      "/dev/console device c 5 1 6-6",
    ]);
    const runs = text.replace(" /sh", "");
    assert.deepEqual(outline(manifestSymbols(parseManifest(runs)), runs).slice(0, 2), [
      "/usr folder 1-5",
      "  bin folder 2-5",
    ]);
  });

  it("finds a folder behind what is in it, and takes broken lines and the root as they come", () => {
    const text =
      "file /a/b s 0644 0 0\r\ndir /a 0755 0 0\r\ndir broken\r\ndir /a 0700 0 0\r\ndir / 0755 0 0\r\nsock /s 0 0 0";
    assert.deepEqual(outline(manifestSymbols(parseManifest(text)), text), [
      "/ folder 4-5",
      "  a folder 1-1",
      "    b file s 0-0",
      "  a folder 3-3",
      "  s pipe 5-5",
    ]);
  });

  it("has the name inside the range, for every text", () => {
    const piece = fc.constantFrom(
      "dir ",
      "file ",
      "slink ",
      "/",
      "a",
      "b",
      " ",
      " 0755 0 0",
      "\n",
      "\r\n",
      "🐧",
      "#",
      "..",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const symbol of flatSymbols(manifestSymbols(parseManifest(pieces.join(""))))) {
          assert.notEqual(symbol.name, "");
          assert.ok(symbol.range.start <= symbol.selection.start && symbol.selection.end <= symbol.range.end);
        }
      }),
    );
  });

  it("of a very large manifest has its folders, over everything that is in them", () => {
    const files = Array.from({ length: 10_000 }, (_, index) => `file /a/f${index} s 0644 0 0`);
    const text = ["dir /a 0755 0 0", ...files, "dir /b 0755 0 0"].join("\n");
    assert.deepEqual(outline(manifestSymbols(parseManifest(text)), text), [
      "/a folder 0-10000",
      "/b folder 10001-10001",
    ]);
  });

  it("as a list has whole paths and the order of the text", () => {
    const text = "dir /a 0755 0 0\nnod /b 0600 0 0 c 1 3\nfile /a/c s 0644 0 0\n";
    const flat = flatSymbols(manifestSymbols(parseManifest(text)));
    assert.deepEqual(
      flat.map(({ fullName }) => fullName),
      ["/a", "/b", "/a/c"],
    );
  });
});

describe("the outline of a command line", () => {
  it("has values beside names, modules as groups and init's words apart", () => {
    const text = 'quiet console=ttyS0 usb-core.a=1 usb_core.b x.y="1 2" -- single a=b';
    assert.deepEqual(
      outline(commandLineSymbols(parseCommandLine(text)), text).map((line) => line.replace(/ 0-0$/, "")),
      [
        "quiet flag",
        "console setting ttyS0",
        "usb-core group",
        "  a setting 1",
        "  b flag",
        "x.y setting 1 2",
        "-- group arguments of init",
        "  single argument",
        "  a argument b",
      ],
    );
  });

  it("has a name for every word", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const symbol of flatSymbols(commandLineSymbols(parseCommandLine(`"" ${text}`)))) {
          assert.notEqual(symbol.name, "");
          assert.ok(symbol.range.start <= symbol.selection.start && symbol.selection.end <= symbol.range.end);
        }
      }),
    );
  });
});

describe("searching symbols", () => {
  const target = assembleTarget({
    cmdline: { path: "cmdline", text: "console=ttyS0 rdinit=/bin/sh -- verbose" },
    manifests: [
      { path: "list", text: "dir /bin 0755 0 0\nfile /bin/busybox b 0755 0 0 /bin/sh\nfile /etc/shells s 0644 0 0\n" },
    ],
  });
  const search = (query: string) =>
    [...searchSymbols(target, query)].sort((a, b) => b.score - a.score).map(({ name }) => name);

  it("finds letters in their order, the whole last component first", () => {
    assert.deepEqual(search("sh"), ["/bin/sh", "rdinit=/bin/sh", "/etc/shells"]);
    assert.deepEqual(search("BUSY"), ["/bin/busybox"]);
    assert.deepEqual(search("bbx"), ["/bin/busybox"]);
    assert.deepEqual(search("ttys"), ["console=ttyS0"]);
    assert.deepEqual(search("verb"), ["verbose"]);
    assert.deepEqual(search("zzz"), []);
    assert.equal(search("").length, 7);
  });

  it("prefers letters side by side and at beginnings", () => {
    const score = (text: string) => matcher("ec")(text) ?? -1;
    assert.ok(score("/etc/console") > score("/beyond/xcx"));
    assert.ok(score("/ec") > score("/e/c"));
    assert.equal(matcher("ce")("/etc"), null);
  });
});
