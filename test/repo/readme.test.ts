/** What README says of itself: links and pictures lead somewhere, numbers are right, and each feature has its tests. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/lib/cache.js";

const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
const documents = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md", "guest/README.md"],
  ...["docs", "docs/rules", "docs/causes", "docs/project", "docs/decisions"].flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
];

/** The numbers that README writes in words. */
const numberWords: Readonly<Record<string, number>> = { fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

describe("README", () => {
  it("and the documents link to what is there", () => {
    const broken = documents.flatMap((document) => {
      const text = readFileSync(join(projectRoot, document), "utf8").replace(/^```[^]*?^```/gm, "");
      const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
      const files = targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => target.split("#", 1)[0] ?? "");
      return files
        .filter((file) => file !== "" && !existsSync(join(projectRoot, dirname(document), file)))
        .map((file) => `${document}: ${file}`);
    });
    assert.deepEqual(broken, []);
  });

  it("names tests that there are behind each feature", () => {
    const rows = readme.split("\n").filter((line) => /^\|.*`(?:lsp|e2e)\//.test(line));
    assert.ok(rows.length >= 15);
    const missing = rows
      .flatMap((row) => [...row.matchAll(/`((?:lsp|e2e)\/[\w-]+)`/g)].map(([, name = ""]) => `test/${name}.test.ts`))
      .filter((path) => !existsSync(join(projectRoot, path)));
    assert.deepEqual(missing, []);
  });

  it("counts rules and causes", () => {
    const count = (folder: string) => readdirSync(join(projectRoot, folder)).length;
    assert.equal(numberBefore("[rules]"), count("docs/rules"));
    assert.equal(numberBefore("[causes]"), count("docs/causes"));
  });

  it("has an index of the causes that names all of them once", () => {
    const index = readFileSync(join(projectRoot, "docs/causes.md"), "utf8");
    const listed = [...index.matchAll(/^\| \[`([\w-]+)`\]\(causes\/\1\.md\) +\| (.*?) +\|/gm)];
    const titles = readdirSync(join(projectRoot, "docs/causes")).map((name) => {
      const [heading = ""] = readFileSync(join(projectRoot, "docs/causes", name), "utf8").split("\n");
      return heading;
    });
    assert.deepEqual(listed.map(([, code = "", title = ""]) => `# ${code}: ${title}`).sort(), titles.sort());
  });

  it("names settings that there are", () => {
    const known = Object.keys(packageJson.contributes.configuration.properties);
    const named = [...readme.matchAll(/^\| `(bootpath\.[\w.*]+)`/gm)].map(([, name = ""]) => name);
    assert.ok(named.length >= 8);
    const wrong = named.filter((name) => !known.some((key) => key === name || key.startsWith(name.replace("*", ""))));
    assert.deepEqual(wrong, []);
  });
});

/** The number, in words, before a word of README. */
function numberBefore(word: string): number {
  const [, tens = "", unit = ""] = new RegExp(`(\\w+)-(\\w+) ${word.replace(/[[\]]/g, "\\$&")}`).exec(readme) ?? [];
  return (numberWords[tens.toLowerCase()] ?? Number.NaN) + units.indexOf(unit);
}
