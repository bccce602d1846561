import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultMachine } from "../../../../core/project/machine.js";
import { readProjectFile, type ProjectFile } from "../../../../core/project/project-file.js";
import { applyEdits } from "../../../../core/rules/edits.js";
import { parseJson } from "../../../../host/project-json.js";

function read(text: string): ProjectFile {
  return readProjectFile("bootpath.json", parseJson(text));
}

/** The findings as code, the text that they stand at, and message. */
function noted(text: string): readonly (readonly [string, string, string])[] {
  return read(text).findings.map(({ code, start, end, message }) => [code, text.slice(start, end), message]);
}

describe("core/project/project-file", () => {
  it("reads everything that a target may say", () => {
    const text = JSON.stringify({
      $schema: "x",
      targets: [
        {
          name: "rescue",
          cmdline: "cmdline",
          manifest: ["base.list", "extra.list"],
          kernel: "bzImage",
          config: ".config",
          kernelTree: "../linux",
          symbols: ["System.map", "vmlinux"],
          base: "out",
          delivery: "external",
          arch: "x86",
          kernelVersion: "v6.12.3",
          machine: { engine: "qemu", memory: 256 },
          variables: { OUT: "out" },
          rules: { "console-missing": "off" },
          allow: ["vendor.*"],
        },
      ],
      rules: { "root-missing": "hint" },
      allow: ["splash"],
    });
    const { targets, settings, findings } = read(text);
    assert.deepEqual(findings, []);
    assert.deepEqual(settings, { rules: { "root-missing": "hint" }, allow: ["splash"] });
    const [target] = targets ?? [];
    assert.ok(target);
    const { paths, ...rest } = target;
    assert.deepEqual(rest, {
      name: "rescue",
      cmdline: "cmdline",
      manifests: ["base.list", "extra.list"],
      initramfs: null,
      kernel: "bzImage",
      config: ".config",
      kernelTree: "../linux",
      symbols: ["System.map", "vmlinux"],
      base: "out",
      delivery: "external",
      arch: "x86",
      kernelVersion: "6.12",
      machine: { engine: "qemu", memory: 256 },
      variables: { OUT: "out" },
      settings: { rules: { "console-missing": "off" }, allow: ["vendor.*"] },
    });
    assert.deepEqual(
      paths.map(({ key, path, start, end }) => [key, path, text.slice(start, end)]),
      [
        ["cmdline", "cmdline", '"cmdline"'],
        ["manifest", "base.list", '"base.list"'],
        ["manifest", "extra.list", '"extra.list"'],
        ["kernel", "bzImage", '"bzImage"'],
        ["config", ".config", '".config"'],
        ["kernelTree", "../linux", '"../linux"'],
        ["symbols", "System.map", '"System.map"'],
        ["symbols", "vmlinux", '"vmlinux"'],
        ["base", "out", '"out"'],
      ],
    );
  });

  it("fills in what is left out, behind a byte order mark, comments and trailing commas", () => {
    const { targets, findings } = read('\ufeff// why\n{"targets":[{"cmdline":"c",/* so */},],}');
    const [target] = targets ?? [];
    assert.deepEqual(findings, []);
    assert.equal(target?.name, "target 1");
    assert.equal(target.delivery, "builtin");
    assert.deepEqual(target.machine, defaultMachine);
  });

  it("takes the usual names of an architecture", () => {
    const arch = (name: string) => read(`{"targets":[{"cmdline":"c","arch":"${name}"}]}`).targets?.[0]?.arch;
    assert.deepEqual(["arm64", "aarch64", "amd64", "i686", "ppc64le", "x86"].map(arch), [
      ...["arm64", "arm64", "x86_64", "i386", "powerpc", "x86"],
    ]);
  });

  it("tells one mistake in JSON once", () => {
    assert.equal(read('{"targets":[{"name":"x","cmdline":"cm').findings.length, 1);
  });

  it("tells a file without a list of targets from one with an empty list", () => {
    assert.equal(read('{"allow":["splash"]}').targets, null);
    assert.deepEqual(read('{"targets":[]}').targets, []);
  });

  const wrong: readonly (readonly [text: string, code: string, at: string, message: RegExp])[] = [
    ["{", "project-invalid", "", /^This is not JSON: a closing brace/],
    ["[]", "project-invalid", "[]", /must be an object/],
    ['{"targets":{}}', "project-invalid", "{}", /must be a list/],
    ['{"targets":[1]}', "project-invalid", "1", /^A target must be an object/],
    ['{"targets":[{"cmdline":7}]}', "project-invalid", "7", /^"cmdline" must be a text/],
    ['{"targets":[{"manifest":["a",1]}]}', "project-invalid", "1", /^Each element of "manifest" must be a text/],
    ['{"targets":[{"cmdline":"c","delivery":"usb"}]}', "project-invalid", '"usb"', /must be "builtin" or "external"/],
    [
      '{"targets":[{"cmdline":"c","arch":"sparc65"}]}',
      "project-invalid",
      '"sparc65"',
      /the kernel's own name, such as/,
    ],
    ['{"targets":[{"cmdline":"c","kernelVersion":"new"}]}', "project-invalid", '"new"', /version such as "6.12"/],
    ['{"targets":[{"cmdline":"c","machine":{"memory":1}}]}', "project-invalid", "1", /at least 32/],
    ['{"targets":[{"cmdline":"c","variables":{"A":1}}]}', "project-invalid", "1", /"A" must be a text/],
    ['{"rules":{"console-missing":"no"}}', "project-invalid", '"no"', /must be "off" or/],
    ['{"rules":{"console-mising":"off"}}', "project-unknown-rule", '"console-mising"', /mean "console-missing"\?$/],
    ['{"allow":"a"}', "project-invalid", '"a"', /must be a list/],
    ['{"target":[]}', "project-unknown-key", '"target"', /Did you mean "targets"\?$/],
    ['{"targets":[{"cmdline":"c","x":1}]}', "project-unknown-key", '"x"', /It may have: name, /],
    ['{"targets":[{"name":"a"}]}', "project-target-empty", '"a"', /names no command line/],
    ['{"targets":[{}]}', "project-target-empty", "{", /^The target "target 1"/],
    ['{"targets":[{"manifest":"m","initramfs":"i"}]}', "project-target-conflict", '"m"', /Only one of them/],
    ['{"allow":[],"allow":["a"]}', "project-duplicate-name", '"allow"', /written twice/],
    [
      '{"targets":[{"name":"a","cmdline":"b"},{"name":"a","cmdline":"c"}]}',
      "project-duplicate-name",
      '"a"',
      /cannot choose/,
    ],
  ];
  for (const [text, code, at, message] of wrong) {
    it(`names what is wrong in ${text}`, () => {
      const [finding, ...others] = noted(text);
      assert.deepEqual([finding?.[0], finding?.[1], others], [code, at, []]);
      assert.match(finding?.[2] ?? "", message);
    });
  }

  it("repairs what is nearly right, and then finds nothing any more", () => {
    const text = '{ "target": [{ "cmdlin": "c", "delivery": "bultin", "rules": { "console-mising": "of" } }] }';
    let repaired = text;
    for (let round = 0; round < 3; round++) {
      const edits = read(repaired).findings.flatMap((finding) => finding.fixes.flatMap((fix) => fix.edits));
      repaired = applyEdits(repaired, edits);
    }
    assert.equal(
      repaired,
      '{ "targets": [{ "cmdline": "c", "delivery": "builtin", "rules": { "console-missing": "off" } }] }',
    );
    assert.deepEqual(noted(repaired), []);
  });

  it("throws on no text, and stays inside of it", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((value) => `{"targets":[${value}]}`),
      fc.constant("[".repeat(100_000)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const { start, end } of read(text).findings) assert.ok(0 <= start && start <= end && end <= text.length);
      }),
    );
  });
});
