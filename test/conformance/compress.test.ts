/** What `--compress` makes, given to the programs that undo it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { compress, compressions, type Compression } from "../../cli/compress.js";
import { joined, noise, sharedPieces } from "../support/shared-pieces.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How each method is undone, and which Debian package has the program. */
const programs: Readonly<Record<Exclude<Compression, "none">, Program>> = {
  gzip: { command: ["gzip", "-dc"], package: "gzip" },
  zstd: { command: ["zstd", "-dc"], package: "zstd" },
  xz: { command: ["xz", "-dc", "--format=xz"], package: "xz-utils" },
  lz4: { command: ["lz4", "-dc"], package: "lz4" },
};

interface Program {
  readonly command: readonly [string, ...string[]];
  readonly package: string;
}

const mebibyte = 1 << 20;
const lines = Buffer.from(
  Array.from({ length: 20_000 }, (_, index) => `file /lib/modules/${index * 7919}.ko 0644 0 0\n`).join(""),
);
const inputs: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  "one byte": Buffer.from("x"),
  text: lines,
  noise: noise(mebibyte),
  "text, zeros and noise": Buffer.concat([lines, Buffer.alloc(10 * mebibyte), noise(300_000), lines]),
};

/** LZ4 has two more ways to go wrong: blocks that do not shrink, and the last bytes of a full block. */
const endingWithCopy = Buffer.concat([Buffer.alloc(8 * mebibyte - 500), noise(64), Buffer.alloc(425), noise(11)]);
const inputsForLz4: Readonly<Record<string, Buffer>> = {
  "noise of more than one block": noise(9 * mebibyte),
  "two blocks that are full and end with a copy": Buffer.concat([endingWithCopy, endingWithCopy]),
};

for (const method of compressions) {
  if (method === "none") continue;
  const program = programs[method];

  describe(`--compress ${method}, undone by ${program.command.join(" ")}`, function () {
    this.timeout(120_000);

    before(function () {
      if (!isInstalled(program)) this.skip();
    });

    for (const [name, bytes] of Object.entries({ ...inputs, ...(method === "lz4" ? inputsForLz4 : {}) })) {
      it(name, async () => {
        const compressed = await joined(compress(sharedPieces(bytes, 65_537), method));
        assert.ok(run(program.command, compressed).equals(bytes));
      });
    }
  });
}

describe("--compress xz", function () {
  before(function () {
    if (!isInstalled(programs.xz)) this.skip();
  });

  it("has the check and the dictionary of the kernel's build, whatever the environment says", async () => {
    const before = process.env["XZ_OPT"];
    process.env["XZ_OPT"] = "--check=sha256 --x86 --lzma2=preset=9";
    try {
      const listing = listed(["xz", "-lvv"], "text.xz", await joined(compress([lines], "xz")));
      assert.match(listing, /^ *Check: +CRC32$/m);
      assert.match(listing, / --lzma2=dict=1MiB$/m);
    } finally {
      if (before === undefined) delete process.env["XZ_OPT"];
      else process.env["XZ_OPT"] = before;
    }
  });

  it("throws on an error of the pieces", async () => {
    function* broken(): Generator<Uint8Array> {
      yield* sharedPieces(noise(mebibyte), 5000);
      throw new Error("the source is gone");
    }
    await assert.rejects(joined(compress(broken(), "xz")), { message: "the source is gone" });
  });
});

describe("--compress zstd", () => {
  it("has a window that fits the kernel", async function () {
    if (!isInstalled(programs.zstd)) this.skip();
    const listing = listed(["zstd", "-lv"], "text.zst", await joined(compress([lines], "zstd")));
    assert.match(listing, /^Window Size: 8\.00 MiB /m);
  });
});

function isInstalled({ command: [name], package: debianPackage }: Program): boolean {
  if (spawnSync(name, ["--version"]).error === undefined) return true;
  process.stderr.write(`Not compared: the program ${name} is missing (Debian package ${debianPackage}).\n`);
  return false;
}

function run([name, ...rest]: readonly [string, ...string[]], input: Uint8Array): Buffer {
  const { status, stdout, stderr } = spawnSync(name, rest, { input, maxBuffer: 64 * mebibyte });
  assert.equal(status, 0, stderr.toString());
  return stdout;
}

/** What a program lists about a file. */
function listed(command: readonly [string, ...string[]], name: string, content: Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return run([...command, path], new Uint8Array(0)).toString();
}
