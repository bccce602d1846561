import assert from "node:assert/strict";
import { chmodSync, linkSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { readFolderTree, type FolderReading } from "../../../host/folder-tree.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";

const patient: FolderReading = { most: 1000, isCancelled: () => false, onProgress: () => undefined };

describe("host/folder-tree", () => {
  it("reads modes, links and several names of one file, and follows no link", async () => {
    const folder = writeFiles(temporaryFolder(), { "etc/rc": "x", alone: "y" });
    chmodSync(join(folder, "etc/rc"), 0o4755);
    linkSync(join(folder, "etc/rc"), join(folder, "rc2"));
    symlinkSync("..", join(folder, "etc/up"));
    chmodSync(join(folder, "etc"), 0o1777);
    const tree = await readFolderTree(folder, patient);
    assert.ok(tree.kind === "read");
    const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]));
    assert.deepEqual([...byPath.keys()].sort(), ["", "alone", "etc", "etc/rc", "etc/up", "rc2"]);
    assert.equal(byPath.get("etc")?.mode, 0o1777);
    assert.equal(byPath.get("etc/rc")?.mode, 0o4755);
    assert.equal(byPath.get("etc/rc")?.identity, byPath.get("rc2")?.identity);
    assert.equal(byPath.get("alone")?.identity, undefined);
    assert.deepEqual(byPath.get("etc/up"), { path: "etc/up", kind: "symlink", mode: 0o777, target: ".." });
  });

  it("knows the numbers of devices", async () => {
    const tree = await readFolderTree("/dev/null", patient);
    assert.deepEqual(tree.kind === "read" && tree.entries[0]?.device, { major: 1, minor: 3 });
  });

  it("gives up when it is too much, when it is cancelled, and when something cannot be read", async () => {
    const folder = temporaryFolder();
    for (let index = 0; index < 20; index++) mkdirSync(join(folder, `d${index}`));
    assert.equal((await readFolderTree(folder, { ...patient, most: 10 })).kind, "too many");
    let asked = 0;
    assert.equal((await readFolderTree(folder, { ...patient, isCancelled: () => ++asked > 5 })).kind, "cancelled");
    assert.deepEqual(await readFolderTree(join(folder, "gone"), patient), {
      kind: "unreadable",
      path: join(folder, "gone"),
    });
  });
});
