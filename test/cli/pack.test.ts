import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

interface Sample {
  readonly id: string;
  readonly manifest: string;
  readonly rc: number;
  readonly size: number;
  readonly sha256: string;
}

const data = join(projectRoot, "test/conformance/data/pack");
const { env, cases } = JSON.parse(readFileSync(join(data, "expected.json"), "utf8")) as {
  env: Record<string, string>;
  cases: readonly Sample[];
};

describe("bootpath pack", () => {
  for (const sample of cases) {
    it(`makes of "${sample.id}" what gen_init_cpio made of it`, async () => {
      const folder = writeFiles(temporaryFolder(), { list: sample.manifest });
      const output = join(folder, "out.cpio");
      const args = ["pack", join(folder, "list"), "-o", output, "--base", data, "--mtime", "0"];
      const { status, stderr } = await bootpath(args, { env });
      if (sample.rc !== 0) {
        assert.equal(status, 2);
        assert.notEqual(stderr, "");
        assert.deepEqual(readdirSync(folder), ["list"], "no file is left behind");
        return;
      }
      assert.equal(status, 0, stderr);
      const bytes = readFileSync(output);
      assert.deepEqual(
        { size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
        { size: sample.size, sha256: sample.sha256 },
      );
    });
  }

  it("reports the lines that are dropped, with their place", async () => {
    const cwd = writeFiles(temporaryFolder(), { list: "dir /a 0755 0 0\n  dir /b 0755 0 0\n" });
    const { status, stderr, stdoutBytes } = await bootpath(["pack", "list", "--mtime", "0"], { cwd });
    assert.equal(status, 0);
    assert.match(stderr, /^list:2: dropped: /);
    assert.equal(stdoutBytes.length, 512);
  });

  it("reads a manifest from standard input and writes to standard output", async () => {
    const { status, stdoutBytes } = await bootpath(["pack", "-", "--mtime", "0"], { input: "dir /a 0755 0 0\n" });
    assert.equal(status, 0);
    assert.equal(stdoutBytes.subarray(0, 6).toString(), "070701");
  });

  it("adds checksums on request", async () => {
    const { stdoutBytes } = await bootpath(["pack", "-", "--checksum"], { input: "dir /a 0755 0 0\n" });
    assert.equal(stdoutBytes.subarray(0, 6).toString(), "070702");
  });

  it("compresses on request", async () => {
    const plain = await bootpath(["pack", "-", "--mtime", "0"], { input: "dir /a 0755 0 0\n" });
    const gzip = await bootpath(["pack", "-", "--mtime", "0", "--compress", "gzip"], { input: "dir /a 0755 0 0\n" });
    assert.deepEqual(gunzipSync(gzip.stdoutBytes), plain.stdoutBytes);
  });

  it("takes relative sources from the manifest's folder, or from --base", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "a/list": "file /x data 0644 0 0\n",
      "a/data": "one",
      "b/data": "two",
    });
    const own = await bootpath(["pack", "a/list"], { cwd });
    assert.ok(own.stdoutBytes.includes("one"));
    const other = await bootpath(["pack", "a/list", "--base", "b"], { cwd });
    assert.ok(other.stdoutBytes.includes("two"));
  });

  it("leaves an old archive alone when the manifest is refused", async () => {
    const cwd = writeFiles(temporaryFolder(), { list: "file /x nowhere 0644 0 0\n", "out.cpio": "old" });
    const { status, stderr } = await bootpath(["pack", "list", "-o", "out.cpio"], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /^list:1: refused: .*nowhere/);
    assert.equal(readFileSync(join(cwd, "out.cpio"), "utf8"), "old");
  });

  it("ends with 2 and one line for what it cannot read or write", async () => {
    const missing = await bootpath(["pack", "nowhere"]);
    assert.deepEqual([missing.status, missing.stderr], [2, "bootpath: nowhere: no such file or folder\n"]);
    const cwd = writeFiles(temporaryFolder(), { list: "dir /a 0755 0 0\n" });
    const unwritable = await bootpath(["pack", "list", "-o", "no/such/folder.cpio"], { cwd });
    assert.deepEqual(
      [unwritable.status, unwritable.stderr],
      [2, "bootpath: no/such/folder.cpio: no such file or folder\n"],
    );
    assert.ok(!existsSync(join(cwd, "no")));
    mkdirSync(join(cwd, "folder"));
    const folder = await bootpath(["pack", "list", "-o", "folder"], { cwd });
    assert.deepEqual([folder.status, folder.stderr], [2, "bootpath: folder: is a folder, not a file\n"]);
    assert.deepEqual(readdirSync(cwd), ["folder", "list"], "no file is left behind");
  });

  it("writes an archive of many pieces, complete and in order", async () => {
    const contents = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 0xff));
    const cwd = writeFiles(temporaryFolder(), { list: "file /a data 0644 0 0\nfile /b data 0644 0 0\n" });
    writeFileSync(join(cwd, "data"), contents);
    const piped = await bootpath(["pack", "list", "--mtime", "0"], { cwd });
    assert.equal((await bootpath(["pack", "list", "--mtime", "0", "-o", "out.cpio"], { cwd })).status, 0);
    const written = readFileSync(join(cwd, "out.cpio"));
    assert.ok(written.equals(piped.stdoutBytes));
    const behindHeader = 112;
    assert.equal(written.indexOf(contents), behindHeader);
    assert.equal(written.indexOf(contents, contents.length), behindHeader + contents.length + behindHeader);
  });
});
