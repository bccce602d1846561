import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";

const main = readFileSync(join(projectRoot, "cli/main.ts"), "utf8");
const verbs = new Set(["help", ...[...main.matchAll(/\bverb\(\s*"([a-z]+)/g)].map((match) => match[1] ?? "")]);
const documents = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"],
  ...["docs/rules", "docs/causes", "docs/decisions"].flatMap((folder) =>
    readdirSync(join(projectRoot, folder)).map((name) => `${folder}/${name}`),
  ),
];

describe("documents", () => {
  it("speak of no verb that the command does not have", () => {
    const wrong = documents.flatMap((document) => {
      const text = readFileSync(join(projectRoot, document), "utf8");
      const named = [...text.matchAll(/(?:`|^\s*\$? ?)bootpath ([a-z]+)/gm)].map((match) => match[1] ?? "");
      return named.filter((verb) => !verbs.has(verb)).map((verb) => `${document}: bootpath ${verb}`);
    });
    assert.deepEqual(wrong, []);
    assert.ok(verbs.size >= 5);
  });
});
