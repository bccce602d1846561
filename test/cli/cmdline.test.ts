import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

interface Split {
  readonly parameters: readonly { name: string; value: string | null; start: number; end: number }[];
  readonly initArguments: string | null;
}

interface Sample {
  readonly text: string;
  readonly parameters: readonly { name: string; value: string | null }[];
  readonly initArguments: string | null;
}

const samples = JSON.parse(
  readFileSync(join(projectRoot, "test/conformance/data/cmdline/tokens.json"), "utf8"),
) as readonly Sample[];

describe("bootpath cmdline", () => {
  it("prints the JSON of the contract", async () => {
    const { status, stdout } = await bootpath(["cmdline", "--text", "console=ttyS0 quiet", "--format", "json"]);
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      parameters: [
        { name: "console", value: "ttyS0", start: 0, end: 13 },
        { name: "quiet", value: null, start: 14, end: 19 },
      ],
      initArguments: null,
    });
  });

  it("splits every recorded line as the kernel did", async () => {
    for (const sample of samples) {
      const { stdout } = await bootpath(["cmdline", "--format", "json"], { input: sample.text });
      const { parameters, initArguments } = JSON.parse(stdout) as Split;
      const bare = parameters.map(({ name, value }) => ({ name, value }));
      assert.deepEqual({ text: sample.text, parameters: bare, initArguments }, sample);
    }
  });

  it("reads a file", async () => {
    const cwd = writeFiles(temporaryFolder(), { line: "a=1 -- b" });
    const { stdout } = await bootpath(["cmdline", "line"], { cwd });
    assert.equal((JSON.parse(stdout) as Split).initArguments, "b");
  });

  it("ends with 2 for a file that is not there, and for two sources", async () => {
    const missing = await bootpath(["cmdline", "nowhere"]);
    assert.deepEqual([missing.status, missing.stderr], [2, "bootpath: nowhere: no such file or folder\n"]);
    assert.equal((await bootpath(["cmdline", "x", "--text", "y"])).status, 2);
  });
});
