import assert from "node:assert/strict";
import { manifestLinks } from "../../../../core/navigation/manifest-links.js";
import { projectPlaces } from "../../../../core/navigation/project-places.js";
import { renameSettings, renameUses } from "../../../../core/navigation/rename-variable.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import type { SourceFile } from "../../../../core/project/source-file.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import { parseJson } from "../../../../host/project-json.js";

const text = `{
  "rules": { "quiet-hides-boot": "off", "no-such": "off" },
  "targets": [
    { "name": "a", "manifest": ["x", "y"], "variables": { "OUT": "out", "BB": "\${OUT}/bb", "BAD": 1 }, "rules": { "root-missing": "off" } },
    { "cmdline": "c", "variables": { "OUT": "o" } }, 7
  ]
}`;

describe("places in a project file", () => {
  const places = projectPlaces(parseJson(text));

  it("are its paths, variables and rules", () => {
    assert.deepEqual(
      places.paths.map(({ target, key, path, start, end }) => [target, key, path, text.slice(start, end)]),
      [
        ["a", "manifest", "x", '"x"'],
        ["a", "manifest", "y", '"y"'],
        ["target 2", "cmdline", "c", '"c"'],
      ],
    );
    assert.deepEqual(
      places.variables.map((one) => [one.target, one.name, one.value, text.slice(one.nameStart, one.valueEnd)]),
      [
        ["a", "OUT", "out", '"OUT": "out"'],
        ["a", "BB", "${OUT}/bb", '"BB": "${OUT}/bb"'],
        ["target 2", "OUT", "o", '"OUT": "o"'],
      ],
    );
    assert.deepEqual(
      places.rules.map(({ code }) => code),
      ["quiet-hides-boot", "root-missing"],
    );
  });

  it("are none in what is no project file", () => {
    for (const broken of [
      "",
      "[",
      "7",
      '{ "targets": {} }',
      '{ "targets": [[]] }',
      '{ "targets": [{ "variables": [] }] }',
    ]) {
      assert.deepEqual(projectPlaces(parseJson(broken)), { paths: [], variables: [], rules: [] }, broken);
    }
  });

  it("of a variable get a new name together, in one target", () => {
    const edits = renameSettings({ path: "p", text, places }, new Set(["a"]), "OUT", "BUILD");
    assert.equal(applyEdits(text, edits), text.replace('"OUT": "out"', '"BUILD": "out"').replace("${OUT}", "${BUILD}"));
  });
});

describe("a manifest", () => {
  const list =
    "# see https://example.org/a(b), and more\n# bootpath: off root-missing no-such\nfile /a ${OUT}/a 0755 0 0\n" +
    "file /b b 0755 0 0\nfile /c c 0755 0 0\nfile /d ${OUT} 0755 0 0\n";
  const sources = new Map<string, SourceFile>(
    ["${OUT}/a", "b", "${OUT}"].map((location) => [
      location,
      { state: "file", path: `/h/${location}`, content: { size: 0, pieces: [] } },
    ]),
  );
  const target = assembleTarget({ manifests: [{ path: "list", text: list }], sources });
  const [document] = target.manifests;
  assert.ok(document !== undefined);

  it("links sources that are there, rules and addresses", () => {
    const links = (isSet: boolean) =>
      manifestLinks(target, document, () => isSet).map(({ kind, to, start, end }) => [
        kind,
        to,
        list.slice(start, end),
      ]);
    const comments = [
      ["address", "https://example.org/a(b", "https://example.org/a(b"],
      ["rule", "root-missing", "root-missing"],
    ];
    assert.deepEqual(links(false), [
      ...comments,
      ["file", "/h/${OUT}/a", "${OUT}/a"],
      ["file", "/h/b", "b"],
      ["file", "/h/${OUT}", "${OUT}"],
    ]);
    assert.deepEqual(links(true), [...comments, ["file", "/h/${OUT}/a", "/a"], ["file", "/h/b", "b"]]);
  });

  it("links sources that nobody has looked for by what is written", () => {
    const unknown = assembleTarget({ manifests: [{ path: "list", text: list }] });
    const links = manifestLinks(unknown, document, () => true).filter(({ kind }) => kind === "source");
    assert.deepEqual(
      links.map(({ to, start, end }) => [to, list.slice(start, end)]),
      [
        ["${OUT}/a", "/a"],
        ["b", "b"],
        ["c", "c"],
      ],
    );
  });

  it("has so many links only as an editor can use", () => {
    const lines = Array.from({ length: 6000 }, (_, index) => `file /f${index} f 0644 0 0`).join("\n");
    const large = assembleTarget({ manifests: [{ path: "list", text: lines }] });
    assert.equal(large.manifests.flatMap((one) => manifestLinks(large, one, () => false)).length, 5000);
  });

  it("has its variables renamed", () => {
    assert.equal(applyEdits(list, renameUses(document, "OUT", "X")), list.replaceAll("OUT", "X"));
    assert.deepEqual(renameUses(document, "OU", "X"), []);
  });
});
