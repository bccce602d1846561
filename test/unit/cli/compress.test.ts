import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { uncompressBlock } from "@rinsuki/lz4-ts";
import fc from "fast-check";
import { CommandError } from "../../../cli/command-error.js";
import { compress, compressions } from "../../../cli/compress.js";
import { blocksOf } from "../../../cli/compress/blocks.js";
import { compressXz } from "../../../cli/compress/xz.js";
import { joined, noise, sharedPieces } from "../../support/shared-pieces.js";

const text = Buffer.from(
  "An initramfs is an archive that the kernel unpacks into its first file system.\n".repeat(9000),
);
/** Methods that need nothing but this program. */
const builtIn = compressions.filter((method) => method !== "xz");

describe("blocks of an archive", () => {
  it("are full but the last, and hold the bytes of the pieces", () => {
    const input = fc.tuple(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 70 }),
    );
    fc.assert(
      fc.property(input, ([bytes, pieceSize, blockSize]) => {
        const blocks = [...blocksOf(sharedPieces(bytes, pieceSize), blockSize)];
        assert.deepEqual(Buffer.concat(blocks), Buffer.from(bytes));
        assert.ok(blocks.slice(0, -1).every(({ length }) => length === blockSize));
        assert.ok(blocks.slice(-1).every(({ length }) => length > 0 && length <= blockSize));
      }),
    );
  });

  it("leave out empty pieces", () => {
    assert.deepEqual([...blocksOf([new Uint8Array(0), Uint8Array.of(1), new Uint8Array(0)], 4)], [Uint8Array.of(1)]);
  });
});

describe("compressing", () => {
  for (const method of builtIn) {
    it(`${method}: an error of the pieces is thrown on`, async () => {
      const broken = compress(endingWith(new Error("the source is gone")), method);
      await assert.rejects(joined(broken), { message: "the source is gone" });
    });

    it(`${method}: who reads no more ends the pieces`, async () => {
      let ended = false;
      function* pieces(): Generator<Uint8Array> {
        try {
          yield* sharedPieces(noise(1 << 20), 5000);
        } finally {
          ended = true;
        }
      }
      let read = 0;
      for await (const piece of compress(pieces(), method)) {
        read += piece.length;
        if (read > 4) break;
      }
      // A stream tells its source a little later.
      await until(() => ended);
    });
  }

  it("none: passes the pieces on", async () => {
    const pieces = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    const passed: Uint8Array[] = [];
    for await (const piece of compress(pieces, "none")) passed.push(piece);
    assert.deepEqual(passed, pieces);
    assert.equal(passed[0], pieces[0]);
  });

  it("gzip: one member without name and time", async () => {
    const compressed = await joined(compress(sharedPieces(text, 1000), "gzip"));
    assert.deepEqual(gunzipSync(compressed), text);
    assert.equal(compressed.subarray(0, 8).toString("hex"), "1f8b080000000000");
  });

  it("zstd: one frame with a window of 8 MiB", async () => {
    const compressed = await joined(compress(sharedPieces(text, 1000), "zstd"));
    // Magic number, no flags and no size of the content, exponent 13 of 1 KiB.
    assert.equal(compressed.subarray(0, 6).toString("hex"), "28b52ffd0068");
    assert.deepEqual(await unzstd(compressed), text);
  });

  it("zstd: several archives at the same time", async () => {
    const archives = [text, noise(300_000), Buffer.alloc(700_000, "kernel")];
    const compressed = await Promise.all(archives.map((bytes) => joined(compress(sharedPieces(bytes, 777), "zstd"))));
    for (const [index, bytes] of compressed.entries()) assert.deepEqual(await unzstd(bytes), archives[index]);
  });

  it("zstd: can be used again after an error", async () => {
    await assert.rejects(joined(compress(endingWith(new Error("no more")), "zstd")));
    assert.deepEqual(await unzstd(await joined(compress([text], "zstd"))), text);
  });
});

