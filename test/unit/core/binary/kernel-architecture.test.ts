import assert from "node:assert/strict";
import { wholeContent } from "../../../../core/binary/file-content.js";
import { kernelArchitecture } from "../../../../core/binary/kernel-architecture.js";

/** The fields of an x86 setup header that tell. */
function x86Image(protocol: number, flags: number) {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  view.setUint32(0x202, 0x53726448, true);
  view.setUint16(0x206, protocol, true);
  view.setUint16(0x236, flags, true);
  return wholeContent(bytes);
}

describe("core/binary/kernel-architecture", () => {
  it("tells 64-bit kernels from 32-bit ones by the load flags", () => {
    assert.equal(kernelArchitecture(x86Image(0x20f, 0x7f)), "x86_64");
    assert.equal(kernelArchitecture(x86Image(0x20f, 0x00)), "i386");
  });

  it("does not read the flags of a protocol that has none", () => {
    assert.equal(kernelArchitecture(x86Image(0x20a, 0x01)), "i386");
  });

  it("knows arm64 by its magic number", () => {
    const bytes = new Uint8Array(4096);
    bytes.set([0x41, 0x52, 0x4d, 0x64], 0x38);
    assert.equal(kernelArchitecture(wholeContent(bytes)), "arm64");
  });

  it("says nothing about other files, and short ones", () => {
    assert.equal(kernelArchitecture(wholeContent(new Uint8Array(4096))), null);
    assert.equal(kernelArchitecture(wholeContent(new Uint8Array(3))), null);
  });
});
