import assert from "node:assert/strict";
import fc from "fast-check";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { buildTree, resolvePath, type InitramfsTree } from "../../../../core/manifest/tree.js";
import { followPath } from "../../../../core/rules/follow-path.js";

function treeOf(...lines: readonly string[]): InitramfsTree {
  return buildTree([parseManifest(lines.map((line) => `${line}\n`).join(""))], { delivery: "builtin" });
}

const tree = treeOf(
  "dir /usr 0755 0 0",
  "dir /usr/lib 0755 0 0",
  "slink /lib usr/lib 0777 0 0",
  "file /usr/lib/a a 0644 0 0",
  "slink /usr/lib/b /lib/a 0777 0 0",
  "slink /loop loop 0777 0 0",
  "slink /none lib/c/d 0777 0 0",
);

describe("core/rules/follow-path", () => {
  it("names the real places on the way", () => {
    const { steps, end } = followPath(tree, "/lib/b");
    assert.equal(end, "found");
    assert.deepEqual(
      steps.map(({ path }) => path),
      ["/lib", "/usr", "/usr/lib", "/usr/lib/b", "/lib", "/usr", "/usr/lib", "/usr/lib/a"],
    );
  });

  it("says what is missing, behind links too", () => {
    assert.deepEqual(followPath(tree, "/none").missing, { first: "/usr/lib/c", whole: "/usr/lib/c/d" });
    assert.deepEqual(followPath(tree, "/x/y/../z").missing, { first: "/x", whole: "/x/y" });
  });

  it("tells files on the way and circles", () => {
    assert.equal(followPath(tree, "/lib/a/x").end, "not-a-folder");
    assert.equal(followPath(tree, "/loop/x").end, "loop");
  });

  it("ends where the kernel's path walk ends", () => {
    const name = fc.constantFrom("a", "b", "c", "..", ".");
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join("/")}`);
    const folder = path.map((at) => `dir ${at} 0755 0 0`);
    const file = path.map((at) => `file ${at} x 0644 0 0`);
    const link = fc.tuple(path, path, fc.boolean()).map(([at, to, absolute]) => {
      return `slink ${at} ${absolute ? to : to.slice(1)} 0777 0 0`;
    });
    const lines = fc.array(fc.oneof(folder, file, link), { maxLength: 10 });
    const ends = { ENOENT: "missing", ENOTDIR: "not-a-folder", ELOOP: "loop" } as const;
    fc.assert(
      fc.property(lines, path, (manifest, at) => {
        const random = treeOf(...manifest);
        const found = resolvePath(random, at);
        const { end } = followPath(random, at);
        if (found.kind === "found") assert.equal(end, "found");
        else assert.equal(end, ends[found.errno as keyof typeof ends], found.errno);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
