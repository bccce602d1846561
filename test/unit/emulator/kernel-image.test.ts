import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { describeFile, inspectKernel } from "../../../emulator/kernel-image.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

describe("the header of a kernel image", () => {
  it("is read field by field", () => {
    const kernel = fabricateKernel({
      relocatable: true,
      prefAddress: 0x2000000,
      initSize: 0x123000,
      cmdlineSize: 4095,
    });
    const image = inspectKernel(kernel);
    assert.deepEqual(image, {
      version: "6.12.0 (test)",
      protocol: 0x20f,
      loadedHigh: true,
      is64Bit: false,
      relocatable: true,
      cmdlineSize: 4095,
      initrdAddressMax: 0x7fffffff,
      loadAddress: 0x2000000,
      runAddress: 0x2000000,
      runSize: 0x123000,
      setupHeader: { start: 0x1f1, end: 0x26c },
      protectedMode: { start: 2048, end: 2048 + 4096 },
      declaredSize: 2048 + 4096,
      payload: { start: 2048 + 16, end: 2048 + 16 + 64 },
    });
  });

  it("loads a kernel that cannot be relocated at 1 MiB", () => {
    assert.equal(inspectKernel(fabricateKernel({ relocatable: false }))?.loadAddress, 0x100000);
  });

  it("tells a 64-bit kernel by XLF_KERNEL_64 alone", () => {
    assert.equal(inspectKernel(fabricateKernel({ xloadflags: 0b111111 }))?.is64Bit, true);
    assert.equal(inspectKernel(fabricateKernel({ xloadflags: 0b111110 }))?.is64Bit, false);
  });

  it("does not read fields that an older protocol does not have", () => {
    const old = inspectKernel(
      fabricateKernel({ protocol: 0x202, xloadflags: 1, cmdlineSize: 9999, relocatable: true, initSize: 1 }),
    );
    assert.equal(old?.is64Bit, false);
    assert.equal(old.cmdlineSize, 255);
    assert.equal(old.initrdAddressMax, 0x37ffffff);
    assert.equal(old.loadAddress, 0x100000);
    assert.equal(old.runSize, 4096);
    assert.equal(old.payload, null);
  });

  it("survives a version that points nowhere, and no version at all", () => {
    for (const pointer of [0, 0xffff]) {
      const kernel = fabricateKernel();
      new DataView(kernel.buffer).setUint16(0x20e, pointer, true);
      assert.equal(inspectKernel(kernel)?.version, "");
    }
  });

  it("is found at any place in a larger buffer", () => {
    const kernel = fabricateKernel({ version: "6.1.0" });
    const buffer = new Uint8Array(kernel.length + 3);
    buffer.set(kernel, 3);
    assert.equal(inspectKernel(buffer.subarray(3))?.version, "6.1.0");
  });

  it("is missing in a file that is cut within it, or that is something else", () => {
    assert.equal(inspectKernel(fabricateKernel().subarray(0, 0x220)), null);
    assert.equal(inspectKernel(new Uint8Array(4096)), null);
    assert.equal(inspectKernel(new Uint8Array()), null);
  });
});

describe("a file that is no kernel image", () => {
  const at = (offset: number, text: string) => {
    const bytes = new Uint8Array(0x9000);
    bytes.set(Buffer.from(text, "latin1"), offset);
    return bytes;
  };

  for (const [name, bytes, expected] of [
    ["an ELF file", at(0, "\x7fELF"), /ELF/],
    ["a gzip file", at(0, "\x1f\x8b\x08"), /gzip/],
    ["a zstd file", at(0, "\x28\xb5\x2f\xfd"), /zstd/],
    ["an xz file", at(0, "\xfd7zXZ\0"), /xz/],
    ["a uImage", at(0, "\x27\x05\x19\x56"), /uImage/],
    ["an ARM64 Image", at(0x38, "ARMd"), /ARM64/],
    ["an ARM64 Image with an EFI stub", Buffer.concat([Buffer.from("MZ"), at(0x36, "ARMd")]), /ARM64/],
    ["an EFI program", at(0, "MZ"), /EFI/],
    ["a cpio archive", at(0, "070701"), /cpio/],
    ["a CD image", at(0x8001, "CD001"), /CD/],
    ["a disk", at(0x1fe, "\x55\xaa"), /boot sector/],
    ["a Git LFS pointer", Buffer.from("version https://git-lfs.example/spec/v1\noid"), /LFS/],
    ["a script", Buffer.from("#!/bin/sh\nexec make\n"), /text/],
    ["an empty file", new Uint8Array(), /empty/],
    ["noise", Uint8Array.of(1, 2, 3), /boot loader/],
  ] as const) {
    it(`is recognised: ${name}`, () => {
      assert.match(describeFile(bytes).is, expected);
    });
  }
});
