import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath } from "../support/command.js";

const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string };
const verbs = ["boot", "check", "cmdline", "explain", "log", "pack"];

describe("bootpath", () => {
  it("prints its version", async () => {
    assert.deepEqual(await outcome(["--version"]), [0, `${version}\n`, ""]);
  });

  it("explains itself and every verb", async () => {
    const help = await bootpath(["--help"]);
    assert.equal(help.status, 0);
    for (const verb of verbs) {
      assert.match(help.stdout, new RegExp(`^ {2}${verb} `, "m"));
      const verbHelp = await bootpath([verb, "--help"]);
      assert.deepEqual([verbHelp.status, verbHelp.stderr], [0, ""]);
      assert.match(verbHelp.stdout, new RegExp(`^Usage: bootpath ${verb} `));
    }
  });

  it("refuses what it does not know with status 2 and one line", async () => {
    assert.deepEqual(await outcome(["frobnicate"]), [2, "", "error: unknown command 'frobnicate'\n"]);
    assert.deepEqual(await outcome(["check", ".", "--colour"]), [2, "", "error: unknown option '--colour'\n"]);
  });

  it("without a verb shows the help and fails", async () => {
    const { status, stderr } = await bootpath([]);
    assert.equal(status, 2);
    assert.match(stderr, /^Usage: bootpath /);
  });
});

async function outcome(args: readonly string[]): Promise<readonly [number | null, string, string]> {
  const { status, stdout, stderr } = await bootpath(args);
  return [status, stdout, stderr];
}
