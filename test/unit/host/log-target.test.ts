import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { diskReader } from "../../../host/file-reader.js";
import { fileName, targetOfLog } from "../../../host/log-target.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";

const two = JSON.stringify({
  targets: [
    { name: "first one", cmdline: "a.cmdline" },
    { name: "second", cmdline: "b.cmdline" },
  ],
});

describe("the target of a log", () => {
  const folder = writeFiles(temporaryFolder(), {
    "one/cmdline": "console=ttyS0",
    "one/initramfs.list": "dir /dev 0755 0 0\n",
    "one/logs/deep/x.bootlog": "",
    "two/bootpath.json": two,
    "two/a.cmdline": "console=ttyS0 root=/dev/sda1\n",
    "two/b.cmdline": "console=ttyS0 root=/dev/sdb1\n",
    "none/x.bootlog": "",
  });
  const nameFor = (path: string, text = "", root = folder) =>
    targetOfLog(join(folder, path), text, root, diskReader)?.name ?? null;

  it("is the only one of its folder, or of one around it in the workspace", () => {
    assert.equal(nameFor("one/x.bootlog"), "one");
    assert.equal(nameFor("one/logs/deep/x.bootlog"), "one");
    assert.equal(nameFor("one/logs/deep/x.bootlog", "", join(folder, "one/logs")), null);
    assert.equal(nameFor("none/x.bootlog"), null);
    assert.equal(nameFor("none/x.bootlog", "", dirname(folder)), null);
  });

  it("is, of several, the one that the file is named after, or whose command line it shows", () => {
    const log = "[    0.0] Kernel command line: BOOT_IMAGE=/vmlinuz console=ttyS0 root=/dev/sdb1\n";
    assert.equal(nameFor(`two/${fileName("first one")}.bootlog`, log), "first one");
    assert.equal(nameFor("two/x.bootlog", log), "second");
    assert.equal(nameFor("two/x.bootlog", "[    0.0] Kernel command line: quiet\n"), null);
    assert.equal(nameFor("two/x.bootlog"), null);
  });
});
