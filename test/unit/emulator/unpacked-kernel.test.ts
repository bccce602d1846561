import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, it } from "mocha";
import { inspectKernel } from "../../../emulator/kernel-image.js";
import { unpackLz4 } from "../../../emulator/v86/lz4.js";
import { unpackKernel, type UnpackedKernel } from "../../../emulator/v86/unpacked-kernel.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

const RUN_ADDRESS = 0x1000000;

/** A 32-bit ELF program of one segment, for the machine given. */
function fabricateVmlinux({ machine = 3, address = RUN_ADDRESS, fileSize = 256 } = {}): Uint8Array {
  const bytes = new Uint8Array(0x400);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  view.setUint16(18, machine, true);
  view.setUint32(24, address + 4, true);
  view.setUint32(28, 52, true);
  view.setUint16(42, 32, true);
  view.setUint16(44, 2, true);
  // The first program header is a note, which is not loaded.
  view.setUint32(52, 4, true);
  view.setUint32(84, 1, true);
  view.setUint32(88, 0x200, true);
  view.setUint32(96, address, true);
  view.setUint32(100, fileSize, true);
  bytes.fill(0xaa, 0x200, 0x300);
  return bytes;
}

/** Packs with LZ4 without looking for repetitions, in blocks, as the kernel build would. */
function packLz4(bytes: Uint8Array, blockSize = 300): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x02, 0x21, 0x4c, 0x18)];
  for (let start = 0; start < bytes.length; start += blockSize) {
    const literals = bytes.subarray(start, start + blockSize);
    parts.push(u32(literalBlock(literals).length), literalBlock(literals));
  }
  return Buffer.concat([...parts, u32(bytes.length)]);
}

function literalBlock(literals: Uint8Array): Uint8Array {
  if (literals.length < 15) return Uint8Array.of(literals.length << 4, ...literals);
  const rest = literals.length - 15;
  return Uint8Array.of(0xf0, ...new Uint8Array(Math.floor(rest / 255)).fill(255), rest % 255, ...literals);
}

function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function unpackedFrom(payload: Uint8Array): Promise<UnpackedKernel | null> {
  const kernel = fabricateKernel({ payload, initSize: 0x1000 });
  const image = inspectKernel(kernel);
  assert.ok(image);
  return unpackKernel(image, kernel);
}

describe("the kernel inside a bzImage", () => {
  const vmlinux = fabricateVmlinux();

  for (const [packer, pack] of [
    ["gzip", gzipSync],
    ["LZ4", packLz4],
  ] as const) {
    it(`is unpacked from ${packer}`, async () => {
      const kernel = await unpackedFrom(pack(vmlinux));
      assert.equal(kernel?.entry, RUN_ADDRESS + 4);
      assert.deepEqual(
        kernel.segments.map(({ address, bytes }) => [address, Buffer.from(bytes).toString("hex")]),
        [[RUN_ADDRESS, "aa".repeat(256)]],
      );
    });

    it(`is left to the guest when its ${packer} data is damaged or cut`, async () => {
      const packed = pack(vmlinux);
      assert.equal(await unpackedFrom(packed.subarray(0, -6)), null);
      assert.equal(await unpackedFrom(Buffer.concat([packed.subarray(0, -4), u32(5)])), null);
    });
  }

  it("is left to the guest when it is packed otherwise", async () => {
    assert.equal(await unpackedFrom(Buffer.from("\xfd7zXZ\0 and so on", "latin1")), null);
    assert.equal(await unpackedFrom(new Uint8Array()), null);
  });

  it("is left to the guest when it is for another processor, no ELF file, or not where the header says", async () => {
    assert.equal(await unpackedFrom(gzipSync(fabricateVmlinux({ machine: 62 }))), null);
    assert.equal(await unpackedFrom(gzipSync(new Uint8Array(5000))), null);
    assert.equal(await unpackedFrom(gzipSync(fabricateVmlinux({ address: RUN_ADDRESS - 4096 }))), null);
    assert.equal(await unpackedFrom(gzipSync(fabricateVmlinux({ address: RUN_ADDRESS + 4096 }))), null);
    assert.equal(await unpackedFrom(gzipSync(fabricateVmlinux({ fileSize: 100_000 }))), null);
  });
});

describe("LZ4", () => {
  /** A frame of one block, without its magic number. */
  const frame = (...block: number[]) => Buffer.concat([u32(block.length), Uint8Array.from(block)]);
  const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

  it("repeats what has come, also while it comes", () => {
    const abc = [0x61, 0x62, 0x63];
    assert.equal(text(unpackLz4(frame(0x30, ...abc, 3, 0, 0x10, 0x21), 99)), "abcabca!");
    assert.equal(text(unpackLz4(frame(0x32, ...abc, 1, 0, 0x10, 0x21), 99)), "abccccccc!");
    const long = unpackLz4(frame(0x1f, 0x61, 1, 0, 255, 10, 0x10, 0x21), 999);
    assert.equal(text(long), `${"a".repeat(1 + 15 + 255 + 10 + 4)}!`);
  });

  it("reaches back into earlier blocks", () => {
    const second = frame(0x00, 2, 0, 0x10, 0x21);
    assert.equal(text(unpackLz4(Buffer.concat([frame(0x20, 0x61, 0x62), second]), 99)), "ababab!");
  });

  it("refuses what reaches back too far, or holds more than announced", () => {
    assert.equal(unpackLz4(frame(0x10, 0x61, 2, 0, 0x10, 0x21), 99), null);
    assert.equal(unpackLz4(frame(0x10, 0x61, 0, 0, 0x10, 0x21), 99), null);
    assert.equal(unpackLz4(frame(0x30, 0x61, 0x62, 0x63), 2), null);
    assert.equal(unpackLz4(Buffer.concat([u32(9), Uint8Array.of(0x10, 0x61)]), 99), null);
  });

  it("comes to an end with any input", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (block) => {
        const unpacked = unpackLz4(frame(...block), 500);
        assert.ok(unpacked === null || unpacked.length <= 500);
      }),
    );
  });

  it("gives back what was packed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.integer({ min: 1, max: 600 }), (bytes, size) => {
        const packed = packLz4(bytes, size);
        assert.deepEqual(unpackLz4(packed.subarray(4, -4), bytes.length), bytes);
      }),
    );
  });
});
