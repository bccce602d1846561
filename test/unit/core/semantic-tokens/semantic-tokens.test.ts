import assert from "node:assert/strict";
import fc from "fast-check";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { assembleTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import { commandLineTokens } from "../../../../core/semantic-tokens/cmdline.js";
import { manifestTokens } from "../../../../core/semantic-tokens/manifest.js";
import { tokensBetween, type Token } from "../../../../core/semantic-tokens/token.js";

/** `text:type.modifier` of each token. */
function shown(text: string, tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ start, end, type, modifiers }) => `${text.slice(start, end)}:${[type, ...modifiers].join(".")}`);
}

function ofLine(text: string, sources: TargetSources = {}): readonly string[] {
  return shown(text, commandLineTokens(assembleTarget({ ...sources, cmdline: { path: "cmdline", text } })));
}

describe("tokens of a command line", () => {
  it("tell names by who reads them, and those that decide a boot", () => {
    assert.deepEqual(ofLine("quiet systemd.unit=x zzz mymod.opt elevator=noop"), [
      "quiet:parameter.boot",
      "systemd.unit:variable",
      "x:string",
      "zzz:parameter.unknown",
      "mymod.opt:parameter",
      "elevator:parameter.deprecated",
      "noop:string",
    ]);
  });

  it("tell numbers from texts, between commas", () => {
    assert.deepEqual(ofLine('mem=512M console=ttyS0,115200n8 panic=-1 "a b=c"').slice(0, 8), [
      "mem:parameter.boot",
      "512M:number",
      "console:parameter.boot",
      "ttyS0:string",
      "115200n8:string",
      "panic:parameter.boot",
      "-1:number",
      "a b:parameter.unknown",
    ]);
  });

  it("know the architecture", () => {
    assert.deepEqual(ofLine("noapic", { arch: "arm64" }), ["noapic:parameter.unknown"]);
    assert.deepEqual(ofLine("noapic"), ["noapic:parameter.boot"]);
  });

  it("leave what is behind -- to the first program", () => {
    assert.deepEqual(ofLine("quiet -- console=1 -x -- y"), [
      "quiet:parameter.boot",
      "--:operator",
      "console=1:string",
      "-x:string",
      "--:operator",
    ]);
  });
});

describe("tokens of a manifest", () => {
  const text =
    "# list\nnod /dev/console 0600 0 0 c 5 1\nfile /a ${OUT}/x${NO} 0755 0 0 /b\nDir /c\nslink /d a 0777 0 0\n";

  it("tell fields by their place", () => {
    assert.deepEqual(shown(text, manifestTokens(parseManifest(text), new Map([["OUT", "out"]]))), [
      "# list:comment",
      ..."nod:keyword /dev/console:property 0600:number 0:number 0:number c:enumMember 5:number 1:number".split(" "),
      ..."file:keyword /a:property ${OUT}:variable /x:string ${NO}:variable.unknown 0755:number 0:number".split(" "),
      ..."0:number /b:property Dir:keyword.unknown /c:property".split(" "),
      ..."slink:keyword /d:property a:string 0777:number 0:number 0:number".split(" "),
    ]);
  });

  it("of a range are those of its lines", () => {
    const start = text.indexOf("Dir");
    assert.deepEqual(shown(text, manifestTokens(parseManifest(text), null, { start, end: start + 2 })), [
      "Dir:keyword.unknown",
      "/c:property",
    ]);
  });
});

describe("tokens of any text", () => {
  const pieces = fc.constantFrom(
    "console=",
    "dir",
    "file /a ${",
    "}",
    "nod",
    '"',
    " ",
    "--",
    "\n",
    "\0",
    "é",
    ",",
    "#",
    "\r\n",
  );
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 12 })
    .map((all) => all.join(""));

  it("stand in the text one behind the other", () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, place) => {
        const lists = [
          commandLineTokens(assembleTarget({ cmdline: { path: "cmdline", text } })),
          manifestTokens(parseManifest(text), new Map()),
        ];
        for (const tokens of lists) {
          let end = 0;
          for (const token of tokens) {
            assert.ok(token.start >= end && token.end > token.start && token.end <= text.length);
            end = token.end;
          }
          assert.ok(tokensBetween(tokens, place, text.length).length <= tokens.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
