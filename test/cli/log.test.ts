import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath } from "../support/command.js";

const fixtures = join(projectRoot, "test/fixtures/causes");
const failed = join(fixtures, "root-not-specified/debian-6.1.log");
const healthy = join(fixtures, "healthy/debian-6.1.log");

describe("bootpath log", () => {
  it("prints the JSON of the contract, the root cause first", async () => {
    const { status, stdout } = await bootpath(["log", failed, "--format", "json"]);
    assert.equal(status, 1);
    const { diagnosis, timeline } = JSON.parse(stdout) as { diagnosis: Record<string, unknown>[]; timeline: unknown[] };
    const [root] = diagnosis;
    assert.equal(root?.["code"], "root-not-specified");
    assert.equal(root["severity"], "error");
    for (const key of ["cause", "fix", "excerpt", "url"]) assert.equal(typeof root[key], "string", key);
    const lines = readFileSync(failed, "utf8").split("\n");
    assert.ok(lines[Number(root["line"]) - 1]?.includes(String(root["excerpt"])), "the line is the one that is quoted");
    assert.notEqual(timeline.length, 0);
  });

  it("explains standard input in words", async () => {
    const { status, stdout } = await bootpath(["log", "-"], { input: readFileSync(failed) });
    assert.equal(status, 1);
    assert.match(stdout, /^-:\d+: error: .* \[root-not-specified\]\n/);
  });

  it("has no error for a healthy log", async () => {
    assert.equal((await bootpath(["log", healthy])).status, 0);
  });

  it("ends with 2 for a file that is not there", async () => {
    const { status, stderr } = await bootpath(["log", "nowhere.log"]);
    assert.deepEqual([status, stderr], [2, "bootpath: nowhere.log: no such file or folder\n"]);
  });
});
