import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultMachine, parseProjectFile } from "../../../../core/project/project-file.js";

describe("core/project/project-file", () => {
  it("reads everything that a target may say", () => {
    const text = JSON.stringify({
      targets: [
        {
          name: "rescue",
          cmdline: "cmdline",
          manifest: ["base.list", "extra.list"],
          kernel: "bzImage",
          delivery: "external",
          arch: "x86",
          kernelVersion: "6.12",
          machine: { engine: "qemu", memory: 256 },
          variables: { OUT: "out" },
        },
      ],
    });
    assert.deepEqual(parseProjectFile(text), {
      targets: [
        {
          name: "rescue",
          cmdline: "cmdline",
          manifests: ["base.list", "extra.list"],
          initramfs: null,
          kernel: "bzImage",
          delivery: "external",
          arch: "x86",
          kernelVersion: "6.12",
          machine: { engine: "qemu", memory: 256 },
          variables: { OUT: "out" },
        },
      ],
      problems: [],
    });
  });

  it("fills in what is left out", () => {
    const [target] = parseProjectFile('\ufeff{"targets":[{}]}').targets;
    assert.equal(target?.name, "target 1");
    assert.equal(target.delivery, "builtin");
    assert.deepEqual(target.machine, defaultMachine);
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["{", /^Not valid JSON/],
    ["[]", /^Expected an object with a list "targets"\.$/],
    ['{"targets":[1]}', /^targets\[0\]: expected an object\.$/],
    ['{"targets":[{"cmdline":7}]}', /^targets\[0\]\.cmdline: expected a text that is not empty\.$/],
    ['{"targets":[{"manifest":["a",1]}]}', /^targets\[0\]\.manifest: expected a text or a list of texts\.$/],
    ['{"targets":[{"delivery":"usb"}]}', /^targets\[0\]\.delivery: expected "builtin" or "external"\.$/],
    [
      '{"targets":[{"machine":{"memory":1}}]}',
      /^targets\[0\]\.machine\.memory: expected a whole number of at least 32\.$/,
    ],
    ['{"targets":[{"variables":{"A":1}}]}', /^targets\[0\]\.variables\.A: expected a text\.$/],
  ];
  for (const [text, problem] of wrong) {
    it(`names what is wrong in ${text}`, () => {
      const { problems } = parseProjectFile(text);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", problem);
    });
  }

  it("throws on no text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((value) => `{"targets":[${value}]}`),
        ),
        (text) => {
          parseProjectFile(text);
        },
      ),
    );
  });
});
