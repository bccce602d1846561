import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { inspectKernel, type KernelImage } from "../../../emulator/kernel-image.js";
import { leastMemoryMiB, MIB, placeInitramfs } from "../../../emulator/memory-layout.js";
import { fabricateKernel, type KernelFields } from "../../support/fabricated-kernel.js";

function image(fields: KernelFields = {}): KernelImage {
  const found = inspectKernel(fabricateKernel(fields));
  assert.ok(found);
  return found;
}

describe("the place of the initramfs", () => {
  it("is on the last pages of the memory", () => {
    assert.equal(placeInitramfs(image(), 4097, 128), 128 * MIB - 8192);
  });

  it("ends where the kernel wants it to end", () => {
    const limited = image({ initrdAddressMax: 0x37ffffff });
    assert.equal(placeInitramfs(limited, 4096, 2000), 0x38000000 - 4096);
  });

  it("does not overlap the kernel, wherever that is loaded", () => {
    assert.equal(placeInitramfs(image(), 1, 23), null);
    const loadedLow = image({ protectedSize: 8 * MIB, prefAddress: 0x200000, initSize: 4096 });
    assert.equal(placeInitramfs(loadedLow, MIB, 9), null);
    assert.equal(placeInitramfs(loadedLow, MIB, 10), 9 * MIB);
  });

  it("exists in the least memory and not in less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 * MIB }), fc.integer({ min: 1, max: 32 * MIB }), (size, initSize) => {
        const kernel = image({ initSize });
        const least = leastMemoryMiB(kernel, size);
        assert.notEqual(placeInitramfs(kernel, size, least), null);
        assert.equal(placeInitramfs(kernel, size, least - 1), null);
      }),
    );
  });
});
