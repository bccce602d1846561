/** `bootpath list` and `bootpath unpack`, against what the tools that make images put in. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const manifest = `dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
nod /dev/sda 0660 0 6 b 8 0
dir /bin 0755 0 0
file /bin/tool tool 4755 1000 1000 /bin/tool2 /bin/tool3
slink /bin/sh tool 0777 0 0
pipe /dev/initctl 0600 0 0
sock /dev/log 0666 0 0
file /init script 0755 0 0
`;

const sources = { manifest, tool: "tool\0\x01".repeat(2000), script: "#!/bin/sh\n" };

async function packed(folder: string, ...options: readonly string[]): Promise<string> {
  const image = join(folder, `image-${options.join("-")}`);
  const { status, stderr } = await bootpath(["pack", "manifest", "--mtime", "7", "-o", image, ...options], {
    cwd: folder,
  });
  assert.equal(status, 0, stderr);
  return image;
}

async function listed(image: string): Promise<string> {
  const { status, stdout, stderr } = await bootpath(["list", image, "--format", "manifest"]);
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The manifest again, with the sources where `unpack` writes them. */
const expected = manifest.replace(" tool 4755", " bin/tool 4755").replace(" script ", " init ");

describe("bootpath list", () => {
  for (const compression of ["none", "gzip", "zstd", "lz4"]) {
    it(`reads what was compressed with ${compression}`, async () => {
      const folder = writeFiles(temporaryFolder(), sources);
      assert.equal(await listed(await packed(folder, "--compress", compression)), expected);
    });
  }

  for (const [name, command] of [
    ["xz", ["xz", "--check=crc32"]],
    ["xz of several blocks", ["xz", "--check=crc32", "--block-size=2000"]],
    ["lzma", ["xz", "--format=lzma"]],
    ["bzip2", ["bzip2"]],
    ["gzip with a name", ["gzip", "--name"]],
    ["zstd with a checksum", ["zstd", "--check"]],
  ] as const) {
    it(`reads ${name}`, async function () {
      const folder = writeFiles(temporaryFolder(), sources);
      const [program, ...args] = command;
      if (spawnSync(program, ["--version"]).error !== undefined) this.skip();
      const result = spawnSync(program, [...args, "-c"], { input: readFileSync(await packed(folder)) });
      assert.equal(result.status, 0);
      writeFileSync(join(folder, "compressed"), result.stdout);
      assert.equal(await listed(join(folder, "compressed")), expected);
    });
  }

  it("reads archives one after another, with zeros between them, as distributions make them", async () => {
    const folder = writeFiles(temporaryFolder(), sources);
    const parts = await Promise.all(["none", "gzip", "lz4", "zstd"].map((name) => packed(folder, "--compress", name)));
    const zeros = Buffer.alloc(512);
    const bytes = parts.flatMap((part) => [readFileSync(part), zeros]);
    writeFileSync(join(folder, "all"), Buffer.concat(bytes));
    const { stdout } = await bootpath(["list", join(folder, "all"), "--format", "json"]);
    const { archives, entries } = JSON.parse(stdout) as {
      archives: readonly { compression: string; offset: number }[];
      entries: readonly { archive: number; path: string }[];
    };
    assert.deepEqual(
      archives.map(({ compression }) => compression),
      ["none", "gzip", "lz4", "zstd"],
    );
    assert.equal(entries.length, 4 * 11);
  });

  it("reads what the program cpio wrote", async function () {
    const folder = writeFiles(temporaryFolder(), { "a/file": "x".repeat(77), "a/b/deep": "" });
    const made = spawnSync("cpio", ["--create", "--format=newc", "--quiet"], {
      cwd: join(folder, "a"),
      input: ".\nfile\nb\nb/deep\n",
    });
    if (made.error !== undefined) this.skip();
    writeFileSync(join(folder, "image"), made.stdout);
    const { stdout } = await bootpath(["list", join(folder, "image"), "--format", "json"]);
    const { entries } = JSON.parse(stdout) as { entries: readonly { path: string; type: string; size: number }[] };
    assert.deepEqual(
      entries.map(({ path, type, size }) => [path, type, size]),
      [
        ["/", "dir", 0],
        ["/file", "file", 77],
        ["/b", "dir", 0],
        ["/b/deep", "file", 0],
      ],
    );
  });

  it("prints modes, owners, device numbers and targets for people", async () => {
    const folder = writeFiles(temporaryFolder(), sources);
    const { stdout } = await bootpath(["list", await packed(folder)]);
    assert.match(stdout, /^crw------- 0:0 +5, 1 \/dev\/console$/m);
    assert.match(stdout, /^-rwsr-xr-x 1000:1000 +\d+ \/bin\/tool3$/m);
    assert.match(stdout, /^lrwxrwxrwx 0:0 +\d+ \/bin\/sh -> tool$/m);
  });

  it("says where the kernel would stop, and shows what comes before", async () => {
    const folder = writeFiles(temporaryFolder(), sources);
    const image = readFileSync(await packed(folder));
    writeFileSync(join(folder, "bad"), Buffer.concat([image, Buffer.from("rubbish!")]));
    const { status, stdout, stderr } = await bootpath(["list", join(folder, "bad"), "--format", "manifest"]);
    assert.equal(status, 1);
    assert.equal(stdout, expected);
    assert.match(stderr, new RegExp(`bad: at byte ${image.length}: invalid magic at start of compressed archive`));
  });

  it("refuses what is no image, in one line that names the file", async () => {
    const folder = writeFiles(temporaryFolder(), { text: "hello\n", empty: "" });
    for (const name of ["text", "empty", "none"]) {
      const { status, stdout, stderr } = await bootpath(["list", name], { cwd: folder });
      assert.deepEqual([status, stdout, stderr.trimEnd().split("\n").length], [2, "", 1], stderr);
      assert.match(stderr, new RegExp(`^bootpath: ${name}: `));
    }
  });

  it("refuses the old cpio format in the kernel's words", async function () {
    const made = spawnSync("cpio", ["--create", "--format=odc", "--quiet"], { input: "/etc/hostname\n" });
    if (made.error !== undefined) this.skip();
    const { status, stderr } = await bootpath(["list", "-"], { input: made.stdout });
    assert.notEqual(status, 0);
    assert.match(stderr, /incorrect cpio method used: use -H newc option/);
  });
});

