import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isHostError, type PackHost, type SourceFile } from "../../../core/manifest/pack-host.js";
import { packHost } from "../../../host/pack-host.js";

describe("host/pack-host", () => {
  let folder: string;
  let host: PackHost;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bootpath-host-"));
    host = packHost(folder);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("reads a file from the base folder, twice after a rewind", () => {
    writeFileSync(join(folder, "a"), "contents");
    const source = opened("a");
    const bytes = new Uint8Array(16);
    assert.equal(source.size, 8);
    assert.equal(source.read(bytes, 2, 5), 5);
    assert.equal(Buffer.from(bytes).toString(), "\0\0conte\0\0\0\0\0\0\0\0\0");
    assert.equal(source.rewind(), null);
    assert.equal(source.read(bytes, 0, 16), 8);
    assert.equal(source.read(bytes, 0, 16), 0);
    source.close();
  });

  it("takes absolute paths as they are, and an empty one as no path", () => {
    writeFileSync(join(folder, "a"), "x");
    opened(join(folder, "a")).close();
    assert.deepEqual(host.open(""), { error: "no such file or directory" });
    assert.deepEqual(host.open("nope"), { error: "no such file or directory" });
    assert.deepEqual(host.open("a/b"), { error: "not a directory" });
    assert.ok(isHostError(host.open("a\0b")));
  });

  it("opens a folder and fails to read it, as the system calls do", () => {
    mkdirSync(join(folder, "d"));
    const source = opened("d");
    assert.deepEqual(source.read(new Uint8Array(1), 0, 1), { error: "illegal operation on a directory" });
    assert.equal(source.rewind(), null);
    source.close();
  });

  it("opens names that are no valid UTF-8", () => {
    const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff)]);
    writeFileSync(name, "bytes");
    const source = opened("\udcff");
    assert.equal(source.size, 5);
    source.close();
  });

  it("does not wait for a writer of a named pipe, which has no size and cannot go back", function () {
    if (spawnSync("mkfifo", [join(folder, "p")]).status !== 0) this.skip();
    const source = opened("p");
    assert.equal(source.size, 0);
    assert.deepEqual(source.rewind(), { error: "invalid seek" });
    source.close();
  });

  it("rounds times down to whole seconds", function () {
    writeFileSync(join(folder, "a"), "");
    for (const [time, seconds] of [
      ["@1700000000.999999999", 1_700_000_000],
      ["@1700000000.9989", 1_700_000_000],
      ["@1700000000.5", 1_700_000_000],
      ["@1700000000.000000001", 1_700_000_000],
      ["@1700000000", 1_700_000_000],
      ["@0.5", 0],
      ["@-0.5", -1],
      ["@5000000000.25", 5_000_000_000],
      ["@-5.5", -6],
      ["@-5", -5],
    ] as const) {
      if (spawnSync("touch", ["-d", time, join(folder, "a")]).status !== 0) this.skip();
      const source = opened("a");
      assert.equal(source.modificationTime(), seconds);
      source.close();
    }
  });

  function opened(location: string): SourceFile {
    const source = host.open(location);
    assert.ok(!isHostError(source), location);
    return source;
  }
});
