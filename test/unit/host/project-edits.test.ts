import assert from "node:assert/strict";
import { readProjectFile } from "../../../core/project/project-file.js";
import { applyEdits } from "../../../core/rules/edits.js";
import { changeProject, newProject, type ProjectChange } from "../../../host/project-edits.js";
import { parseJson } from "../../../host/project-json.js";

const allow: ProjectChange = { kind: "allow", name: 'a "b"' };
const colon: ProjectChange = { kind: "allow", name: "a:b" };
const off: ProjectChange = { kind: "switch-off", code: "init-missing" };

function changed(text: string, change: ProjectChange): string {
  const edit = changeProject("bootpath.json", text, change);
  assert.ok(edit);
  const result = applyEdits(text, [edit]);
  const { settings, findings } = readProjectFile("bootpath.json", parseJson(result));
  assert.deepEqual(findings, [], result);
  if (change.kind === "allow") assert.ok(settings.allow.includes(change.name), result);
  else assert.equal(settings.rules[change.code], "off", result);
  return result;
}

describe("host/project-edits", () => {
  const cases: readonly (readonly [text: string, change: ProjectChange, result: string])[] = [
    ["{}", off, '{ "rules": { "init-missing": "off" } }'],
    ["{ }\n", allow, '{ "allow": ["a \\"b\\""] }\n'],
    ['{ "allow": ["x"] }', allow, '{ "allow": ["x", "a \\"b\\""] }'],
    ["{}", colon, '{ "allow": ["a:b"] }'],
    ["{ // why\n}\n", off, '{ "rules": { "init-missing": "off" } // why\n}\n'],
    ['{ "allow": [] }', allow, '{ "allow": ["a \\"b\\""] }'],
    ['{ "rules": {} }', off, '{ "rules": { "init-missing": "off" } }'],
    ['{ "rules": { "init-missing": "hint" } }', off, '{ "rules": { "init-missing": "off" } }'],
    [
      '{\r\n\t// mine\r\n\t"allow": ["x"], // why\r\n}\r\n',
      off,
      '{\r\n\t// mine\r\n\t"allow": ["x"],\r\n\t"rules": { "init-missing": "off" }, // why\r\n}\r\n',
    ],
    ['{\n  "allow": [\n    "x" // why\n  ]\n}\n', allow, '{\n  "allow": [\n    "x",\n    "a \\"b\\"" // why\n  ]\n}\n'],
    [
      '{\n  "rules": { "root-missing": "off" },\n  "targets": []\n}\n',
      off,
      '{\n  "rules": { "root-missing": "off", "init-missing": "off" },\n  "targets": []\n}\n',
    ],
  ];
  for (const [text, change, result] of cases) {
    it(`makes ${JSON.stringify(result)} of ${JSON.stringify(text)}`, () => {
      assert.equal(changed(text, change), result);
    });
  }

  for (const text of ["", "[]", "{", '{ "allow": "x" }', "// nothing"]) {
    it(`leaves ${JSON.stringify(text)} alone`, () => {
      assert.equal(changeProject("bootpath.json", text, allow), null);
    });
  }

  it("makes a new file", () => {
    assert.equal(newProject(allow), '{\n  "allow": [\n    "a \\"b\\""\n  ]\n}\n');
    assert.equal(newProject(off), '{\n  "rules": {\n    "init-missing": "off"\n  }\n}\n');
  });
});
