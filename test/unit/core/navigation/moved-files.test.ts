import assert from "node:assert/strict";
import { posix } from "node:path";
import { parseManifest } from "../../../../core/manifest/parse.js";
import { moveProject, moveSources, type Move } from "../../../../core/navigation/moved-files.js";
import { projectPlaces } from "../../../../core/navigation/project-places.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import { parseJson } from "../../../../host/project-json.js";

/** The move of one file or folder. */
function moveOf(from: string, to: string): Move {
  return {
    paths: {
      resolve: (folder, path) => posix.resolve(folder, path),
      relative: (folder, path) => posix.relative(folder, path),
      isAbsolute: (path) => posix.isAbsolute(path),
      folderOf: (path) => posix.dirname(path),
    },
    newPath: (path) =>
      path === from ? to : path.startsWith(`${from}/`) ? posix.join(to, path.slice(from.length)) : path,
  };
}

/** A manifest in `/w/boot` after a move. */
function sources(text: string, from: string, to: string, variables: Readonly<Record<string, string>> = {}): string {
  const move = moveOf(from, to);
  const all = new Map(Object.entries(variables));
  const document = { path: "/w/boot/list", text, manifest: parseManifest(text) };
  const newBase = posix.dirname(move.newPath(document.path));
  const edits = moveSources({ document, base: "/w/boot", newBase, variables: all, newVariables: all }, move);
  return applyEdits(text, edits);
}

describe("sources of a manifest", () => {
  const list = "file /a out/a 0755 0 0\r\nfile /b ./out/b 0755 0 0\r\nfile /c /w/boot/out/c 0755 0 0\r\n";

  it("follow a file and a folder, in the form in which they are written", () => {
    assert.equal(sources(list, "/w/boot/out/a", "/w/boot/out/x"), list.replace("out/a", "out/x"));
    assert.equal(sources(list, "/w/boot/out", "/w/boot/bin"), list.replaceAll("out/", "bin/"));
    assert.equal(sources(list, "/w/boot/out/b", "/w/b"), list.replace("./out/b", "../b"));
    assert.equal(sources(list, "/w/boot/ou", "/w/x"), list);
  });

  it("are found again when the manifest moves, and stay when everything moves", () => {
    assert.equal(
      sources(list, "/w/boot/list", "/w/list"),
      list.replaceAll(" out", " boot/out").replace("./", "./boot/"),
    );
    assert.equal(sources(list, "/w/boot", "/w/new"), list.replace("/w/boot", "/w/new"));
    assert.equal(sources(list, "/w/boot/list", "/w/boot/other"), list);
  });

  it("keep variables that still lead to a folder around them", () => {
    const text = "file /a ${OUT}/deep/a 0755 0 0\nfile /b ${FILE} 0755 0 0\nfile /c ${NONE}x 0755 0 0\n";
    const variables = { OUT: "out", FILE: "out/f" };
    assert.equal(sources(text, "/w/boot/out/deep", "/w/boot/out/x", variables), text.replace("deep", "x"));
    assert.equal(sources(text, "/w/boot/out/f", "/w/boot/out/g", variables), text);
    assert.equal(sources(text, "/w/boot/out/deep/a", "/w/a", variables), text);
  });

  it("stay where the new name cannot be written in a manifest", () => {
    assert.equal(sources(list, "/w/boot/out/a", "/w/boot/out/my a"), list);
  });
});

describe("a project file", () => {
  const text = `{ "targets": [ // one
  { "name": "t", "cmdline": "a/cmdline", "manifest": ["a/list", "./b.list"], "kernel": "/k/bzImage", "base": "a",
    "variables": { "OUT": "out", "WORD": "quiet", "ABS": "/w/a/out/x" } } ] }`;

  function moved(from: string, to: string): { text: string; variables: unknown } {
    const move = moveOf(from, to);
    const bases = { base: "/w/a", newBase: move.newPath("/w/a") };
    const project = { path: "/w/bootpath.json", places: projectPlaces(parseJson(text)), baseOf: () => bases };
    const { edits, variables } = moveProject(project, move);
    return { text: applyEdits(text, edits), variables: Object.fromEntries(variables.get("t") ?? []) };
  }

  it("follows the files that it names", () => {
    assert.equal(moved("/w/a/cmdline", "/w/a/x").text, text.replace("a/cmdline", "a/x"));
    assert.equal(moved("/w/b.list", "/w/a/b.list").text, text.replace("./b.list", "./a/b.list"));
    assert.equal(moved("/k", "/kk").text, text.replace("/k/", "/kk/"));
    assert.equal(moved("/w/other", "/w/x").text, text);
  });

  it("follows folders, with the values of variables that lead into them", () => {
    assert.deepEqual(moved("/w/a/out", "/w/a/o2"), {
      text: text.replace('"out"', '"o2"').replace("/w/a/out/x", "/w/a/o2/x"),
      variables: { OUT: "o2", ABS: "/w/a/o2/x" },
    });
    assert.equal(
      moved("/w/a", "/w/z").text,
      text.replaceAll('"a/', '"z/').replace('"base": "a"', '"base": "z"').replace("/w/a/out/x", "/w/z/out/x"),
    );
  });

  it("says where it stands when it moves itself", () => {
    assert.equal(
      moved("/w/bootpath.json", "/w/a/bootpath.json").text,
      text.replaceAll('"a/', '"').replace('"./b.list"', '"../b.list"').replace('"base": "a"', '"base": "."'),
    );
  });
});
