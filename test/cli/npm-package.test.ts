/** The command as a package of npm: it installs into an empty folder and does its work there. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

describe("the npm package", function () {
  this.timeout(180_000);
  let folder: string;

  before(() => {
    folder = writeFiles(temporaryFolder(), {
      "package.json": "{}",
      cmdline: "console=ttyS0 init=/bin/sh\n",
      "initramfs.list": [
        "dir /dev 0755 0 0",
        "nod /dev/console 0600 0 0 c 5 1",
        "dir /bin 0755 0 0",
        "file /bin/sh ${BOOTPATH_BUSYBOX} 0755 0 0",
        "",
      ].join("\n"),
    });
    const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--silent"];
    const packed = run("npm", ["pack", "--pack-destination", folder, "--ignore-scripts", "--silent"], projectRoot);
    assert.equal(packed.status, 0, packed.stderr);
    const installed = run("npm", ["install", ...options, join(folder, packed.stdout.trim())], folder);
    assert.equal(installed.status, 0, installed.stderr);
  });

  const bootpath = (...args: readonly string[]) => run(join(folder, "node_modules/.bin/bootpath"), args, folder);

  it("checks", () => {
    const { status, stdout } = bootpath("check", ".", "--format", "json");
    assert.equal(status, 1);
    const { problems } = JSON.parse(stdout) as { readonly problems: readonly { readonly code: string }[] };
    assert.ok(problems.some(({ code }) => code === "init-needs-rdinit"));
  });

  it("boots with the kernel and the BusyBox that it brings", () => {
    const { status, stdout } = bootpath("boot", ".", "--cmdline-text", "console=ttyS0 rdinit=/bin/sh");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /Run \/bin\/sh as init process/);
  });

  it("explains a parameter", () => {
    assert.match(bootpath("param", "console=ttyS0,115200").stdout, /115200/);
  });

  it("has the language server", async () => {
    const server = spawn(join(folder, "node_modules/.bin/bootpath"), ["lsp", "--stdio"], { cwd: folder });
    const params = { processId: null, rootUri: null, capabilities: {} };
    const content = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    server.stdin.write(`Content-Length: ${content.length}\r\n\r\n${content}`);
    let answer = "";
    await new Promise<void>((resolve) => {
      server.once("exit", resolve);
      server.stdout.on("data", (bytes: Buffer) => {
        answer += bytes.toString();
        if (answer.includes("serverInfo")) resolve();
      });
    });
    server.kill();
    assert.match(answer, /"serverInfo":\{"name":"bootpath"/);
  });
});

function run(command: string, args: readonly string[], cwd: string) {
  return spawnSync(command, args, { cwd, encoding: "utf8", timeout: 120_000 });
}
