import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Engine, MachineOptions } from "../../../emulator/machine.js";
import { MIB } from "../../../emulator/memory-layout.js";
import { preflight } from "../../../emulator/preflight.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

const good: MachineOptions = {
  kernel: fabricateKernel(),
  initramfs: new Uint8Array(1000),
  cmdline: new TextEncoder().encode("console=ttyS0"),
  memoryMiB: 128,
};

function codes(change: Partial<MachineOptions>, engine: Engine = "v86"): string[] {
  return preflight({ ...good, ...change }, engine).map(({ code, severity }) => `${severity} ${code}`);
}

describe("preflight", () => {
  it("has nothing to say about a good boot", () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ initramfs: null, cmdline: new Uint8Array() }, "qemu"), []);
  });

  it("names the file that is no kernel and says what to use", () => {
    const [problem, ...more] = preflight({ ...good, kernel: Buffer.from("\x7fELF") }, "v86");
    assert.deepEqual(more, []);
    assert.equal(problem?.code, "kernel-not-an-image");
    assert.match(problem.message, /an ELF file.*bzImage/);
  });

  it("refuses a 64-bit kernel for v86 only", () => {
    const kernel = fabricateKernel({ xloadflags: 1 });
    assert.deepEqual(codes({ kernel }), ["error kernel-is-64-bit"]);
    assert.deepEqual(codes({ kernel }, "qemu"), []);
  });

  it("refuses a zImage and a protocol from before 2.4", () => {
    assert.deepEqual(codes({ kernel: fabricateKernel({ loadflags: 0 }) }), ["error kernel-is-zimage"]);
    assert.deepEqual(codes({ kernel: fabricateKernel({ protocol: 0x201 }) }), ["error kernel-protocol-too-old"]);
  });

  it("sees a truncated kernel from the first missing byte", () => {
    const kernel = fabricateKernel();
    assert.deepEqual(codes({ kernel: kernel.subarray(0, -1) }), ["error kernel-truncated"]);
  });

  it("refuses an empty initramfs", () => {
    assert.deepEqual(codes({ initramfs: new Uint8Array() }), ["error initramfs-empty"]);
  });

  it("asks for exactly the memory that is needed", () => {
    // The kernel takes 16 MiB to 23 MiB, the initramfs 2 MiB and a byte.
    const initramfs = new Uint8Array(2 * MIB + 1);
    assert.deepEqual(codes({ initramfs, memoryMiB: 25 }), ["error memory-too-small"]);
    assert.deepEqual(codes({ initramfs, memoryMiB: 26 }), []);
    const [problem] = preflight({ ...good, initramfs, memoryMiB: 25 }, "v86");
    assert.match(problem?.message ?? "", /at least 26 MiB/);
  });

  it("refuses sizes of memory that are none", () => {
    for (const memoryMiB of [0, -1, 1.5, NaN, 4096]) {
      assert.deepEqual(codes({ memoryMiB }), ["error memory-out-of-range"], String(memoryMiB));
    }
    assert.deepEqual(codes({ memoryMiB: 4096 }, "qemu"), []);
  });

  it("refuses a command line that the kernel cuts, by its own limit", () => {
    const kernel = fabricateKernel({ cmdlineSize: 10 });
    assert.deepEqual(codes({ kernel, cmdline: new Uint8Array(10).fill(0x61) }), []);
    assert.deepEqual(codes({ kernel, cmdline: new Uint8Array(11).fill(0x61) }), ["error cmdline-too-long"]);
  });

  it("warns of a NUL in the command line", () => {
    assert.deepEqual(codes({ cmdline: Uint8Array.of(0x61, 0, 0x62) }), ["warning cmdline-has-nul"]);
  });

  it("reports every problem at once", () => {
    const kernel = fabricateKernel({ xloadflags: 1, cmdlineSize: 1 }).subarray(0, -1);
    assert.deepEqual(codes({ kernel, initramfs: new Uint8Array() }), [
      "error kernel-truncated",
      "error kernel-is-64-bit",
      "error initramfs-empty",
      "error cmdline-too-long",
    ]);
  });
});