describe("lz4", () => {
  it("has the legacy magic number and blocks of 8 MiB", async () => {
    const bytes = Buffer.concat([Buffer.alloc(8 << 20, text), Buffer.alloc(5, "x")]);
    const compressed = await joined(compress(sharedPieces(bytes, 65_536), "lz4"));
    assert.equal(compressed.subarray(0, 4).toString("hex"), "02214c18");
    const blocks = legacyBlocks(compressed).map(unlz4);
    assert.deepEqual(
      blocks.map(({ length }) => length),
      [8 << 20, 5],
    );
    assert.deepEqual(Buffer.concat(blocks), bytes);
  });

  it("holds blocks that do not shrink, of every length", async () => {
    const lengths = [1, 12, 14, 15, 16, 269, 270, 271, 525, 65_536, 1_000_003];
    for (const length of lengths) {
      const bytes = noise(length);
      const blocks = legacyBlocks(await joined(compress([bytes], "lz4")));
      assert.deepEqual(blocks.map(unlz4), [bytes], `${length} bytes`);
      assert.ok((blocks[0]?.length ?? 0) <= length + Math.floor(length / 255) + 16, "more than LZ4_COMPRESSBOUND");
    }
  });

  it("ends blocks as the format wants it", async () => {
    // The last bytes are a copy, and decoders refuse a match that starts less than 12 bytes before a full block's end.
    for (let copied = 4; copied < 40; copied++) {
      const bytes = Buffer.concat([noise(64), Buffer.alloc(400), noise(copied)]);
      const [block] = legacyBlocks(await joined(compress([bytes], "lz4")));
      assert.ok(block !== undefined && block.length < bytes.length);
      const { lastMatchStart, lastLiterals } = endOf(block);
      assert.ok(lastMatchStart <= bytes.length - 12, `${copied} copied: match at ${lastMatchStart} of ${bytes.length}`);
      assert.ok(lastLiterals >= 5, `${copied} copied: ${lastLiterals} literals at the end`);
    }
  });
});

describe("xz", () => {
  it("names the package of a missing program", async () => {
    const missing = joined(compressXz([text], "bootpath-has-no-such-program"));
    await assert.rejects(missing, (error) => {
      assert.ok(error instanceof CommandError);
      assert.match(error.message, /bootpath-has-no-such-program, which was not found: install it .*xz-utils/);
      return true;
    });
  });

  it("passes on why the program failed", async () => {
    // Node.js as a program that does not know the options of xz.
    const failing = joined(compressXz(sharedPieces(noise(1 << 20), 5000), process.execPath));
    await assert.rejects(failing, (error) => {
      assert.ok(error instanceof CommandError);
      assert.match(error.message, /ended with status 9: .*bad option: --format=xz/);
      return true;
    });
  });
});

function* endingWith(error: Error): Generator<Uint8Array> {
  yield* sharedPieces(text, 1000);
  throw error;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

async function unzstd(compressed: Uint8Array): Promise<Buffer> {
  return Buffer.from((await Zstd.load()).decompress(compressed));
}

function legacyBlocks(compressed: Buffer): readonly Buffer[] {
  const blocks: Buffer[] = [];
  for (let at = 4; at < compressed.length;) {
    const length = compressed.readUInt32LE(at);
    blocks.push(compressed.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return blocks;
}

function unlz4(block: Uint8Array): Buffer {
  const room = new Uint8Array((8 << 20) + 1);
  return Buffer.from(room.subarray(0, uncompressBlock(block, room)));
}

/** Walks the sequences of a block: where its last match starts in the output, and how many literals follow it. */
function endOf(block: Buffer): { readonly lastMatchStart: number; readonly lastLiterals: number } {
  let at = 0;
  let output = 0;
  let lastMatchStart = 0;
  const extended = (nibble: number): number => {
    let length = nibble;
    for (let step = nibble === 15 ? 255 : 0; step === 255; length += step) step = block.readUInt8(at++);
    return length;
  };
  for (;;) {
    const token = block.readUInt8(at++);
    const literals = extended(token >> 4);
    at += literals;
    output += literals;
    if (at >= block.length) return { lastMatchStart, lastLiterals: literals };
    at += 2;
    lastMatchStart = output;
    output += 4 + extended(token & 15);
  }
}
