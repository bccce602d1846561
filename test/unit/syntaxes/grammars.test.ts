/** The grammars, read by the library that the editor reads them with. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";
import { projectRoot } from "../../../scripts/lib/cache.js";

const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));

async function grammarOf(name: string): Promise<textmate.IGrammar> {
  await oniguruma.loadWASM({ data: wasm });
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => {
      const path = join(projectRoot, "syntaxes", `${name}.tmLanguage.json`);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(path, "utf8"), path));
    },
  });
  const grammar = await registry.loadGrammar(`source.${name}`);
  assert.ok(grammar, name);
  return grammar;
}

/** The pieces of a line with their innermost scope, shortened to its first two parts; pieces without one are left out. */
function pieces(grammar: textmate.IGrammar, line: string): readonly (readonly [string, string])[] {
  return grammar
    .tokenizeLine(line, null)
    .tokens.map(({ startIndex, endIndex, scopes }) => {
      const scope = scopes.length > 1 ? (scopes.at(-1) ?? "") : "";
      return [line.slice(startIndex, endIndex), scope.split(".").slice(0, 2).join(".")] as const;
    })
    .filter(([text, scope]) => scope !== "" && text.trim() !== "");
}

describe("grammar of kernel command lines", () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await grammarOf("kernel-cmdline");
  });

  it("tells names, values and what decides the boot apart", () => {
    assert.deepEqual(pieces(grammar, "console=ttyS0,115200n8 foo.bar=1 mitigations=off rdinit=/bin/sh"), [
      ["console", "keyword.other"],
      ["=", "keyword.operator"],
      ["ttyS0", "string.unquoted"],
      [",", "punctuation.separator"],
      ["115200n8", "string.unquoted"],
      ["foo", "entity.name"],
      [".", "punctuation.separator"],
      ["bar", "variable.parameter"],
      ["=", "keyword.operator"],
      ["1", "constant.numeric"],
      ["mitigations", "variable.parameter"],
      ["=", "keyword.operator"],
      ["off", "string.unquoted"],
      ["rdinit", "keyword.other"],
      ["=", "keyword.operator"],
      ["/bin/sh", "string.unquoted"],
    ]);
  });

  it("keeps a quoted value together", () => {
    const [name, equals, ...quoted] = pieces(grammar, 'dyndbg="file init/* +p"');
    assert.deepEqual([name?.[0], equals?.[0]], ["dyndbg", "="]);
    assert.equal(quoted.map(([text]) => text).join(""), '"file init/* +p"');
  });

  it("marks what is behind the separator as init's", () => {
    assert.deepEqual(pieces(grammar, "quiet -- -l two=2").slice(1), [
      ["--", "keyword.operator"],
      [" -l two=2", "string.unquoted"],
    ]);
  });
});

describe("grammar of initramfs manifests", () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await grammarOf("initramfs-manifest");
  });

  it("tells the fields of a line apart", () => {
    assert.deepEqual(pieces(grammar, "file /init ${OUT}/init.sh 0755 0 0 /sbin/init"), [
      ["file", "keyword.control"],
      ["/init", "entity.name"],
      ["${OUT}", "variable.other"],
      ["/init.sh", "string.unquoted"],
      ["0755", "constant.numeric"],
      ["0", "constant.numeric"],
      ["0", "constant.numeric"],
      ["/sbin/init", "entity.name"],
    ]);
    assert.deepEqual(
      pieces(grammar, "nod /dev/console 0600 0 0 c 5 1").map(([text]) => text),
      ["nod", "/dev/console", "0600", "0", "0", "c", "5", "1"],
    );
  });

  it("marks what gen_init_cpio drops", () => {
    assert.deepEqual(pieces(grammar, "  dir /a 0755 0 0"), [["  dir /a 0755 0 0", "invalid.illegal"]]);
    assert.equal(pieces(grammar, "DIR /a 0755 0 0")[0]?.[1], "invalid.illegal");
    assert.deepEqual(pieces(grammar, "# a comment"), [["# a comment", "comment.line"]]);
  });
});

describe("grammar of kernel logs", () => {
  it("marks the panic, the time and the first program", async () => {
    const grammar = await grammarOf("kernel-log");
    assert.deepEqual(pieces(grammar, "[    1.234567] Run /init as init process"), [
      ["[    1.234567]", "comment.line"],
      ["Run", "keyword.other"],
      ["/init", "entity.name"],
      ["as init process", "keyword.other"],
    ]);
    assert.equal(pieces(grammar, "Kernel panic - not syncing: VFS: x")[0]?.[1], "invalid.illegal");
    assert.deepEqual(pieces(grammar, "[    0.5] VFS: Cannot open root device: error -2"), [
      ["[    0.5]", "comment.line"],
      ["VFS", "support.type"],
      ["Cannot", "keyword.control"],
      ["error -2", "constant.numeric"],
    ]);
    assert.deepEqual(pieces(grammar, "[    0.5]  ? ext4_put+0x12/0x34 [ext4]"), [
      ["[    0.5]", "comment.line"],
      ["ext4_put", "entity.name"],
      ["0x12/0x34", "constant.numeric"],
      ["ext4", "entity.name"],
    ]);
  });
});
