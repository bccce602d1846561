import assert from "node:assert/strict";
import { basename, dirname, join } from "node:path";
import type { FileReader } from "../../../host/file-reader.js";
import {
  kindOfFile,
  readTarget,
  targetsInFolder,
  targetsOfDocument,
  type TargetReading,
} from "../../../host/targets.js";

/** A folder `/t` with these files. */
function folder(files: Readonly<Record<string, string>>): FileReader {
  return {
    readText: (path) => files[path.replace(/^\/t\//, "")] ?? null,
    listFiles: (path) => (path === "/t" ? Object.keys(files).sort() : []),
    listFolders: () => [],
    isFolder: (path) => path === "/t",
  };
}

function reading(files: FileReader): TargetReading {
  const contents = { read: () => ({ state: "missing" as const }), list: () => null };
  return { files, contents, environment: { variables: {}, guestFolder: "/guest" } };
}

describe("host/targets", () => {
  it("makes one target of a command line and a manifest side by side", () => {
    const { targets } = targetsInFolder("/t", folder({ cmdline: "", "initramfs.list": "", "notes.md": "" }));
    assert.deepEqual(
      targets.map(({ cmdlinePath, manifestPaths, described }) => ({ cmdlinePath, manifestPaths, described })),
      [{ cmdlinePath: "/t/cmdline", manifestPaths: ["/t/initramfs.list"], described: true }],
    );
  });

  it("does not guess between two manifests", () => {
    const files = folder({ cmdline: "", "a.initramfs": "", "b.initramfs": "" });
    const [target] = targetsInFolder("/t", files).targets;
    assert.deepEqual([target?.manifestPaths, target?.described], [[], false]);
    const [alone] = targetsOfDocument("/t/a.initramfs", "manifest", files);
    assert.deepEqual([alone?.manifestPaths, alone?.cmdlinePath], [["/t/a.initramfs"], null]);
  });

  it("goes by bootpath.json where there is one, and gives every target of a document", () => {
    const targets = [
      { name: "one", cmdline: "line", manifest: "list" },
      { name: "two", cmdline: "line", initramfs: "initrd.img" },
    ];
    const files = folder({ "bootpath.json": JSON.stringify({ targets }), line: "quiet", list: "dir /a 0755 0 0\n" });
    assert.deepEqual(
      targetsOfDocument("/t/line", "cmdline", files).map((target) => target.name),
      ["one", "two"],
    );
    assert.equal(kindOfFile("/t/line", files), "cmdline");
    assert.equal(kindOfFile("/t/list", files), "manifest");
    assert.equal(kindOfFile("/t/other", files), null);
  });

  it("tells no initramfs, an unseen one and a parsed one apart", () => {
    const knowledge = (target: object, files: Readonly<Record<string, string>> = {}) => {
      const reader = folder({ "bootpath.json": JSON.stringify({ targets: [target] }), cmdline: "quiet", ...files });
      const [located] = targetsInFolder("/t", reader).targets;
      assert.ok(located);
      return readTarget(located, reading(reader)).initramfs;
    };
    assert.equal(knowledge({ cmdline: "cmdline" }), "none");
    assert.equal(knowledge({ cmdline: "cmdline", initramfs: "initrd.img" }), "unknown");
    assert.equal(knowledge({ cmdline: "cmdline", manifest: "gone.list" }), "unknown");
    assert.equal(knowledge({ cmdline: "cmdline" }, { "initramfs.list": "" }), "manifest");
  });

  it("keeps absolute paths of a project", () => {
    const project = JSON.stringify({ targets: [{ kernel: "/boot/bzImage", cmdline: "cmdline" }] });
    const [target] = targetsInFolder("/t", folder({ "bootpath.json": project })).targets;
    assert.deepEqual([target?.kernelPath, target?.cmdlinePath], ["/boot/bzImage", join("/t", "cmdline")]);
  });

  it("takes base and configuration of the kernel from a project", () => {
    const project = { targets: [{ manifest: "list", base: "out", config: ".config", arch: "x86" }] };
    const files = folder({
      "bootpath.json": JSON.stringify(project),
      list: "file /init init 0755 0 0\n",
      ".config": 'CONFIG_DEFAULT_INIT="/bin/mine"\n',
    });
    const [located] = targetsInFolder("/t", files).targets;
    assert.ok(located);
    const target = readTarget(located, reading(files));
    assert.equal(target.sources?.get("init")?.path, join("/t", "out", "init"));
    assert.equal(target.kernel?.defaultInit, "/bin/mine");
  });

  describe("with a bootpath.json above the document", () => {
    const nested = (files: Readonly<Record<string, string>>): FileReader => ({
      readText: (path) => files[path] ?? null,
      listFiles: (path) => Object.keys(files).flatMap((file) => (dirname(file) === path ? [basename(file)] : [])),
      listFolders: () => [],
      isFolder: () => true,
    });
    const rules = { "console-missing": "off" };

    it("takes the targets that name the document", () => {
      const project = JSON.stringify({ targets: [{ name: "a", cmdline: "boards/a/line" }] });
      const files = nested({ "/t/bootpath.json": project, "/t/boards/a/line": "" });
      const [target] = targetsOfDocument("/t/boards/a/line", "cmdline", files);
      assert.deepEqual([target?.name, target?.described], ["a", true]);
      assert.equal(kindOfFile("/t/boards/a/line", files), "cmdline");
    });

    it("pairs by names what it does not name, and still obeys what it says about rules", () => {
      const project = JSON.stringify({ targets: [], rules });
      const files = nested({ "/t/bootpath.json": project, "/t/a/cmdline": "", "/t/a/initramfs.list": "" });
      const [target] = targetsOfDocument("/t/a/cmdline", "cmdline", files);
      assert.deepEqual(target?.manifestPaths, ["/t/a/initramfs.list"]);
      assert.deepEqual(target.settings.rules, rules);
    });

    it("does not look beyond the nearest one", () => {
      const files = nested({
        "/t/bootpath.json": JSON.stringify({ targets: [{ name: "far", cmdline: "a/line" }], rules }),
        "/t/a/bootpath.json": "{}",
        "/t/a/line": "",
      });
      const [target] = targetsOfDocument("/t/a/line", "cmdline", files);
      assert.deepEqual([target?.described, target?.settings.rules], [false, {}]);
    });

    it("asks nothing of the disk for a document that is no file", () => {
      const files: FileReader = {
        ...nested({}),
        readText: (path) => assert.fail(path),
        listFiles: (path) => assert.fail(path),
      };
      assert.equal(targetsOfDocument("untitled:cmdline", "cmdline", files).length, 1);
    });
  });

  it("lets the rules of a target go before those of its file", () => {
    const targets = [{ cmdline: "cmdline", rules: { "console-missing": "hint" }, allow: ["b"] }];
    const project = { rules: { "console-missing": "off", "root-missing": "off" }, allow: ["a"], targets };
    const files = folder({ "bootpath.json": JSON.stringify(project), cmdline: "" });
    const [target] = targetsInFolder("/t", files).targets;
    assert.deepEqual(target?.settings, {
      rules: { "console-missing": "hint", "root-missing": "off" },
      allow: ["a", "b"],
    });
  });

  it("goes by names where bootpath.json lists no targets", () => {
    const files = folder({ "bootpath.json": JSON.stringify({ rules: { "root-missing": "off" } }), cmdline: "" });
    const { targets, projectPath, problems } = targetsInFolder("/t", files);
    assert.deepEqual([targets.length, projectPath, problems], [1, "/t/bootpath.json", []]);
    assert.deepEqual(targets[0]?.settings.rules, { "root-missing": "off" });
  });
});
