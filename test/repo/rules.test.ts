import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { documentPath } from "../../core/documents.js";
import { allRules } from "../../core/rules/all.js";
import { ruleCodes } from "../../core/rules/codes.js";
import { projectRoot } from "../../scripts/lib/cache.js";

const codes = allRules.map((rule) => rule.code);

describe("one rule, one file, one fixture, one document", () => {
  it("lists each code once", () => {
    assert.equal(new Set(codes).size, codes.length);
  });

  it("has a rule for each file", () => {
    const files = ["cmdline", "manifest"].flatMap((language) =>
      readdirSync(join(projectRoot, "core/rules", language)).map((file) => ({ language, code: basename(file, ".ts") })),
    );
    const rules = allRules.map(({ language, code }) => ({ language, code }));
    const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code);
    assert.deepEqual(files.sort(byCode), [...rules].sort(byCode));
  });

  it("has a fixture folder for each rule", () => {
    assert.deepEqual(readdirSync(join(projectRoot, "test/fixtures/rules")).sort(), [...codes].sort());
  });

  it("has a document for each rule", () => {
    assert.deepEqual(readdirSync(join(projectRoot, "docs/rules")).sort(), codes.map((code) => `${code}.md`).sort());
  });

  it("has every code of the contract, in its order", () => {
    assert.deepEqual(
      codes,
      [...ruleCodes].filter((code) => codes.includes(code)),
    );
    assert.deepEqual([...codes].sort(), [...ruleCodes].sort());
  });

  it("lists all of them in docs/rules.md", () => {
    const list = readFileSync(join(projectRoot, "docs/rules.md"), "utf8");
    const listed = [...list.matchAll(/^\| \[`([\w-]+)`\]\(rules\/\1\.md\) +\| (.*?) +\|$/gm)];
    assert.deepEqual(
      listed.map(([, code, title]) => `${code ?? ""}: ${title ?? ""}`),
      allRules.map(({ code, title }) => `${code}: ${title}`),
    );
  });

  for (const rule of allRules) {
    it(`documents ${rule.code} under its title, with its kernel sources`, () => {
      const document = readFileSync(join(projectRoot, documentPath("rules", rule.code)), "utf8");
      assert.ok(document.startsWith(`# ${rule.code}: ${rule.title}\n`), "heading");
      for (const source of rule.sources) {
        const name = source.function === null ? source.file : `${source.file} ${source.function}`;
        assert.ok(document.includes(`\`${name}\``), `names ${name}`);
      }
    });

    it(`shows ${rule.code} firing in a fixture`, () => {
      const folder = join(projectRoot, "test/fixtures/rules", rule.code);
      assert.ok(existsSync(folder));
      const marked = readdirSync(folder).some((file) => /^ *\^+ /m.test(readFileSync(join(folder, file), "utf8")));
      assert.ok(marked);
    });
  }
});
