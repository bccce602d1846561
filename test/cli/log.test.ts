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

  it("says of a text with nothing to explain whether it is a kernel's log at all", async () => {
    const textOf = async (input: string) => (await bootpath(["log", "-"], { input })).stdout;
    assert.match(await textOf(""), /^The log is empty\. .*no-output\.md\n$/);
    assert.match(await textOf("console=ttyS0 quiet\n"), /no line is seen to be a kernel's/);
    assert.equal(await textOf("[    0.000000] one\n"), "Nothing in this log needs an explanation.\n");
    assert.equal(await textOf("Linux version 6.12.0 (me)\n"), "Nothing in this log needs an explanation.\n");
  });

  it("ends with 2 for a file that is not there", async () => {
    const { status, stderr } = await bootpath(["log", "nowhere.log"]);
    assert.deepEqual([status, stderr], [2, "bootpath: nowhere.log: no such file or folder\n"]);
  });

  it("draws the timeline of a boot, of several the last one", async () => {
    const log = readFileSync(join(projectRoot, "test/fixtures/timeline/guest-7.2.bootlog"), "utf8");
    const twoBoots = log.replace("Linux version 7.2.13", "Linux version 7.2.12") + log;
    const last = await bootpath(["log", "-", "--format", "svg"], { input: twoBoots });
    assert.equal(last.status, 0);
    assert.match(last.stdout, /^<\?xml[^]*standard input, boot 2[^]*Linux 7\.2\.13[^]*chr_dev_init[^]*<\/svg>\n$/);
    const first = await bootpath(["log", "-", "--format", "svg", "--boot", "1"], { input: twoBoots });
    assert.match(first.stdout, /standard input, boot 1[^]*Linux 7\.2\.12/);
    const none = await bootpath(["log", "-", "--format", "svg", "--boot", "3"], { input: twoBoots });
    assert.deepEqual(
      [none.status, none.stdout, none.stderr],
      [2, "", "bootpath: -: there are 2 boots in it, and no boot 3\n"],
    );
  });
});
