import assert from "node:assert/strict";
import { join } from "node:path";
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
});
