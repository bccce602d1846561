import assert from "node:assert/strict";
import type { FileReader } from "../../../host/file-reader.js";
import { checkProject } from "../../../host/project-findings.js";

/** A folder `/t` with a `bootpath.json` of one target, these files, and the folder `out`. */
function findings(target: object, ...names: readonly string[]) {
  const text = JSON.stringify({ targets: [target] });
  const files: FileReader = {
    readText: (path) => (path === "/t/bootpath.json" ? text : null),
    listFiles: (path) => names.flatMap((name) => (path === "/t" ? [name] : [])),
    listFolders: (path) => (path === "/t" ? ["out"] : []),
    isFolder: (path) => path === "/t" || path === "/t/out",
  };
  return checkProject("/t/bootpath.json", files).map(({ code, severity, start, end, message, fixes }) => ({
    code,
    severity,
    at: text.slice(start, end),
    message,
    fix: fixes[0]?.title,
  }));
}

describe("host/project-findings", () => {
  it("finds nothing where everything is there", () => {
    assert.deepEqual(findings({ cmdline: "cmdline", manifest: ["a", "b"], base: "out" }, "cmdline", "a", "b"), []);
    assert.deepEqual(checkProject("/none/bootpath.json", emptyReader), []);
  });

  it("names a file that is not there, and the one that is most likely meant", () => {
    assert.deepEqual(findings({ cmdline: "cmdlin" }, "cmdline"), [
      {
        code: "project-file-missing",
        severity: "error",
        at: '"cmdlin"',
        message: '"cmdline" names "cmdlin", and there is no such file. Did you mean "cmdline"?',
        fix: 'Write "cmdline"',
      },
    ]);
  });

  const cases: readonly (readonly [target: object, severity: string, message: RegExp])[] = [
    [{ manifest: ["x"] }, "error", /^"manifest" names "x", and there is no such file\.$/],
    [{ cmdline: "far/x" }, "error", /and there is no folder "far"\.$/],
    [{ cmdline: "out" }, "error", /and that is a folder, not a file\.$/],
    [{ initramfs: "out/x" }, "warning", /and there is no such file\.$/],
    [{ kernel: "/k/bzImage" }, "warning", /and there is no folder "\/k"\.$/],
    [{ cmdline: "cmdline", config: ".config" }, "warning", /^"config" names/],
    [{ cmdline: "cmdline", base: "oot" }, "warning", /and there is no such folder\. Did you mean "out"\?$/],
  ];
  for (const [target, severity, message] of cases) {
    it(`reports ${JSON.stringify(target)}`, () => {
      const [finding, ...others] = findings(target, "cmdline");
      assert.deepEqual([finding?.code, finding?.severity, others], ["project-file-missing", severity, []]);
      assert.match(finding?.message ?? "", message);
    });
  }
});

const emptyReader: FileReader = {
  readText: () => null,
  listFiles: () => [],
  listFolders: () => [],
  isFolder: () => false,
};
