/** The schema of `bootpath.json` that editors check by, and the reader that everything else uses, take the same files. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { projectFileName } from "../../core/project/conventions.js";
import { defaultMachine, smallestMemory } from "../../core/project/machine.js";
import { readProjectFile } from "../../core/project/project-file.js";
import { ruleLevels } from "../../core/project/rule-settings.js";
import { ruleCodes } from "../../core/rules/codes.js";
import { parseJson } from "../../host/project-json.js";
import { projectRoot } from "../../scripts/lib/cache.js";

interface Schema {
  readonly properties: Readonly<Record<string, object>>;
  readonly definitions: {
    readonly level: { readonly enum: readonly string[] };
    readonly rules: { readonly properties: Readonly<Record<string, object>> };
    readonly target: {
      readonly properties: Readonly<
        Record<string, { description?: string; markdownDescription?: string; $ref?: string; properties?: Machine }>
      >;
    };
  };
}

interface Machine {
  readonly engine: { readonly default: string };
  readonly memory: { readonly default: number; readonly minimum: number };
}

const schema = JSON.parse(readFileSync(join(projectRoot, "schemas/bootpath.schema.json"), "utf8")) as Schema;

/** What VS Code adds to the language of schemas. */
const editorKeywords = [
  ...["allowComments", "allowTrailingCommas", "defaultSnippets", "enumDescriptions", "markdownDescription"],
];

const ajv = new Ajv({ strict: true, allErrors: true });
for (const keyword of editorKeywords) ajv.addKeyword(keyword);
const isValid = ajv.compile(schema);

/** What the schema cannot say is left out: it knows no other target, no file, and no name written twice. */
const schemaCodes = new Set<string>(["project-invalid", "project-unknown-key", "project-unknown-rule"]);

function isTaken(value: unknown): boolean {
  const { findings } = readProjectFile("bootpath.json", parseJson(JSON.stringify(value)));
  return !findings.some(({ code }) => schemaCodes.has(code));
}

const words = ["a", "", "6.12", "v6.1.3", "new", "builtin", "external", "v86", "qemu", "off", "error"];
const text = fc.constantFrom(...words);
const filled = fc.constantFrom("a", "b/c");
const levels = fc.constantFrom("off", "error");
const mostlyOne = (rare: string, ...usual: readonly string[]) =>
  fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constant(rare) });
const scalar = fc.oneof(text, fc.integer({ min: -1, max: 200 }), fc.double(), fc.boolean(), fc.constant(null));
const anything = fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar));
const mostly = <T>(usual: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: anything });
const rules = fc.dictionary(mostlyOne("no-such-rule", "console-missing", "init-missing"), mostly(levels));
const target = fc.record(
  {
    name: mostly(filled),
    cmdline: mostly(filled),
    manifest: mostly(fc.oneof(filled, fc.array(filled))),
    initramfs: mostly(filled),
    kernel: mostly(filled),
    config: mostly(filled),
    kernelTree: mostly(filled),
    symbols: mostly(fc.oneof(filled, fc.array(filled))),
    base: mostly(filled),
    delivery: mostly(fc.constantFrom("builtin", "external")),
    arch: mostly(
      fc.oneof(
        filled,
        fc.constantFrom("arm64", "aarch64", "i686", "i386x", "armhf", "armv7l", "amd64", "ppc64le", "X86"),
      ),
    ),
    kernelVersion: mostly(fc.constantFrom("6.12", "v6.1.3")),
    machine: mostly(
      fc.record(
        { engine: mostly(fc.constantFrom("v86", "qemu")), memory: mostly(fc.integer({ min: 20 })) },
        { requiredKeys: [] },
      ),
    ),
    variables: mostly(fc.dictionary(text, mostly(text))),
    rules: mostly(rules),
    allow: mostly(fc.array(filled)),
  },
  { requiredKeys: [] },
);
const project = fc.record(
  {
    $schema: mostly(filled),
    targets: mostly(fc.array(mostly(target))),
    rules: mostly(rules),
    allow: mostly(fc.array(filled)),
  },
  { requiredKeys: [] },
);

describe("schemas/bootpath.schema.json", () => {
  it("takes what the reader takes, and nothing else", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(project, project, anything), (value) => {
        // What cannot be written as JSON is no file.
        const file: unknown = JSON.parse(JSON.stringify(value));
        if (isTaken(file)) taken++;
        assert.equal(isValid(file), isTaken(file), JSON.stringify([file, isValid.errors]));
      }),
      { numRuns: 1500 },
    );
    assert.ok(taken > 100, `${taken} files were taken, so both answers were compared`);
  });

  it("takes the project files of the examples", () => {
    const files = readdirSync(join(projectRoot, "examples"), { recursive: true, encoding: "utf8" });
    const projects = files.filter((file) => basename(file) === projectFileName);
    assert.ok(projects.length > 0);
    for (const file of projects) {
      const content: unknown = JSON.parse(readFileSync(join(projectRoot, "examples", file), "utf8"));
      assert.ok(isValid(content), file);
      assert.ok(isTaken(content), file);
    }
  });

  it("knows every rule and every level", () => {
    assert.deepEqual(Object.keys(schema.definitions.rules.properties).sort(), [...ruleCodes].sort());
    assert.deepEqual(schema.definitions.level.enum, ruleLevels);
  });

  it("names the defaults that the reader has", () => {
    const { machine } = schema.definitions.target.properties;
    assert.equal(machine?.properties?.engine.default, defaultMachine.engine);
    assert.equal(machine.properties.memory.default, defaultMachine.memory);
    assert.equal(machine.properties.memory.minimum, smallestMemory);
  });

  it("describes every key", () => {
    for (const [key, value] of Object.entries(schema.definitions.target.properties)) {
      const isDescribed = value.description ?? value.markdownDescription ?? value.$ref;
      assert.ok(isDescribed !== undefined, key);
    }
  });
});
