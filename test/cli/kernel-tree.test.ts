/** The user's own kernel tree and configuration on the command line. */
import assert from "node:assert/strict";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootpath } from "../support/command.js";
import { vendorTree, writeVendorTree } from "../support/kernel-tree.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

describe("bootpath with a kernel tree", () => {
  const env = { XDG_CACHE_HOME: temporaryFolder() };

  it("prints the tree's own text, as it stands there", async () => {
    const tree = writeVendorTree();
    const { status, stdout } = await bootpath(["param", "acme_board.speed", "--kernel-tree", tree], { env });
    assert.equal(status, 0);
    assert.ok(stdout.includes("(6.8.3-acme)"));
    assert.ok(stdout.includes("\nHow fast `it` goes\n(0: slowly)\n"), stdout);
    const loglevel = await bootpath(["param", "loglevel", "--kernel-tree", tree], { env });
    assert.match(loglevel.stdout, /\nloglevel= {7}\[KNL,EARLY\]\n {16}Acme boards print/);
  });

  it("adds the tree to the JSON, and its names to the list", async () => {
    const tree = writeVendorTree();
    const { stdout } = await bootpath(["param", "acme_mode", "--format", "json", "--kernel-tree", tree], { env });
    const report = JSON.parse(stdout) as { name: string; tree: { version: string; documentation: { line: number }[] } };
    assert.deepEqual(
      [report.name, report.tree.version, report.tree.documentation.map(({ line }) => line)],
      ["acme_mode", "6.8.3-acme", [1]],
    );
    const list = await bootpath(["param", "--list", "--kernel-tree", tree], { env });
    assert.ok(list.stdout.split("\n").includes("acme_board.speed"));
  });

  it("looks again at a tree that has changed, and keeps what it found otherwise", async () => {
    const tree = writeVendorTree();
    const param = ["param", "acme_board.speed", "--kernel-tree", tree];
    const own = { XDG_CACHE_HOME: temporaryFolder() };
    assert.equal((await bootpath(param, { env: own })).status, 0);
    const folder = join(own.XDG_CACHE_HOME, "bootpath/kernel-trees");
    const [file = ""] = readdirSync(folder);
    const before = statSync(join(folder, file)).ino;
    assert.equal((await bootpath(param, { env: own })).status, 0);
    assert.equal(statSync(join(folder, file)).ino, before);
    const source = join(tree, "drivers/acme/acme-board.c");
    writeFileSync(source, (vendorTree["drivers/acme/acme-board.c"] ?? "").replaceAll("speed", "spoke"));
    utimesSync(source, new Date(0), new Date(0));
    assert.equal((await bootpath(param, { env: own })).status, 1);
  });

  it("knows the tree's names when it checks what a bootpath.json describes", async () => {
    const target = { name: "a", cmdline: "cmdline", kernelTree: writeVendorTree() };
    const cmdline = "console=ttyS0 acme_undocumented=1 acme_nothing=1\n";
    const folder = writeFiles(temporaryFolder(), { cmdline, "bootpath.json": JSON.stringify({ targets: [target] }) });
    const { stdout } = await bootpath(["check", folder, "--format", "json"], { env });
    const { problems } = JSON.parse(stdout) as { problems: { code: string; message: string }[] };
    const unknown = problems.filter(({ code }) => code === "unknown-parameter").map(({ message }) => message);
    assert.equal(unknown.length, 1);
    assert.match(unknown[0] ?? "", /acme_nothing/);
  });

  it("refuses a folder that is none", async () => {
    const { status, stderr } = await bootpath(["param", "quiet", "--kernel-tree", temporaryFolder()], { env });
    assert.equal(status, 2);
    assert.match(stderr, /no kernel tree/);
  });

  it("says what a configuration leaves out", async () => {
    const config = join(writeFiles(temporaryFolder(), { ".config": "# CONFIG_USB is not set\n" }), ".config");
    const { stdout } = await bootpath(["param", "usbcore.autosuspend", "--config", config]);
    assert.match(stdout, /Not built into this kernel: CONFIG_USB is not set/);
    const none = await bootpath(["param", "quiet", "--config", join(config, "none")]);
    assert.equal(none.status, 2);
  });
});
