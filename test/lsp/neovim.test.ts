import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

/** What `test/support/neovim-session.lua` writes. */
interface Session {
  readonly version: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly hover: string;
  readonly completion: readonly string[];
}

describe("Neovim with the set-up of docs/editors.md", function () {
  this.timeout(30_000);

  it("shows diagnostics, hover and completion", async function () {
    if (spawnSync("nvim", ["--version"]).status !== 0) this.skip();
    const folder = writeFiles(temporaryFolder(), {
      "init.lua": setUp(),
      cmdline: "console=ttyS0 rdnit=/init\n",
      "initramfs.list": "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nslink /init dev/console 0777 0 0\n",
    });
    // The name under which editors find the command.
    const command = join(folder, "bootpath");
    writeFileSync(
      command,
      `#!/bin/sh\nexec "${process.execPath}" "${join(projectRoot, "dist/cli/bootpath.mjs")}" "$@"\n`,
    );
    chmodSync(command, 0o755);
    const session = await runNeovim(folder);
    assert.ok(
      session.diagnostics.some(({ code, line, column }) => code === "unknown-parameter" && line === 0 && column === 14),
      JSON.stringify(session.diagnostics),
    );
    assert.match(session.hover, /console/);
    assert.match(session.hover, /kernel/i);
    assert.ok(session.completion.includes("root="), JSON.stringify(session.completion));
    assert.ok(session.completion.includes("rootwait"), JSON.stringify(session.completion));
  });
});

/** The part of the document that is for Neovim. */
function setUp(): string {
  const text = readFileSync(join(projectRoot, "docs/editors.md"), "utf8");
  const code = /^```lua\n([\s\S]*?)^```$/m.exec(text)?.[1];
  assert.ok(code !== undefined, "the document has a set-up for Neovim");
  return code;
}

async function runNeovim(folder: string): Promise<Session> {
  const result = join(folder, "result.json");
  const editor = spawn(
    "nvim",
    [
      "--headless",
      "--clean",
      "-u",
      join(folder, "init.lua"),
      "-S",
      join(projectRoot, "test/support/neovim-session.lua"),
    ],
    {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}`,
        // Nothing of the user's own Neovim takes part.
        HOME: folder,
        XDG_CONFIG_HOME: join(folder, "config"),
        XDG_CACHE_HOME: join(folder, "cache"),
        XDG_STATE_HOME: join(folder, "state"),
        RESULT: result,
        DOCUMENT: join(folder, "cmdline"),
      },
    },
  );
  let said = "";
  editor.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const patience = setTimeout(() => editor.kill("SIGKILL"), 25_000);
  await new Promise((resolve) => editor.once("close", resolve));
  clearTimeout(patience);
  assert.ok(existsSync(result), `Neovim ended without a result: ${said}`);
  return JSON.parse(readFileSync(result, "utf8")) as Session;
}
