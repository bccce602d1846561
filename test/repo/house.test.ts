import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";

const tracked = execFileSync("git", ["ls-files"], { cwd: projectRoot, encoding: "utf8" }).trim().split("\n");
const texts = tracked.filter(
  (file) => existsSync(join(projectRoot, file)) && /\.(ts|mjs|md|json|config|txt)$/.test(file),
);

describe("the house", () => {
  it("has the rooms and papers that everybody looks for", () => {
    const expected = [
      ...["package.json", "tsconfig.json", ".vscodeignore", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"],
      ...["CHANGELOG.md", "LICENSE", "client", "server", "syntaxes", "test"],
    ];
    assert.deepEqual(
      expected.filter((path) => !existsSync(join(projectRoot, path))),
      [],
    );
  });

  it("commits no binary built by others", () => {
    const binaries = tracked.filter((file) => /\.(vsix|deb|bzImage|wasm|o|so|cpio|gz|xz|zst)$/.test(file));
    assert.deepEqual(binaries, []);
  });

  it("names no file outside the project", () => {
    // Spelled in two halves, so that this file does not name them either.
    const outside = new RegExp(["\\.\\./sha" + "red/", "/work/ma" + "in", "/tmp/la" + "b"].join("|"));
    assert.deepEqual(
      texts.filter((file) => outside.test(readFileSync(join(projectRoot, file), "utf8"))),
      [],
    );
  });

  it("keeps every link between documents alive", () => {
    const dead = texts
      .filter((file) => file.endsWith(".md"))
      .flatMap((file) => {
        const text = readFileSync(join(projectRoot, file), "utf8").replace(/```[\s\S]*?```/g, "");
        const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? "");
        const isDead = (link: string) => !existsSync(join(projectRoot, file, "..", link));
        return links.filter(isDead).map((link) => `${file}: ${link}`);
      });
    assert.deepEqual(dead, []);
  });
});