describe("bootpath unpack", () => {
  it("writes files from which the same image can be packed again, byte for byte", async () => {
    const folder = writeFiles(temporaryFolder(), sources);
    const image = await packed(folder);
    const out = join(folder, "out");
    const { status, stderr } = await bootpath(["unpack", image, "-C", out]);
    assert.equal(status, 0, stderr);
    writeFileSync(join(folder, "again"), await listed(image));
    const again = await bootpath(["pack", "again", "--base", out, "--mtime", "7"], { cwd: folder });
    assert.equal(again.status, 0, again.stderr);
    assert.ok(again.stdoutBytes.equals(readFileSync(image)));
    assert.equal(readlinkSync(join(out, "bin/sh")), "tool");
    assert.equal(lstatSync(join(out, "bin/tool")).nlink, 3);
    assert.equal(lstatSync(join(out, "init")).mtimeMs, 7000);
  });

  it("does what the kernel does with a symbolic link on the way, and never leaves the folder", async () => {
    const list =
      "slink /out /../../../tmp 0777 0 0\nslink /up ../.. 0777 0 0\nfile /up/one one 0644 0 0\nfile /out/two one 0644 0 0\n";
    const folder = writeFiles(temporaryFolder(), { manifest: list, one: "1" });
    const out = join(folder, "out");
    const { stderr } = await bootpath(["unpack", await packed(folder), "-C", out]);
    assert.deepEqual(readdirSync(out).sort(), ["one", "out", "up"]);
    assert.match(stderr, /out\/two: the kernel drops it/);
    assert.ok(!existsSync("/tmp/two"));
  });

  it("writes nothing into a folder that holds something", async () => {
    const folder = writeFiles(temporaryFolder(), sources);
    mkdirSync(join(folder, "full"));
    writeFileSync(join(folder, "full/mine"), "");
    const { status, stderr } = await bootpath(["unpack", await packed(folder), "-C", join(folder, "full")]);
    assert.equal(status, 2);
    assert.match(stderr, /is not empty/);
    assert.deepEqual(readdirSync(join(folder, "full")), ["mine"]);
  });
});
